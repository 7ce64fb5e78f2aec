"""How a thing is cited: in words, and for the programs that keep references, read back by real parsers."""

import json
from dataclasses import replace
from datetime import date

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from core.citations import Citation, as_bibtex, as_csl_json, as_ris, as_text, citation_meta
from core.citations.citation import family_and_given, one_line

PAPER = Citation(
    kind="report",
    title="Pour une culture des sciences : 100 % & plus",
    date=date(2026, 3, 4),
    url="https://csti.example/fr/positions/culture/",
    language="fr",
    authors=("Aline Wathelet", "Jean van den Berg"),
    organisations=("Musée des Sciences and Co",),
    publisher="Réseau CSTI",
    number="POS_2026-03",
    version="2.1",
    licence="CC BY 4.0",
    pdf_url="https://csti.example/fr/positions/culture/position.pdf",
)
PARAGRAPH = replace(PAPER, paragraph=7)
NASTY = [
    "Braces { and } and }{",
    r"A \backslash{} and \n",
    "100 % & # $ _ ~ ^",
    'Quotes "so" and ’so’ « et » œ',
    "Two\r\nlines\u2028three\tER  - ",
    "@article{x, title={y}}",
    "Ends with a brace {",
    "Σ ∑ 水 🧪",
]
TITLES = st.text(st.characters(exclude_categories=("Cs", "Cn", "Co")), min_size=1, max_size=60)


# The parser's own list of TeX commands lacks the braces, and takes the sign ^ for an accent.
COMMANDS = get_default_latex_context_db()
SIGNS = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
COMMANDS.add_context_category("signs", prepend=True, macros=[MacroTextSpec(*sign) for sign in SIGNS.items()])
WITHOUT_TEX = LatexDecodingMiddleware(decoder=LatexNodes2Text(latex_context=COMMANDS, keep_braced_groups=False))


def bibtex(citation):
    """The one entry of its BibTeX, as bibtexparser reads it: {field: text without TeX}, with the names apart."""
    steps = [SeparateCoAuthors(), SplitNameParts(), WITHOUT_TEX]
    library = bibtexparser.parse_string(as_bibtex(citation), append_middleware=steps)
    assert not library.failed_blocks
    (entry,) = library.entries
    return entry


def ris(citation):
    (entry,) = rispy.loads(as_ris(citation))
    return entry


def csl(citation):
    (item,) = json.loads(as_csl_json(citation))
    return item


def test_a_sentence_names_everything_in_the_reader_s_language():
    with translation.override("fr"):
        text = as_text(PARAGRAPH)

    assert text.startswith("Aline Wathelet, Jean van den Berg, Musée des Sciences and Co, «\u202fPour une culture")
    assert "sciences\u202f: 100" in text
    assert text.endswith("Réseau CSTI, 2026, §\u00a07, https://csti.example/fr/positions/culture/#p7.")


@pytest.mark.parametrize(("language", "title"), [("nl", "‘Water’"), ("de", "„Water“"), ("en", "“Water”")])
def test_a_sentence_has_the_quotes_of_the_reader_s_language(language, title):
    with translation.override(language):
        assert f", {title}, POS_2026-03, " in as_text(replace(PAPER, title="Water", language="nl"))


def test_a_sentence_names_who_wrote_and_published_it_once():
    assert as_text(replace(PAPER, authors=(), organisations=(PAPER.publisher,))).count(PAPER.publisher) == 1


def test_bibtex_says_all_that_is_known():
    entry = bibtex(PARAGRAPH)

    assert (entry.entry_type, entry.key) == ("techreport", "pos_2026-03-fr-2-1-p7")
    expected = {"year": "2026", "date": "2026-03-04", "institution": "Réseau CSTI", "number": "POS_2026-03"}
    expected |= {"version": "2.1", "note": "§\u00a07", "language": "fr", "url": PARAGRAPH.address}
    assert {name: entry[name] for name in expected} == expected


def test_bibtex_keeps_persons_apart_and_bodies_whole():
    names = bibtex(PAPER)["author"]

    assert [(name.first, name.von, name.last) for name in names[:2]] == [
        (["Aline"], [], ["Wathelet"]),
        (["Jean"], ["van", "den"], ["Berg"]),
    ]
    assert [name.last for name in names[2:]] == [["{Musée des Sciences and Co}"]]


@pytest.mark.parametrize("title", NASTY)
def test_a_nasty_title_comes_back_whole_from_bibtex(title):
    assert bibtex(replace(PAPER, title=title))["title"] == one_line(title)


@given(title=TITLES, name=TITLES)
def test_any_title_and_name_make_one_balanced_entry(title, name):
    made = as_bibtex(replace(PAPER, title=title, authors=(name,), organisations=(name,), number=title))

    assert made.count("{") == made.count("}")
    assert not bibtexparser.parse_string(made).failed_blocks


def test_ris_says_all_that_is_known():
    entry = ris(PARAGRAPH)

    assert entry["type_of_reference"] == "RPRT"
    assert entry["authors"] == ["Wathelet, Aline", "van den Berg, Jean", "Musée des Sciences and Co"]
    expected = {"year": "2026", "date": "2026/03/04", "publisher": "Réseau CSTI", "issn": "POS_2026-03"}
    expected |= {"edition": "2.1", "section": "§\u00a07", "language": "fr", "urls": [PARAGRAPH.address]}
    assert {name: entry[name] for name in expected} == expected


@given(title=TITLES)
def test_any_title_comes_back_on_one_line_from_ris(title):
    made = as_ris(replace(PAPER, title=title))

    assert len(made.split("\r\n")) == len(as_ris(PAPER).split("\r\n"))
    assert rispy.loads(made)[0].get("title", "") == one_line(title)


@pytest.mark.parametrize("title", NASTY)
def test_a_nasty_title_comes_back_whole_from_ris_and_csl(title):
    cited = replace(PAPER, title=title)

    assert ris(cited)["title"] == csl(cited)["title"] == one_line(title)


# What schemas/input/csl-data.json of github.com/citation-style-language/schema allows of what we write.
TEXTS = {"id", "type", "title", "publisher", "number", "version", "locator", "language", "URL"}
CSL_TYPES = {"report", "webpage", "document"}
NAME_PARTS = ({"family", "given"}, {"literal"})


@pytest.mark.parametrize("kind", ["report", "article", "resource"])
def test_csl_json_keeps_to_the_schema(kind):
    item = csl(replace(PARAGRAPH, kind=kind))

    assert item.keys() == TEXTS | {"author", "issued"}
    assert all(isinstance(item[name], str) for name in TEXTS)
    assert item["type"] in CSL_TYPES
    assert item["issued"] == {"date-parts": [[2026, 3, 4]]}
    assert all(set(name) in NAME_PARTS for name in item["author"])


def test_csl_json_names_bodies_as_they_are():
    assert csl(PARAGRAPH)["author"] == [
        {"family": "Wathelet", "given": "Aline"},
        {"family": "van den Berg", "given": "Jean"},
        {"literal": "Musée des Sciences and Co"},
    ]
    assert (csl(PARAGRAPH)["locator"], csl(PARAGRAPH)["version"]) == ("§\u00a07", "2.1")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Aline Wathelet", ("Wathelet", "Aline")),
        ("Karim Ben Saïd", ("Saïd", "Karim Ben")),
        ("Jean Van den Berg", ("Van den Berg", "Jean")),
        ("De Smet", ("Smet", "De")),
        ("Plantyn", None),
        ("Classe de 5e, École du Parc", None),
        ("  ", None),
    ],
)
def test_a_family_name_has_its_particles(name, parts):
    assert family_and_given(name) == parts


def test_scholars_indexes_are_told_what_they_ask():
    pairs = citation_meta(PARAGRAPH)

    assert [content for name, content in pairs if name == "citation_author"] == [
        "Aline Wathelet",
        "Jean van den Berg",
        "Musée des Sciences and Co",
    ]
    assert dict(pairs) | {"citation_author": ""} == {
        "citation_title": PAPER.title,
        "citation_author": "",
        "citation_publication_date": "2026/03/04",
        "citation_technical_report_institution": "Réseau CSTI",
        "citation_technical_report_number": "POS_2026-03",
        "citation_language": "fr",
        "citation_public_url": PAPER.url,
        "citation_pdf_url": PAPER.pdf_url,
    }
