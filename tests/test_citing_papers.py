"""How a position paper is cited: in words, for programs, in its head; in which version and to which paragraph."""

import json
from datetime import date

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from django.core.files.base import ContentFile
from pylatexenc.latex2text import LatexNodes2Text

from core.models import PagePDF
from news.models import PositionIndexPage
from tests.factories import PDF, again, index_page, publish, translate
from tests.publications import paper, paper_body

NAMES = ["citation.bib", "citation.ris", "citation.json"]
TITLE = "Une heure : 100 % & plus"


@pytest.fixture(scope="module")
def stored(kept):
    """A paper of two versions, of three paragraphs and of four."""
    with kept():
        page = paper(title=TITLE, slug="heure", number="2026/03", date=date(2026, 3, 4), status="adopte")
        page.body, page.version_label, page.date = paper_body(paragraphs=4), "2.0", date(2026, 9, 1)
        yield publish(page)


@pytest.fixture
def position(stored):
    return again(stored)


@pytest.fixture
def cited(client, position):
    """`cited(name, query)` → what a real parser reads of that citation of the paper."""
    plain = LatexDecodingMiddleware(decoder=LatexNodes2Text(keep_braced_groups=False))
    parsers = {
        "citation.bib": lambda text: bibtexparser.parse_string(text, append_middleware=[plain]).entries[0],
        "citation.ris": lambda text: rispy.loads(text)[0],
        "citation.json": lambda text: json.loads(text)[0],
    }
    return lambda name, query="": parsers[name](client.get(f"{position.url}{name}{query}").content.decode())


def metas(page):
    return {meta.get("name"): meta.get("content") for meta in page.cssselect("head meta[name^=citation_]")}


def text(node):
    return " ".join(node.text_content().split())


@pytest.mark.parametrize(("below", "label", "year"), [("", "2.0", "2026"), ("versions/1.0/", "1.0", "2026")])
def test_the_text_to_copy_names_who_what_and_which_version(read, position, below, label, year):
    shown = text(read(position.url + below).cssselect("[data-cited]")[0])

    for words in ("Réseau CSTI", "Une heure", "2026/03", label, year, f"{position.address}versions/{label}/"):
        assert words in shown


@pytest.mark.parametrize(("below", "label"), [("", "2.0"), ("versions/1.0/", "1.0")])
def test_a_page_leads_to_the_citations_of_the_version_that_it_shows(client, read, position, below, label):
    links = [link.get("href") for link in read(position.url + below).cssselect(".citation-links a")]

    assert links == [f"{position.url}{name}?version={label}" for name in NAMES]
    assert {client.get(link).status_code for link in links} == {200}


@pytest.mark.parametrize(
    ("query", "label", "day"), [("", "2.0", 1), ("?version=1.0", "1.0", 4), ("?version=9", "2.0", 1)]
)
def test_bibtex_names_the_version_that_is_asked_for(cited, position, query, label, day):
    entry = cited("citation.bib", query)

    assert (entry["title"], entry["number"], entry["version"]) == (TITLE, "2026/03", label)
    assert (entry["institution"], entry["url"]) == ("Réseau CSTI", f"{position.address}versions/{label}/")
    assert entry["date"].endswith(f"{day:02}")


@pytest.mark.parametrize(("query", "label"), [("", "2.0"), ("?version=1.0", "1.0"), ("?version=%00", "2.0")])
def test_ris_names_the_version_that_is_asked_for(cited, position, query, label):
    entry = cited("citation.ris", query)

    assert (entry["title"], entry["edition"]) == (TITLE, label)
    assert entry["urls"] == [f"{position.address}versions/{label}/"]
    assert entry["publisher"] == "Réseau CSTI"


@pytest.mark.parametrize(("query", "label"), [("", "2.0"), ("?version=1.0", "1.0"), ("?version=2", "2.0")])
def test_csl_json_names_the_version_that_is_asked_for(cited, position, query, label):
    item = cited("citation.json", query)

    assert (item["title"], item["number"], item["version"]) == (TITLE, "2026/03", label)
    assert (item["URL"], item["author"]) == (f"{position.address}versions/{label}/", [{"literal": "Réseau CSTI"}])


@pytest.mark.parametrize(
    ("query", "locator", "end"),
    [
        ("?p=4", "§\u00a04", "versions/2.0/#p4"),
        ("?p=3&version=1.0", "§\u00a03", "versions/1.0/#p3"),
        ("?p=4&version=1.0", None, "versions/1.0/"),  # the first had three
        ("?p=7", None, "versions/2.0/"),
        ("?p=A", None, "versions/2.0/"),
    ],
)
def test_a_paragraph_is_cited_if_the_version_has_it(cited, position, query, locator, end):
    item = cited("citation.json", query)

    assert (item.get("locator"), item["URL"]) == (locator, position.address + end)


def test_each_version_and_paragraph_has_a_key_of_its_own(cited, position):
    queries = ["", "?version=1.0", "?p=1", "?p=2", "?p=1&version=1.0"]

    assert len({cited("citation.bib", query).key for query in queries}) == len(queries)


@pytest.mark.parametrize(("below", "label"), [("", "2.0"), ("versions/1.0/", "1.0"), ("changes/1.0/", "1.0")])
def test_the_head_tells_scholars_indexes_of_the_version(read, position, below, label):
    found = metas(read(position.url + below))

    assert (found["citation_title"], found["citation_technical_report_number"]) == (TITLE, "2026/03")
    assert found["citation_technical_report_institution"] == "Réseau CSTI"
    assert found["citation_public_url"] == f"{position.address}versions/{label}/"
    assert "citation_pdf_url" not in found


@pytest.mark.parametrize(("below", "label"), [("", "2.0"), ("versions/1.0/", "1.0")])
def test_the_head_names_the_pdf_once_there_is_one(read, position, below, label):
    pdf = PagePDF.objects.get(page_id=position.pk, label=label)
    pdf.file.save("heure.pdf", ContentFile(PDF), save=False)
    PagePDF.objects.filter(pk=pdf.pk).update(file=pdf.file.name, size=len(PDF), state="ready")

    found = metas(read(position.url + below))
    assert found["citation_pdf_url"] == f"{position.address}versions/{label}/heure-{label}.pdf"


@pytest.mark.parametrize("below", ["", "versions/1.0/", "versions/2.0/", "changes/1.0/"])
def test_each_address_is_its_own_canonical_one(read, position, below):
    page = read(f"{position.url}{below}?utm_source=x")

    assert page.xpath("//link[@rel='canonical']/@href") == [position.address + below]


@pytest.mark.parametrize(
    ("below", "languages"),
    [("", ["fr", "nl", "x-default"]), ("versions/1.0/", []), ("versions/2.0/", []), ("changes/1.0/", [])],
)
def test_only_the_paper_itself_has_alternates(read, position, below, languages):
    index_page(PositionIndexPage, "nl")
    translate(position, "nl", title="Een uur")

    assert read(position.url + below).xpath("//link[@hreflang]/@hreflang") == languages


def test_a_translation_is_cited_in_its_language_at_its_address(client, position):
    index_page(PositionIndexPage, "nl")
    dutch = translate(position, "nl", title="Een uur")

    [item] = json.loads(client.get(f"{dutch.url}citation.json").content)
    assert (item["language"], item["title"]) == ("nl", "Een uur")
    assert item["URL"] == f"{dutch.address}versions/2.0/"
