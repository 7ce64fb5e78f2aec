"""What was made to break a reader breaks nothing: it has so much time, so much memory, and no more."""

import io
import os
import zlib

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Picture

from core.files import reading
from core.models import Document, DocumentVersion, Image
from tests.factories import DocumentFactory, docx
from tests.test_uploads import FORMS, collection, odt, packed, picture, reasons


@pytest.fixture
def prepared(django_capture_on_commit_callbacks):
    """Store a file and let the worker prepare it; gives its version."""

    def store(name, content):
        with django_capture_on_commit_callbacks(execute=True):
            document = DocumentFactory(name=name, content=content)
        return DocumentVersion.objects.get(document=document)

    return store


def pdf(width, height):
    """A page of that many points."""
    body = "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    body += f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]>>endobj"
    return f"%PDF-1.4\n{body}\ntrailer<</Root 1 0 R>>\n%%EOF\n".encode()


@pytest.mark.parametrize(("width", "height"), [(10, 14400), (200, 5000), (14400, 10), (595, 842)])
def test_a_page_of_any_shape_has_a_small_picture(prepared, width, height):
    version = prepared("page.pdf", pdf(width, height))

    assert version.state == "ready"
    assert version.preview_width <= reading.PREVIEW_WIDTH
    assert version.preview_height <= reading.PREVIEW_HEIGHT


@pytest.mark.parametrize("kind", ["RGB", "RGBA"])
def test_the_busiest_picture_has_a_light_preview(prepared, kind):
    noise, buffer = Picture.frombytes(kind, (900, 1300), os.urandom(900 * 1300 * len(kind))), io.BytesIO()
    noise.save(buffer, "PNG")

    version = prepared("bruit.png", buffer.getvalue())

    assert version.preview.size <= reading.PREVIEW_WEIGHT
    assert Picture.open(version.preview).size == (version.preview_width, version.preview_height)


def test_a_sheet_with_one_cell_in_its_last_corner_is_read_at_once(prepared):
    workbook, buffer = openpyxl.Workbook(), io.BytesIO()
    workbook.active["A1"], workbook.active["XFD1048576"] = "premier", "dernier"
    workbook.save(buffer)

    version = prepared("grand.xlsx", buffer.getvalue())

    assert (version.state, version.text.strip()) == ("ready", "premier")


def test_a_reader_that_takes_too_long_is_ended(prepared, monkeypatch):
    monkeypatch.setattr(reading, "MAX_SECONDS", 0.01)
    version = prepared("lent.docx", docx("Bonjour"))

    assert (version.state, version.sha256 != "") == ("unreadable", True)


def test_a_reader_that_takes_too_much_memory_is_ended(prepared, monkeypatch):
    huge = b'<?xml version="1.0"?><w:document xmlns:w="x">' + b"<w:p><w:r/></w:p>" * 40_000_000 + b"</w:document>"
    bomb = packed({"word/document.xml": huge, "[Content_Types].xml": "<Types/>"})
    monkeypatch.setattr(reading, "MAX_SECONDS", 20)

    assert prepared("bombe.docx", bomb).state == "unreadable"


@pytest.mark.parametrize("upload", FORMS)
def test_a_name_of_signs_only_or_very_long_is_stored(editor, upload):
    for name in ("😀.txt", "é" * 120 + ".txt"):
        assert upload(editor, SimpleUploadedFile(name, b"Bonjour")) == ""

    assert {document.current.format for document in Document.objects.all()} == {"document"}


def corrupted(content, at):
    return content[:at] + bytes(byte ^ 0xFF for byte in content[at : at + 40]) + content[at + 40 :]


@pytest.mark.parametrize("upload", FORMS)
@pytest.mark.parametrize("at", [20, 60, 200, -60, -20])
def test_a_mangled_file_is_refused_or_stored_but_never_an_error(editor, upload, at):
    for name, content in (("a.odt", odt()), ("a.docx", docx()), ("a.zip", packed({"a.txt": zlib.compress(b"a" * 99)}))):
        upload(editor, SimpleUploadedFile(name, corrupted(content, at % len(content))))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_half_an_image_is_refused_in_words(editor, kind):
    half = SimpleUploadedFile(f"photo.{kind.lower()}", picture(kind)[:600])
    page = editor.post(reverse("wagtailimages:add"), {"title": "Photo", "file": half, **collection()})

    assert reasons(page.content)
    assert not Image.objects.exists()


def test_a_replaced_image_goes_only_with_the_transaction(editor, django_capture_on_commit_callbacks):
    def photo(colour):
        buffer = io.BytesIO()
        Picture.new("RGB", (60, 40), colour).save(buffer, "PNG")
        return SimpleUploadedFile(f"{colour}.png", buffer.getvalue())

    image = Image.objects.create(title="Photo", file=photo("red"))
    storage, former = image.file.storage, image.file.name
    data = {"title": "Photo", "file": photo("blue"), "description": "", "credit": "", "tags": "", **collection()}

    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        editor.post(reverse("wagtailimages:edit", args=[image.pk]), data)
        assert storage.exists(former)

    assert callbacks
    assert not storage.exists(former)
