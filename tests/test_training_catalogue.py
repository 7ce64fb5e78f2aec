"""An edition of the catalogue: by theme, by date, on paper."""

import re
from datetime import time
from io import BytesIO

import pdfua
import pikepdf
import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from core.models import PagePDF
from core.pdf.rendering import available, render
from tests.factories import ThemeFactory, publish
from tests.trainings import agenda, catalogue, day, session, training
from training.models import TrainingCataloguePage

needs_pango = pytest.mark.skipif(not available(), reason="Pango is not installed here")


def headings(document, level):
    return [" ".join(node.text_content().split()) for node in document.cssselect(f"main h{level}")]


def test_its_trainings_stand_by_theme_and_by_date(read):
    water, history = ThemeFactory(name="Eau", slug="eau"), ThemeFactory(name="Histoire", slug="histoire")
    training(session(9), title="Le canal", themes=[history])
    training(session(5), title="La source", themes=[ThemeFactory(name="Nappe", parent=water, letters="")])
    document = read(catalogue().url)

    assert [text for text in headings(document, 3) if text in ("Eau", "Histoire")] == ["Eau", "Histoire"]
    assert [line.text_content() for line in document.cssselect(".session-line h3")] == ["La source", "Le canal"]


def test_an_empty_catalogue_says_so(read):
    assert read(catalogue().url).cssselect(".empty-state")


def test_the_last_edition_is_the_one_that_is_offered(read):
    catalogue(slug="a", edition="2025–2026", starts_on="2025-09-01", ends_on="2026-08-31")
    catalogue(slug="b", edition="2026–2027", starts_on="2026-09-01", ends_on="2027-08-31")

    assert "2026–2027" in read(agenda().url).cssselect(".page-head .button")[0].text_content()


def test_dates_the_wrong_way_round_are_refused():
    page = catalogue()
    page.starts_on, page.ends_on = page.ends_on, page.starts_on

    assert "ends_on" in page.problems()


@pytest.fixture
def stored_pdf():
    """A catalogue whose PDF was made."""
    page = catalogue()
    pdf = PagePDF.objects.get(page=page)
    pdf.file.save("catalogue.pdf", ContentFile(b"%PDF-1.7"), save=False)
    pdf.size, pdf.state = 2_100_000, "ready"
    pdf.save()
    return page


def test_its_pdf_is_offered_with_its_weight_once_it_is_made(read, client, stored_pdf):
    (link,) = read(stored_pdf.url).cssselect('a[type="application/pdf"]')

    assert "2,1" in link.text_content()
    assert client.get(stored_pdf.url + link.get("href"))["Content-Type"] == "application/pdf"
    assert read(agenda().url).cssselect('a[type="application/pdf"]')


@pytest.mark.parametrize("name", ["catalogue.pdf", "catalogue.json", "catalogue.xlsx"])
def test_what_is_not_public_is_given_in_no_form(client, stored_pdf, name):
    stored_pdf.unpublish()

    assert client.get(stored_pdf.url + name).status_code == 404


def test_a_training_that_changes_has_the_pdf_made_anew(stored_pdf):
    training(session(5))

    assert PagePDF.objects.get(page=stored_pdf).state == "waiting"


def expire(page):
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now())


@pytest.mark.parametrize("hide", [lambda page: page.unpublish(), lambda page: page.delete(), expire])
def test_the_pdf_that_holds_what_is_no_longer_public_is_given_to_nobody(client, stored_pdf, hide):
    page = training(session(5))
    PagePDF.objects.update(state="ready", made_at=timezone.now())
    assert client.get(f"{stored_pdf.url}catalogue.pdf").status_code == 200
    hide(page)

    assert client.get(f"{stored_pdf.url}catalogue.pdf").status_code == 404


def test_a_draft_is_not_printed():
    training(session(5), title="En public")
    training(session(5), title="Un brouillon", live=False)
    html = TrainingCataloguePage.objects.get().pdf_html("")

    assert "En public" in html
    assert "brouillon" not in html


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker):
    """The PDF of a catalogue of three trainings, laid out once for this file."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        for number, title in enumerate(["Débattre", "Souffler", "Mesurer"]):
            training(session(day(5 + number, time(9, 30), time(16))), title=title, objectives="Savoir\nFaire")
        page = catalogue()
        page.foreword = [("paragraph", "<p>Bienvenue.</p>")]
        yield render(publish(page).pdf_html(""))
        transaction.set_rollback(True)


@needs_pango
def test_it_is_tagged_with_a_bookmark_for_each_training(printed):
    with pikepdf.open(BytesIO(printed)) as pdf, pdf.open_outline() as outline:
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.Lang == "fr"

        def titles(items):
            return [title for item in items for title in (str(item.title), *titles(item.children))]

        assert {"Débattre", "Souffler", "Mesurer"} <= set(titles(outline.root))


@needs_pango
def test_pdfua_finds_nothing(printed, tmp_path):
    file = tmp_path / "catalogue.pdf"
    file.write_bytes(printed)

    assert [(finding.rule_id, finding.message) for finding in pdfua.validate(file).findings] == []


@needs_pango
def test_its_contents_say_the_page_of_each_training(printed):
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(printed)]
    titles = ["Débattre", "Mesurer", "Souffler"]
    said = {title: found for title in titles if (found := re.search(rf"{title}[^\d]*(\d+)", pages[0]))}

    assert list(said) == titles
    assert all(title in pages[int(found[1]) - 1] for title, found in said.items())
