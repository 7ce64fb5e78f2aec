"""The PDF of a page is made in the background, once for each state of the page, and outlives what goes wrong."""

import io
from datetime import timedelta

import pikepdf
import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from django.http import Http404
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import get_language

from core.models import PagePDF
from core.pdf import tasks
from core.pdf.tasks import forgotten_pdfs, make_pdf, request_pdf
from core.views.pdfs import pdf_response
from resources.models import ResourcePage
from tests.factories import resource
from tests.test_pdf import needs_pango

pytestmark = needs_pango


@pytest.fixture
def page(library, monkeypatch):
    """A page whose type has PDFs."""

    def pdf_html(self, label):
        title = f"{self.title} {label}".strip()
        return f'<html lang="{get_language()}"><title>{title}</title><p>{self.summary}</p>'

    monkeypatch.setattr(ResourcePage, "pdf_html", pdf_html, raising=False)
    return resource(title="Le sol")


@pytest.fixture
def made(django_capture_on_commit_callbacks):
    """Ask for the PDF of a page and let the worker make it; gives the row."""

    def make(page, label=""):
        with django_capture_on_commit_callbacks(execute=True):
            pdf = request_pdf(page, label)
        return PagePDF.objects.get(pk=pdf.pk)

    return make


@pytest.fixture
def broken(monkeypatch):
    """From now on the text of no page can be had."""

    def refuse(self, label):
        raise ValueError("a part that no template knows")

    return lambda: monkeypatch.setattr(ResourcePage, "pdf_html", refuse, raising=False)


def stored_in(pdf):
    with pdf.file.open() as file:
        return file.read()


def make_old(**fields):
    PagePDF.objects.update(asked_at=now() - timedelta(hours=1), **fields)


def test_it_is_made_after_the_transaction_that_asks_for_it(page, made):
    waiting = request_pdf(page)
    assert (waiting.state, bool(waiting.file)) == ("waiting", False)

    pdf = made(page)

    content = stored_in(pdf)
    assert (pdf.state, pdf.size) == ("ready", len(content))
    with pypdfium2.PdfDocument(content) as document:
        assert (document.get_metadata_dict()["Title"], len(document)) == ("Le sol", pdf.page_count)


def test_each_version_has_its_own(page, made):
    current, former = made(page), made(page, "1.0")

    assert current.pk != former.pk
    assert stored_in(current) != stored_in(former)


def test_it_is_made_in_the_language_of_its_page(page, made):
    with translation.override("nl"):
        content = stored_in(made(page))

    with pikepdf.open(io.BytesIO(content)) as document:
        assert document.Root.Lang == "fr"


def test_a_page_that_did_not_change_is_not_made_again(page, made):
    first = made(page)

    again = made(page)

    assert (again.state, again.file.name, again.made_at) == ("ready", first.file.name, first.made_at)


def test_a_page_that_changed_is_made_again_and_the_former_file_goes(page, made):
    first = made(page)
    ResourcePage.objects.filter(pk=page.pk).update(title="Le sous-sol")

    second = made(page)

    assert first.file.name != second.file.name
    assert not first.file.storage.exists(first.file.name)
    assert second.file.storage.exists(second.file.name)


def test_what_cannot_be_made_is_written_down_and_the_former_file_stays(page, made, broken):
    first = made(page)
    broken()

    pdf = made(page)

    assert (pdf.state, pdf.problem, pdf.attempts) == ("failed", "a part that no template knows", 1)
    assert stored_in(pdf) == stored_in(first)


def test_what_failed_is_tried_again_a_few_times(page, made, broken):
    broken()
    made(page)

    for _ in range(5):
        make_old()
        tasks.make_forgotten_pdfs()

    assert PagePDF.objects.get().attempts == tasks.MAX_ATTEMPTS
    assert forgotten_pdfs() == []


def test_one_that_was_forgotten_is_made(page):
    request_pdf(page)  # and the process is killed
    assert forgotten_pdfs() == []

    make_old()
    tasks.make_forgotten_pdfs()

    assert PagePDF.objects.get().state == "ready"


def test_without_pango_it_waits(page, made, monkeypatch):
    monkeypatch.setattr(tasks, "available", lambda: False)

    pdf = made(page)
    make_old()

    assert (pdf.state, bool(pdf.file)) == ("waiting", False)
    assert forgotten_pdfs() == []


def test_one_that_is_gone_is_no_failure(page):
    pdf = request_pdf(page)
    pdf.delete()

    make_pdf.call(pdf.pk)


def test_its_file_goes_with_its_page(page, made, django_capture_on_commit_callbacks):
    pdf = made(page)

    with django_capture_on_commit_callbacks(execute=True):
        page.delete()

    assert not PagePDF.objects.exists()
    assert not pdf.file.storage.exists(pdf.file.name)


def test_it_is_sent_to_be_read_at_once(page, made):
    response = pdf_response(made(page), "position-2026-03.pdf")

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="position-2026-03.pdf"'
    assert "script-src 'none'" in response["Content-Security-Policy"]
    assert "no-cache" in response["Cache-Control"]
    assert b"".join(response).startswith(b"%PDF-1.7")


def test_one_that_is_not_there_is_not_found(page, made):
    pdf = made(page)
    pdf.file.storage.delete(pdf.file.name)

    for missing in (pdf, request_pdf(page, "1.0")):
        with pytest.raises(Http404):
            pdf_response(missing, "position.pdf")


def test_the_command_makes_those_that_wait(page, capsys):
    request_pdf(page)

    call_command("pdfs")

    pdf = PagePDF.objects.get()
    assert pdf.state == "ready"
    assert capsys.readouterr().out.splitlines() == [
        f"1/1 Le sol : {pdf.page_count} pages, {pdf.size} bytes",
        "1 made.",
    ]


def test_the_command_makes_all_anew(page, made):
    first = made(page)

    call_command("pdfs", all=True)

    assert PagePDF.objects.get().made_at > first.made_at


def test_the_command_ends_with_an_error_when_one_fails(page, broken):
    request_pdf(page)
    broken()

    with pytest.raises(CommandError, match="1 of 1"):
        call_command("pdfs")
