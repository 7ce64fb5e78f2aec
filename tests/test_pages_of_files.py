"""The text of a file keeps its pages, slides and sheets, and a list says on which of them words were found."""

import io

import openpyxl
import pptx
import pytest
from odf.draw import Frame, Page, TextBox
from odf.opendocument import OpenDocumentPresentation, OpenDocumentSpreadsheet
from odf.style import MasterPage, PageLayout
from odf.table import Table, TableCell, TableRow
from odf.text import P

from core.models import DocumentVersion
from tests.factories import DocumentFactory, docx, resource
from tests.test_excerpts import said

TEXTS = ["Le zinc", "Le palladium"]


def stored(thing):
    buffer = io.BytesIO()
    getattr(thing, "write" if hasattr(thing, "write") else "save")(buffer)
    return buffer.getvalue()


def pdf():
    """Two pages with a line each."""
    kids, objects = [], []
    for number, text in enumerate(TEXTS):
        page, stream = 10 + 2 * number, f"BT /F1 24 Tf 40 300 Td ({text}) Tj ET"
        kids.append(f"{page} 0 R")
        objects.append(
            f"{page} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents {page + 1} 0 R"
            f"/Resources<</Font<</F1 5 0 R>>>>>>endobj {page + 1} 0 obj<</Length {len(stream)}>>stream\n{stream}\n"
            "endstream endobj"
        )
    head = "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj "
    pages = f"2 0 obj<</Type/Pages/Kids[{' '.join(kids)}]/Count 2>>endobj"
    return "\n".join(["%PDF-1.4", head, pages, *objects, "trailer<</Root 1 0 R>>", "%%EOF", ""]).encode()


def slides():
    show = pptx.Presentation()
    for text in TEXTS:
        show.slides.add_slide(show.slide_layouts[5]).shapes.title.text = text
    return stored(show)


def open_slides():
    show = OpenDocumentPresentation()
    layout = PageLayout(name="layout")
    show.automaticstyles.addElement(layout)
    show.masterstyles.addElement(MasterPage(name="master", pagelayoutname=layout))
    for text in TEXTS:
        page, frame, box = Page(masterpagename="master"), Frame(), TextBox()
        box.addElement(P(text=text))
        frame.addElement(box)
        page.addElement(frame)
        show.presentation.addElement(page)
    return stored(show)


def sheets():
    workbook = openpyxl.Workbook()
    for text in TEXTS:
        workbook.create_sheet(text)["B2"] = text
    del workbook["Sheet"]
    return stored(workbook)


def open_sheets():
    workbook = OpenDocumentSpreadsheet()
    for text in TEXTS:
        table, row, cell = Table(name=text), TableRow(), TableCell()
        cell.addElement(P(text=text))
        row.addElement(cell)
        table.addElement(row)
        workbook.spreadsheet.addElement(table)
    return stored(workbook)


PAGE, SLIDE, SHEET = (f"{name} {{number}} of “{{label}}”" for name in ("Page", "Slide", "Sheet"))
FILES = {
    "a.pdf": (pdf, PAGE),
    "a.pptx": (slides, SLIDE),
    "a.odp": (open_slides, SLIDE),
    "a.xlsx": (sheets, SHEET),
    "a.ods": (open_sheets, SHEET),
}


@pytest.mark.parametrize("name", FILES)
def test_words_are_found_on_their_page(name, read, library, django_capture_on_commit_callbacks):
    content, sentence = FILES[name]
    with django_capture_on_commit_callbacks(execute=True):
        document = DocumentFactory(name=name, content=content(), title="Fiche")
        resource(title="Métaux", documents=[document])

    link = read(library.url, {"q": "palladium"}).cssselect(".excerpt-place a")[0]

    assert DocumentVersion.objects.get().text.split("\f")[1].strip() == "Le palladium"
    assert link.text_content() == said(sentence, number=2, label="Fiche")
    assert link.get("href") == document.url + ("#page=2" if name == "a.pdf" else "")


def test_a_text_without_pages_names_none(read, library, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        resource(title="Métaux", documents=[DocumentFactory(name="a.docx", content=docx(*TEXTS), title="Fiche")])

    place = read(library.url, {"q": "palladium"}).cssselect(".excerpt-place")[0]

    assert place.text_content() == said("In “{label}”", label="Fiche")
