"""Addresses may hold anything: the answer is the nearest sensible page, never an error of ours."""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from tests import factories
from tests.factories import DocumentFactory, OrganisationFactory, ThemeFactory, resource

PARAMETERS = [
    "q",
    "type",
    "level",
    "audience",
    "theme",
    "language",
    "licence",
    "format",
    "duration",
    "organisation",
    "sort",
    "page",
]
ODD = [
    "'",
    '"',
    "\\",
    "%",
    "’",
    "é",
    "œ",
    "😀",
    "²",
    "٣",
    "<",
    "&",
    "--",
    ";",
    "(",
    ")",
    "*",
    ":",
    "|",
    "!",
    "NEAR",
    "AND",
    "OR",
    "NOT",
    "{",
    "}",
    "$1",
    "?",
    "#",
    "+",
    "/",
    "..",
]
ODD += ["\x00", "\x1f", "\u202e", "\u200b", "\ufeff", "\n", "\r\n"]
KNOWN = ["jeu", "P3", "primaire-2", "eau", "cc-by", "pdf", "fr", "newest", "title", "relevance", "1", "2", "-1", "0"]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
VALUE = st.one_of(
    TEXT,
    st.sampled_from([*ODD, *KNOWN]),
    st.lists(st.sampled_from([*ODD, *KNOWN, " ", "a"]), max_size=8).map("".join),
    st.integers().map(str),
    st.sampled_from(["a" * 10_240, "é" * 5_000, "9" * 5_000, "\x00" * 100, " ".join(["mot"] * 2_000), '"' * 10_000]),
)
QUERY = st.lists(st.tuples(st.one_of(st.sampled_from(PARAMETERS), TEXT), VALUE), max_size=12)
RAW = ["%ff%fe", "%c0%af", "%00", "%", "%e", "%zz", "%ed%a0%80", "%f4%90%80%80", "%u0041", "%25%30%30", "+", "%F0%9F"]
anything = settings(
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module", autouse=True)
def url(kept):
    """That of a library of two resources, which all read."""
    with kept():
        theme = ThemeFactory(slug="eau")
        resource(title="L’eau du sol", themes=[theme], organisations=[OrganisationFactory()], levels=["P3"])
        resource(title="Un jeu", documents=[DocumentFactory()], resource_type="video")
        yield factories.library().url


def answer(client, url, raw=""):
    """The status, once it is sure that a page that came is whole: one main, one h1, a number of results."""
    response = client.get(url, QUERY_STRING=raw)
    if response.status_code == 200:
        page = html.fromstring(response.content)
        assert len(page.cssselect("main")) == len(page.cssselect("h1")) == len(page.cssselect("[data-total]")) == 1
    return response.status_code


@anything
@given(pairs=QUERY)
def test_any_parameters_give_a_page(client, url, pairs):
    assert answer(client, url, urlencode(pairs)) == 200


@anything
@given(value=VALUE)
@pytest.mark.parametrize("name", ["q", "page"])
def test_any_words_and_any_page_number_give_a_page(client, url, name, value):
    assert answer(client, url, urlencode({name: value})) == 200


@anything
@given(words=st.lists(st.one_of(TEXT, st.sampled_from(ODD)), max_size=5).map(" ".join))
def test_any_words_can_be_looked_for_among_chosen_values(client, url, words):
    chosen = [("q", words), ("q", "x"), ("type", "video"), ("type", "jeu"), ("level", "P3"), ("sort", "relevance")]

    assert answer(client, url, urlencode(chosen)) == 200


@pytest.mark.parametrize("name", PARAMETERS)
@pytest.mark.parametrize("raw", RAW)
def test_bytes_that_are_no_text_give_a_page(client, url, name, raw):
    assert answer(client, url, f"{name}={raw}&{name}=a{raw}b&{raw}={raw}") == 200


@pytest.mark.parametrize("name", PARAMETERS)
def test_ten_kilobytes_in_a_parameter_give_a_page(client, url, name):
    assert answer(client, url, urlencode({name: "é" * 5_120})) == 200


def test_the_address_of_the_issue_gives_the_whole_library(client, url):
    response = client.get(url, QUERY_STRING="page=99999&type=%00&level=zz&q=%22%27%5C")

    assert response.status_code == 200
    assert html.fromstring(response.content).cssselect("[data-total]")


SIGNS = """
" "eau "" * ea* *eau ( (eau ) NEAR NEAR(eau+sol) AND OR NOT & | ! !eau : title:eau eau:* <-> ' '' \\ \\' {eau} ^eau
+eau -eau eau-sol % _ $$ 1=1 ; -- /* a.b l'eau l’eau É œ . - a"OR"title:b
"""


@pytest.mark.parametrize("words", [*SIGNS.split(), "eau AND", "NOT eau", "eau & sol", "eau <-> sol", '" "'])
def test_the_signs_of_query_languages_are_only_signs(client, url, words):
    assert answer(client, url, urlencode({"q": words})) == 200


@pytest.mark.parametrize("words", ["eau", "EAU", '"eau"', "(eau)", "eau:", "eau!", "eau, sol", "sol eau"])
def test_signs_around_a_word_do_not_hide_it(read, url, words):
    titles = [node.text_content() for node in read(url, {"q": words}).cssselect("[data-id] h3")]

    assert titles == ["L’eau du sol"]


def test_what_was_typed_comes_back_as_it_was_and_runs_nothing(read, url):
    typed = "\"><script>alert('é')</script>"
    page = read(url, {"q": typed})

    assert page.cssselect("#search")[0].get("value") == typed
    assert not [script for script in page.cssselect("script") if not script.get("src")]


NEAREST = {"99999": "2", "0": "2", "-1": "2", "x": "1", "2": "2", "": "1", "1.5": "1"}


def test_a_page_number_outside_the_list_gives_the_nearest(read, url):
    for _ in range(11):
        resource()

    pages = {number: read(url, {"page": number}) for number in NEAREST}
    current = {number: page.cssselect('.pagination [aria-current="page"]')[0] for number, page in pages.items()}
    assert {number: link.text_content().split()[-1] for number, link in current.items()} == NEAREST


def test_unknown_values_change_nothing(read, url):
    page = read(url, {"type": ["zz", "jeu' OR 1=1"], "level": "P9", "theme": "x", "sort": "zz", "unknown": "1"})

    assert page.cssselect("[data-total]")[0].get("data-total") == "2"
    assert not page.cssselect("input[checked]")


NOWHERE = """
/%00 /fr/%00/ /fr/ressources/%00 /fr/a%00.zip /fichiers/1/%00.pdf /media/%00 /static/%00 /%ff /fr/%ff%fe/
/fr/ressources/%ff/archive.zip /fr/archive.zip /fr/ressources/archive.zip /fr/x.y.zip /fr//ressources/ /media/
/media/../x /media/%2e%2e/%2e%2e/x /zz/ /fr/é/ /fichiers/%EF%BC%91/x.pdf /sitemap.xml/ /CMS/
"""
PATHS = [*NOWHERE.split(), "/fr/\u202e/", "/fr/" + "a/" * 500, "/fr/" + "a" * 8000 + "/"]
PATHS += [f"/fichiers/{'9' * 25}/x", f"/fichiers/{'9' * 5000}/x", "/fichiers/0/" + quote("é" * 300)]
PATHS += ["/media/" + "a" * 300, "/media/" + "a" * 5000, "/media/" + "a/" * 2100]
PATHS += ["/fr/ressources/" + "z" * 300 + "/archive.zip"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:30])
def test_an_address_that_leads_nowhere_is_not_found(client, url, path):
    assert client.get(path, follow=True).status_code == 404


@anything
@given(
    path=st.lists(
        st.one_of(TEXT, st.sampled_from([*ODD, "ressources", "archive.zip", "fr", "fichiers", "1"])), max_size=6
    )
)
def test_any_address_gets_an_answer(client, url, path):
    for start in ("/", "/fr/", "/nl/ressources/", "/fichiers/1/"):
        assert client.get(start + quote("/".join(path)), follow=True).status_code in (200, 404)


@pytest.mark.parametrize("accepted", ["", "*", "zz", "fr;q=abc", "\x00", "é", "nl" * 4000, "nl,,;;q=,de", "x" * 20_000])
def test_any_accepted_language_leads_to_a_home(client, accepted):
    response = client.get("/", headers={"accept-language": accepted}, follow=True)

    assert response.status_code == 200


@pytest.mark.parametrize("cookie", ["\x00", "aaaaaaaaaa\x00aa", "zz", "é", "x" * 4000, "../../etc"])
def test_any_cookie_is_survived(client, url, cookie):
    client.cookies["django_language"] = client.cookies["sessionid"] = cookie

    assert client.get("/", follow=True).status_code == client.get(url).status_code == 200


def test_the_other_languages_take_the_same_codes(read, url):
    found = read(factories.library("nl").url, {"type": "video", "level": "zz"})

    assert found.cssselect("[data-total]")[0].get("data-total") == "1"
