"""Addresses below a position paper may hold anything: what answers is sensible, and never an error of ours."""

import json
from urllib.parse import quote

import pytest
from lxml import html

from tests.publications import news, paper

LONG = "a" * 10_240
LABELS = ["%00", "1.0%00", LONG, "1" * 10_240, "..x", "%2e%2e", "..%2f..%2f1.0", "1.0%2f", "1.0%2F1.0"]
LABELS += [
    "%ff%fe",
    "%c0%af",
    "1.0'",
    '1.0"',
    "1.0;",
    "1.0%20",
    "%E2%80%AE1.0",
    "１.０",
    "1,0",
    "1.0 OR 1=1",
    "%25%30%30",
]
BELOW = ["versions/{}/", "changes/{}/", "versions/{}/position-1-1.0.pdf", "versions/1.0/{}.pdf", "versions/1.0/{}"]
BELOW += ["{}citation.bib", "{}/citation.json", "citation.{}"]
QUERIES = [
    "version=%00",
    "version=%ff",
    f"version={LONG}",
    "version=..",
    "version=2.0&version=1.0&version=zz",
    "version",
]
QUERIES += ["p=0", "p=-1", "p=1e9", "p=abc", "p=", "p=%00", f"p={LONG}", "p=99999", "p=1.5", "p=²", "p[]=1", "%ff=%00"]
CITATIONS = ["citation.bib", "citation.ris", "citation.json"]
FEEDS = ["flux.atom", "flux.rss"]


@pytest.fixture(scope="module", autouse=True)
def url(kept):
    """That of a public paper of one version, beside a piece of news."""
    with kept():
        news()
        yield paper(slug="position-1").url


def safe(path):
    """As it stands in an address, with what is encoded in it left as it is."""
    return quote(path, safe="%/'\";,=")


@pytest.mark.parametrize("below", BELOW)
def test_a_label_that_is_none_leads_nowhere(client, url, below):
    paths = [url + safe(below.format(label)) for label in LABELS]

    found = {path[:80]: client.get(path, follow=True).status_code for path in paths}
    assert {path: status for path, status in found.items() if status != 404} == {}


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("label", ["..", "../1.0", "../../1.0", "./1.0"])
def test_a_way_up_is_no_way_to_anything_else(client, url, below, label):
    assert client.get(url + below.format(label), follow=True).status_code in (200, 404)


@pytest.mark.parametrize("query", QUERIES)
def test_a_citation_leaves_out_what_is_not_there(client, url, query):
    [item] = json.loads(client.get(f"{url}citation.json?{query}").content)

    assert (item["version"], item.get("locator")) == ("1.0", None)


@pytest.mark.parametrize("query", QUERIES)
def test_any_query_is_answered_below_a_paper(client, url, query):
    names = ["", "versions/1.0/", "changes/1.0/", *CITATIONS]

    assert {name: client.get(f"{url}{name}?{query}").status_code for name in names} == dict.fromkeys(names, 200)


@pytest.mark.parametrize("start", ["/fr/positions/", "/fr/actualites/"])
@pytest.mark.parametrize(
    "query", [*QUERIES, "year=%00", "year=1e9", f"theme={LONG}", "status=%ff", "q=%22%27%5C", "page=-1"]
)
def test_any_query_is_answered_by_lists_and_feeds(client, url, start, query):
    assert [client.get(f"{start}{name}?{query}").status_code for name in ("", *FEEDS)] == [200, 200, 200]


@pytest.mark.parametrize("page", ["0", "-1", "1e9", "abc", "%00", "9" * 5_000])
@pytest.mark.parametrize("start", ["/fr/positions/", "/fr/actualites/"])
def test_a_page_number_outside_a_list_gives_the_nearest(client, url, start, page):
    response = client.get(f"{start}?page={page}")

    assert len(html.fromstring(response.content).cssselect("[data-id]")) == 1


@pytest.mark.parametrize("name", ["versions/1.0/", "changes/1.0/", *CITATIONS, "../flux.atom", "../flux.rss"])
def test_a_head_is_answered_as_a_get_without_its_text(client, url, name):
    url = url + name if not name.startswith("../") else f"/fr/positions/{name[3:]}"
    head, whole = client.head(url), client.get(url)

    assert (head.status_code, head.content, head["Content-Type"]) == (200, b"", whole["Content-Type"])


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize(
    "name", ["versions/1.0/", "changes/1.0/", "versions/1.0/position-1-1.0.pdf", *CITATIONS, *FEEDS]
)
def test_nothing_is_written_to_what_is_only_read(client, url, method, name):
    assert getattr(client, method)(url + name).status_code == 405


@pytest.mark.parametrize("path", ["/fr/positions/", "/fr/positions/position-1/", "/fr/actualites/"])
def test_a_post_to_a_page_writes_nothing_and_breaks_nothing(client, url, path):
    assert client.post(path, {"x": "\x00"}).status_code in (200, 403, 405)


@pytest.mark.parametrize("name", ["versions/1.0/", "changes/1.0/", "versions/1.0/x.pdf", "citation.json", "flux.atom"])
def test_what_is_no_paper_has_nothing_of_the_kind(client, url, name):
    starts = ["/fr/", "/fr/actualites/nouvelle-1/", "/fr/positions/x/", "/nl/positions/position-1/", f"{url}versions/"]

    assert {client.get(start + name).status_code for start in starts} == {404}
