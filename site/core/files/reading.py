"""What is inside a file: its text, its number of pages, its first page as a picture. Each reader takes a path.

A few kilobytes may unpack to gigabytes, or keep a reader busy for hours. So a file is read by a process of its own
(`python -m core.files.reading`) that has so much time and so much memory, and no more.
"""

import csv
import io
import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice

MAX_TEXT = 400_000  # characters; about 150 pages
BORDER = "\f"  # between two pages, slides or sheets of a text
SOFT_BREAK = "\ufffe"  # what PDFium gives for the hyphen of a word cut at the end of a line
MAX_ROWS, MAX_COLUMNS = 20_000, 200  # of a sheet
PREVIEW_WIDTH, PREVIEW_HEIGHT = 560, 1120  # pixels, at most; it is shown 340 wide
PREVIEW_WEIGHT = 20_000  # bytes, at most: the first view of a resource has room for no more
PREVIEW_TRIES = [(1, 60), (1, 45), (1, 30), (0.75, 45), (0.75, 25), (0.5, 40), (0.5, 15)]  # of its size; quality
MAX_SECONDS = 60
MAX_MEMORY = 2 * 1024**3  # bytes of address space


class UnreadableError(Exception):
    """The text says why, for whoever keeps the site."""


@dataclass
class Content:
    """What was read. `text` has a BORDER between two pages; `preview` is a PIL image or None; `page_count` is None
    where pages mean nothing."""

    text: str = ""
    page_count: int | None = None
    preview: object = field(default=None, repr=False)


def read(path, extension, preview_path):
    """(text, page count or None, (width, height) of the WebP written at `preview_path` or None) of the file at `path`.

    Raises UnreadableError when its reader fails, or takes more than MAX_SECONDS or MAX_MEMORY.
    """
    if extension not in READERS:
        return "", None, None
    command = [sys.executable, "-m", "core.files.reading", path, extension, preview_path]
    try:
        done = subprocess.run(command, capture_output=True, timeout=MAX_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"more than {MAX_SECONDS} s") from error
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise UnreadableError(lines[-1] if lines else f"the reader ended with {done.returncode}")
    return json.loads(done.stdout)


def main(path, extension, preview_path):
    """In the process of its own: reads, and prints what `read` gives as JSON."""
    limit_memory()
    content, size = READERS[extension](path), None
    if content.preview is not None:
        size = save_preview(content.preview, preview_path)
    print(json.dumps([content.text.replace("\x00", "")[:MAX_TEXT], content.page_count, size]))


def save_preview(picture, path):
    """Write the first of the tries that is light enough, or the last; gives its (width, height)."""
    for scale, quality in PREVIEW_TRIES:
        smaller = picture.copy()
        smaller.thumbnail((max(1, round(picture.width * scale)), max(1, round(picture.height * scale))))
        smaller.save(path, "WEBP", quality=quality, method=6)
        if os.path.getsize(path) <= PREVIEW_WEIGHT:
            break
    return smaller.size


def limit_memory():
    try:
        import resource
    except ImportError:  # not a Unix
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


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
            scale = min(PREVIEW_WIDTH / page.get_width(), PREVIEW_HEIGHT / page.get_height())
            picture = page.render(scale=scale).to_pil()
        return Content(_paged(page.replace(SOFT_BREAK, "") for page in pages), len(pdf), picture)


def read_docx(path):
    import docx

    document = docx.Document(path)
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return Content("\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))


def read_pptx(path):
    import pptx

    slides = pptx.Presentation(path).slides
    frames = ((shape.text_frame.text for shape in slide.shapes if shape.has_text_frame) for slide in slides)
    return Content(_paged("\n".join(texts) for texts in frames), len(slides))


def read_odf(path):
    from odf import opendocument
    from odf.draw import Page
    from odf.table import Table

    document = opendocument.load(path)
    slides = document.getElementsByType(Page)
    pages = slides or (document.getElementsByType(Table) if _is_of_sheets(document) else [document.body])
    return Content(_paged(map(_text_of_odf, pages)), len(slides) or None)


def _is_of_sheets(document):
    return "spreadsheet" in document.mimetype


def _text_of_odf(node):
    from odf import teletype
    from odf.text import H, P

    return "\n".join(teletype.extractText(found) for kind in (H, P) for found in node.getElementsByType(kind))


def read_xlsx(path):
    import openpyxl

    with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as workbook:
        limits = {"max_col": MAX_COLUMNS, "max_row": MAX_ROWS}
        return Content(_paged(_joined(sheet.iter_rows(**limits, values_only=True)) for sheet in workbook))


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
        picture.thumbnail((PREVIEW_WIDTH, PREVIEW_HEIGHT))
        # On white, as on paper: what is drawn in black on nothing would not be seen in the dark.
        opaque = Image.new("RGBA", picture.size, "white")
        opaque.alpha_composite(picture.convert("RGBA"))
        return Content(preview=opaque.convert("RGB"))


def _start_of(path):
    with open(path, "rb") as file:
        return file.read(MAX_TEXT * 4)


def _paged(texts):
    """The texts of the pages in one, as long as it may be; none has a BORDER of its own."""
    pages, length = [], 0
    for text in texts:
        pages.append(text.replace(BORDER, "\n"))
        length += len(text)
        if length > MAX_TEXT:
            break
    return BORDER.join(pages)


def _joined(rows):
    lines, length = [], 0
    for row in islice(rows, MAX_ROWS):
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


if __name__ == "__main__":
    main(*sys.argv[1:])
