"""The PDF of a position paper holds what its page says, in the same order, and follows the paper."""

from io import BytesIO

import pdfua
import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.test import Client, TestCase
from django.utils import translation
from django.utils.translation import gettext
from lxml import html

from core.models import Image, PagePDF
from core.pdf.rendering import render
from core.templatetags.files import filesize
from news.models import PositionIndexPage, PositionPage
from tests.factories import OrganisationFactory, again, index_page, publish, translate
from tests.footnotes import DECREE, NOTES, SURVEY, mark
from tests.publications import block, paper, paper_body
from tests.test_pdf import bookmarks, needs_pango, page_texts, squeezed, tags
from tests.test_position_versions import hide_page, rewrite
from tests.test_uploads import picture

pytestmark = needs_pango
TITLES = {"fr": "Une heure", "nl": "Een uur", "de": "Eine Stunde", "en": "One hour"}
FIGURES = {
    "caption": "Coût d’une valise",
    "columns": [{"type": "text", "heading": "Poste"}, {"type": "text", "heading": "Montant"}],
    "rows": [{"values": ["Outils", "1 150 €"]}, {"values": ["Entretien", "510 €"]}, {"values": ["Total", "1 660 €"]}],
}


@pytest.fixture
def worker(django_capture_on_commit_callbacks):
    """What is done in such a block, the worker sees at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def whole_paper():
    """A paper with every kind of passage."""
    image = Image.objects.create(title="Valise", file=ContentFile(picture("PNG"), "valise.png"))
    shown = {"image": image.pk, "alt_text": "Une valise d’outils ouverte", "decorative": False}
    passages = [
        ("opening", f"<p>La technique{mark(SURVEY)}.</p>"),
        ("heading", "Ce que nous constatons"),
        ("paragraph", f"<p>Quatre pages, et <b>la loi</b>{mark(DECREE)} : oui !</p><p>Ainsi soit-il.</p>"),
        ("demand", f"<p>Une heure par semaine{mark(SURVEY)}.</p>"),
        ("list", {"numbered": False, "points": ["<p>à prêter ;</p>", "<p>à ouvrir.</p>"]}),
        ("table", FIGURES),
        ("heading", "Ce que nous défendons"),
        *[("paragraph", f"<p>Démonter, mesurer, réparer : {number}.</p>") for number in range(5)],
        ("image", {"image": shown, "caption": "La valise prêtée."}),
        ("image", {"image": {**shown, "alt_text": "", "decorative": True}, "caption": "Un décor."}),
        ("quote", {"text": "La main pense.", "source": "Un atelier"}),
        ("demand", "<p>Une valise pour quatre classes.</p>"),
    ]
    body = paper_body(*(block(kind, value, f"b{number}") for number, (kind, value) in enumerate(passages)))
    signatories = [OrganisationFactory(name="Musée de la Fonte", kind="musee")]
    return paper(title=TITLES["fr"], body=body, notes=NOTES.items(), signatories=signatories)


@pytest.fixture(scope="module")
def whole(kept):
    """(what the page of its version 1.0 says as an lxml document, its PDF as bytes), made once."""
    with kept():
        page = whole_paper()
        with translation.override("fr"):
            content = render(page.pdf_html("1.0"))
        source = Client().get(f"{page.url}versions/1.0/").content
    return html.fromstring(source), content


@pytest.fixture
def document(whole):
    with pikepdf.open(BytesIO(whole[1])) as opened:
        yield opened


def stored(page, label="1.0"):
    """The bytes of the PDF of a version."""
    with PagePDF.objects.get(page_id=page.pk, label=label).file.open() as file:
        return file.read()


def words_of(document):
    """What the page of a version says in its text, as it is on paper: marks of lists and numbers of notes, which style
    sheets draw, and nothing that is only heard."""
    text = document.cssselect(".paper-text")[0]
    for unseen in text.cssselect(".visually-hidden, script"):
        unseen.drop_tree()
    for item in text.cssselect(".footnotes li"):
        item.text = item.get("id").removeprefix("n")
    for item in text.cssselect("ul li"):
        item.text = f"–{item.text or ''}"
    return squeezed(text.text_content()).replace("\xad", "")


def test_publication_asks_for_it_and_makes_none(read):
    page = paper()
    asked = PagePDF.objects.get(page_id=page.pk)

    assert (asked.label, asked.state, bool(asked.file)) == ("1.0", "waiting", False)
    assert read(page.url).cssselect("a[type='application/pdf']") == []


@pytest.fixture(scope="module")
def printed(kept):
    """A paper and its PDF, made once."""
    with kept():
        with TestCase.captureOnCommitCallbacks(execute=True):
            page = paper()
        yield page


@pytest.fixture
def position(printed):
    return again(printed)


def test_its_button_says_its_size_and_leads_to_it(read, client, position):
    button = read(position.url).cssselect("a[type='application/pdf']")[0]
    answer = client.get(button.get("href"))

    assert answer["Content-Type"] == "application/pdf"
    with translation.override("fr"):
        assert filesize(len(b"".join(answer))) in button.text_content()


def test_another_name_leads_to_the_present_one_and_other_versions_have_none(client, position):
    address = f"{position.url}versions/1.0/"

    assert client.get(f"{address}ancien.pdf")["Location"] == f"{address}{position.slug}-1.0.pdf"
    assert client.get(f"{position.url}versions/2.0/{position.slug}-2.0.pdf").status_code == 404


def test_who_has_it_already_is_not_sent_it_again(client, position):
    address = f"{position.url}versions/1.0/{position.slug}-1.0.pdf"

    assert client.get(address, headers={"If-None-Match": client.get(address)["ETag"]}).status_code == 304


@pytest.mark.parametrize("language", TITLES)
def test_it_is_tagged_and_shown_by_its_title_in_the_language_of_its_page(worker, language):
    page = paper(title=TITLES["fr"])
    index_page(PositionIndexPage, language)
    with worker():
        page = publish(page) if language == "fr" else translate(page, language, title=TITLES[language])

    with pikepdf.open(BytesIO(stored(page))) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert (document.Root.Lang, document.docinfo.Title) == (language, TITLES[language])


def test_each_heading_of_the_page_is_a_bookmark_in_its_order(whole, document):
    title, *headings = [" ".join(one.text_content().split()) for one in whole[0].cssselect("h1, .paper-text h2")]
    with translation.override("fr"):
        contents, signatories = gettext("Contents"), gettext("Signatories")

    assert bookmarks(document.open_outline().root) == [title, contents, *headings, signatories, "Musée 1"]


def test_its_contents_name_demands_parts_notes_and_signatories_(document):
    links = [str(link.Dest) for link in document.pages[0].Annots if "/Dest" in link]

    assert links[:5] == ["demands-title", "part-1", "part-2", "notes-title", "signatories"]


def test_its_text_is_that_of_the_page_in_the_same_order(whole):
    page, content = whole
    words = words_of(page)

    assert words.count("Uneheureparsemaine") == 2
    assert words in squeezed("".join(page_texts(content, TITLES["fr"]))).replace("\xad", "")


def test_pictures_say_what_they_show_and_those_that_only_adorn_are_not_read(document):
    figures = [tag for kind, tag in tags(document.Root.StructTreeRoot) if kind == "/Figure"]

    assert [str(figure.Alt) for figure in figures] == ["Une valise d’outils ouverte"]


def test_notes_are_reached_from_each_mark_and_lead_back_to_it(document):
    links = [str(link.Dest) for page in document.pages for link in page.get("/Annots", []) if "/Dest" in link]
    places = {str(name) for name in document.Root.Names.Dests.Names[::2]}

    assert sorted(link for link in links if link[1].isdigit()) == ["n1", "n1", "n2", "r1", "r1-2", "r2"]
    assert set(links) <= places


def test_pdfua_finds_nothing(whole, tmp_path):
    path = tmp_path / "position.pdf"
    path.write_bytes(whole[1])

    assert [(finding.rule_id, finding.message) for finding in pdfua.validate(path).findings] == []


def test_that_of_a_former_version_stays_when_the_paper_goes_on(worker):
    with worker():
        page = paper(status="adopte")
    former = PagePDF.objects.get(page_id=page.pk)
    with worker():
        rewrite(page, paper_body(paragraphs=4), "2.0")

    pdfs = {pdf.label: pdf for pdf in PagePDF.objects.filter(page_id=page.pk)}
    assert set(pdfs) == {"1.0", "2.0"}
    assert (pdfs["1.0"].file.name, pdfs["1.0"].made_at) == (former.file.name, former.made_at)
    assert stored(page, "1.0") != stored(page, "2.0")


def sign(page, name):
    page = PositionPage.objects.get(pk=page.pk)
    page.signatories.add(page.signatories.model(organisation=OrganisationFactory(name=name)))
    publish(page)


def test_a_new_signatory_is_in_that_of_the_current_version_only(worker):
    with worker():
        page = paper(status="adopte")
        rewrite(page, paper_body(paragraphs=4), "2.0")
    former = stored(page, "1.0")
    with worker():
        sign(page, "Musée de la Fonte")

    assert "Musée de la Fonte" in "".join(page_texts(stored(page, "2.0"), page.title))
    assert stored(page, "1.0") == former


def test_a_new_signatory_is_in_that_of_the_translations_too(worker, into_dutch):
    with worker():
        page = paper(title="Titre", slug="titre", body=paper_body(block("paragraph", "<p>Un.</p>", "p1")))
    dutch = into_dutch(page, {"Titre": "Titel", "titre": "titel", "Un.": "Een."})
    with worker():
        sign(page, "Musée de la Fonte")

    assert "Musée de la Fonte" in "".join(page_texts(stored(dutch), "Titel"))


@pytest.mark.parametrize("hide", ["unpublish", "expire", "restrict", "delete"])
def test_it_is_as_public_as_the_paper(client, position, hide):
    address = f"{position.url}versions/1.0/{position.slug}-1.0.pdf"
    assert client.get(address).status_code == 200
    hide_page(position, hide)

    assert client.get(address).status_code == 404
