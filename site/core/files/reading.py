"""What is inside a file: its text, its number of pages, its first page as a picture. Each reader takes a path."""

import csv
import io
from contextlib import closing
from dataclasses import dataclass, field

MAX_TEXT = 400_000  # characters; about 150 pages
PREVIEW_WIDTH = 720  # pixels


@dataclass
class Content:
    """What was read. `preview` is a PIL image or None; `page_count` is None where pages mean nothing."""

    text: str = ""
    page_count: int | None = None
    preview: object = field(default=None, repr=False)


def read(path, extension):
    """The Content of the file at `path`; raises whatever the reader of its format raises on a broken file."""
    reader = READERS.get(extension)
    content = reader(path) if reader else Content()
    content.text = content.text.replace("\x00", "")[:MAX_TEXT]
    return content


def read_pdf(path):
    import pypdfium2

    with closing(pypdfium2.PdfDocument(path)) as pdf:
        pages = []
        for number in range(len(pdf)):
            with closing(pdf[number]) as page, closing(page.get_textpage()) as text:
                pages.append(text.get_text_bounded())
            if sum(map(len, pages)) > MAX_TEXT:
                break
        with closing(pdf[0]) as page:
            picture = page.render(scale=PREVIEW_WIDTH / page.get_width()).to_pil()
        return Content("\n\n".join(pages), len(pdf), picture)


def read_docx(path):
    import docx

    document = docx.Document(path)
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return Content("\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))


def read_pptx(path):
    import pptx

    slides = pptx.Presentation(path).slides
    frames = (shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)
    return Content("\n".join(frames), len(slides))


def read_odf(path):
    from odf import opendocument, teletype
    from odf.draw import Page
    from odf.text import H, P

    document = opendocument.load(path)
    texts = [teletype.extractText(node) for kind in (H, P) for node in document.getElementsByType(kind)]
    slides = len(document.getElementsByType(Page)) or None
    return Content("\n".join(texts), slides)


def read_xlsx(path):
    import openpyxl

    with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as workbook:
        rows = (row for sheet in workbook for row in sheet.iter_rows(values_only=True))
        return Content(_joined(rows))


def read_csv(path):
    rows = csv.reader(io.StringIO(read_txt(path).text))
    return Content(_joined(rows))


def read_txt(path):
    raw = _start_of(path)
    try:
        return Content(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Content(raw.decode("cp1252", "replace"))


def read_image(path):
    from PIL import Image, ImageOps

    with Image.open(path) as picture:
        picture.draft("RGB", (PREVIEW_WIDTH * 2, PREVIEW_WIDTH * 2))
        picture = ImageOps.exif_transpose(picture)
        picture.thumbnail((PREVIEW_WIDTH, PREVIEW_WIDTH * 2))
        return Content(preview=picture.convert("RGBA" if "A" in picture.getbands() else "RGB"))


def _start_of(path):
    with open(path, "rb") as file:
        return file.read(MAX_TEXT * 4)


def _joined(rows):
    lines, length = [], 0
    for row in rows:
        lines.append(" ".join(str(cell) for cell in row if cell not in (None, "")))
        length += len(lines[-1])
        if length > MAX_TEXT:
            break
    return "\n".join(lines)


READERS = {
    "pdf": read_pdf,
    "docx": read_docx,
    "pptx": read_pptx,
    "xlsx": read_xlsx,
    "csv": read_csv,
    "txt": read_txt,
    **dict.fromkeys(("odt", "odp", "ods"), read_odf),
    **dict.fromkeys(("png", "jpg", "jpeg", "webp", "avif"), read_image),
}
