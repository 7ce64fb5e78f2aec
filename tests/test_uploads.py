"""What may be stored, by every form through which an editor uploads; what is refused leaves nothing behind."""

import hashlib
import io
import json
import wave
import zipfile
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html
from wagtail.models import Collection, UploadedFile

from core.models import Document, DocumentVersion
from tests.factories import PDF, docx

SENTENCE = "Les élèves versent l’eau sur le sable et sur l’argile, puis ils notent le temps que met l’eau dans le sol."


def packed(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def saved(thing, method="save"):
    buffer = io.BytesIO()
    getattr(thing, method)(buffer)
    return buffer.getvalue()


def odt():
    from odf.opendocument import OpenDocumentText
    from odf.text import P

    document = OpenDocumentText()
    document.text.addElement(P(text=SENTENCE))
    return saved(document, "write")


def ods():
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document, table, row, cell = OpenDocumentSpreadsheet(), Table(name="Relevés"), TableRow(), TableCell()
    cell.addElement(P(text=SENTENCE))
    row.addElement(cell)
    table.addElement(row)
    document.spreadsheet.addElement(table)
    return saved(document, "write")


def pptx():
    import pptx as python_pptx

    slides = python_pptx.Presentation()
    for _ in range(2):
        slides.slides.add_slide(slides.slide_layouts[0]).shapes.title.text = SENTENCE
    return saved(slides)


def xlsx():
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.active.append([SENTENCE, 12])
    return saved(workbook)


def picture(kind):
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (1600, 800), "teal").save(buffer, kind)
    return buffer.getvalue()


def wav():
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(1600))
    return buffer.getvalue()


MP3 = b"ID3\x03\x00\x00\x00\x00\x00\x00" + (b"\xff\xfb\x90\x00" + bytes(413)) * 4
SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
BOMB = packed({"zeros": bytes(300 * 2**20)})  # 300 KB that unpack to 300 MB
REFUSED = {
    "a program called a PDF": ("jeu.pdf", b"MZ\x90\x00" + bytes(200)),
    "a program with a PDF inside": ("jeu.pdf", b"MZ\x90\x00" + bytes(200) + PDF),
    "a program": ("jeu.exe", b"MZ\x90\x00" + bytes(200)),
    "a drawing with a script": ("dessin.svg", SCRIPT),
    "a drawing called an image": ("dessin.png", SCRIPT),
    "a web page": ("page.html", PAGE),
    "a web page called a PDF": ("page.pdf", PAGE),
    "a web page with a PDF inside": ("page.pdf", PAGE + PDF),
    "a web page after a comment, called a text": ("page.txt", b"<!-- a --><script>alert(1)</script>"),
    "a web page called a 3D model": ("page.stl", PAGE * 3),
    "an image called a film": ("film.mp4", b"\x89PNG\r\n\x1a\n" + bytes(60)),
    "a spreadsheet called a text": ("texte.docx", xlsx()),
    "a zip called a Word file": ("texte.docx", packed({"a.txt": "a"})),
    "a broken zip": ("tout.zip", b"PK\x03\x04" + bytes(50)),
    "a file without extension": ("fiche", PDF),
    "an empty PDF": ("vide.pdf", b""),
    "an empty text": ("vide.txt", b""),
    "a bomb": ("tout.zip", BOMB),
    "a bomb called a Word file": ("texte.docx", BOMB),
    "too large a file": ("gros.pdf", PDF + bytes(2_000_000)),
}
OOXML, ODF = "application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument."
# name, content, format, media type, pages, language, a word of its text, whether it has a preview
TAKEN = [
    ("fiche élève.pdf", PDF, "pdf", "application/pdf", 1, "", "Bonjour", True),
    ("FICHE.PDF", PDF, "pdf", "application/pdf", 1, "", "Bonjour", True),
    ("fiche.docx", docx(SENTENCE), "document", f"{OOXML}wordprocessingml.document", None, "fr", "argile", False),
    ("fiche.odt", odt(), "document", f"{ODF}text", None, "fr", "argile", False),
    ("cours.pptx", pptx(), "diaporama", f"{OOXML}presentationml.presentation", 2, "fr", "argile", False),
    ("relevé.xlsx", xlsx(), "tableur", f"{OOXML}spreadsheetml.sheet", None, "fr", "argile", False),
    ("relevé.ods", ods(), "tableur", f"{ODF}spreadsheet", None, "fr", "argile", False),
    ("relevé.csv", f'sol,minutes\n"{SENTENCE}",2\n'.encode(), "tableur", "text/csv", None, "fr", "argile", False),
    ("notes.txt", SENTENCE.encode("cp1252"), "document", "text/plain", None, "fr", "élèves", False),
    ("photo.png", picture("PNG"), "image", "image/png", None, "", "", True),
    ("photo.jpg", picture("JPEG"), "image", "image/jpeg", None, "", "", True),
    ("chant.mp3", MP3, "audio", "audio/mpeg", None, "", "", False),
    ("chant.wav", wav(), "audio", "audio/wav", None, "", "", False),
    ("tout.zip", packed({"a.txt": "a"}), "module", "application/zip", None, "", "", False),
]


def through_the_library(client, file):
    """Returns the reasons given, in words."""
    response = client.post(reverse("wagtaildocs:add"), {"title": "Fiche", "file": file, **collection()})
    return reasons(response.content) if response.status_code == 200 else ""


def through_the_chooser(client, file):
    data = {"document-chooser-upload-title": "Fiche", "document-chooser-upload-file": file}
    data["document-chooser-upload-collection"] = collection()["collection"]
    answer = json.loads(client.post(reverse("wagtaildocs_chooser:create"), data).content)
    return reasons(answer["htmlFragment"]) if answer["step"] == "reshow_creation_form" else ""


def through_several_at_once(client, file):
    data = {"title": "Fiche", "files[]": file, **collection()}
    return json.loads(client.post(reverse("wagtaildocs:add_multiple"), data).content).get("error_message", "")


def collection():
    return {"collection": Collection.get_first_root_node().pk}


def reasons(page):
    return " ".join(node.text_content().strip() for node in html.fromstring(page).cssselect(".error-message"))


def on_disk():
    """Names of all stored files, those of the default storage too, where Wagtail keeps unfinished uploads."""
    roots = [storages[name].location for name in ("documents", "default")]
    return {str(path) for root in roots for path in Path(root).rglob("*") if path.is_file()}


FORMS = [through_the_library, through_the_chooser, through_several_at_once]


@pytest.fixture
def small_limit(settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1_000_000


@pytest.mark.usefixtures("small_limit")
@pytest.mark.parametrize("upload", FORMS)
@pytest.mark.parametrize("what", REFUSED)
def test_a_bad_file_is_refused_with_the_reason_and_leaves_nothing(editor, upload, what):
    before = on_disk()

    reason = upload(editor, SimpleUploadedFile(*REFUSED[what]))

    assert len(reason) > 15
    assert [model.objects.count() for model in (Document, DocumentVersion, UploadedFile)] == [0, 0, 0]
    assert on_disk() == before


@pytest.mark.parametrize("upload", FORMS)
def test_a_good_file_is_accepted_by_every_form(editor, upload):
    reason = upload(editor, SimpleUploadedFile("fiche élève.pdf", PDF))

    assert reason == ""
    assert Document.objects.get().current.size == len(PDF)


@pytest.mark.parametrize("expected", TAKEN, ids=lambda row: row[0])
def test_what_is_known_of_a_file_is_taken_from_it(editor, django_capture_on_commit_callbacks, expected):
    name, content, *_rest = expected
    with django_capture_on_commit_callbacks(execute=True):
        assert through_the_library(editor, SimpleUploadedFile(name, content)) == ""

    version = Document.objects.get().current
    assert (version.state, version.problem) == ("ready", "")
    assert (version.size, version.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    facts = (version.format, version.media_type, version.page_count, version.language)
    assert facts == expected[2:6]
    assert expected[6] in version.text
    assert bool(version.preview) is expected[7]


def test_a_file_waits_for_the_worker_without_lying(editor):
    through_the_library(editor, SimpleUploadedFile("fiche.pdf", PDF))

    version = Document.objects.get().current
    assert (version.is_waiting, version.page_count, version.sha256) == (True, None, "")


def test_a_bad_replacement_is_refused_and_the_file_stays(editor):
    through_the_library(editor, SimpleUploadedFile("fiche.pdf", PDF))
    document, before = Document.objects.get(), on_disk()
    bad = SimpleUploadedFile("fiche.pdf", PAGE)

    page = editor.post(reverse("wagtaildocs:edit", args=[document.pk]), {"title": "Fiche", "file": bad, **collection()})

    assert "fiche.pdf" in reasons(page.content)
    assert on_disk() == before
    assert document.versions.count() == 1


def test_a_replacement_by_the_form_keeps_the_earlier_file(editor):
    through_the_library(editor, SimpleUploadedFile("fiche.pdf", PDF))
    document = Document.objects.get()
    data = {"title": "Fiche", "file": SimpleUploadedFile("fiche.pdf", PDF + b"\n"), **collection()}

    editor.post(reverse("wagtaildocs:edit", args=[document.pk]), data)

    assert [version.file.read() for version in document.versions.all()] == [PDF, PDF + b"\n"]


@pytest.mark.parametrize("name", ["dessin.svg", "dessin.png"])
def test_a_drawing_with_a_script_is_no_image_of_the_site(editor, name):
    data = {"title": "Dessin", "file": SimpleUploadedFile(name, SCRIPT), **collection()}

    assert reasons(editor.post(reverse("wagtailimages:add"), data).content)
