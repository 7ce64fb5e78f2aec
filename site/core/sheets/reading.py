"""The cells of a file, which is known by its content: XLSX (ECMA-376) or CSV (RFC 4180, with any usual separator)."""

import csv
import io
import re
import zipfile
from itertools import islice

import filetype
import openpyxl
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.files.formats import PARTS, refuse_bombs

from .cells import FORMULA, ErrorCell, tidy

MAX_SIZE = 5 * 2**20
MAX_UNPACKED = 25 * 2**20
MAX_ROWS = 5_000
MAX_COLUMNS = 200
LAST_ROW = 2**20  # of any spreadsheet program
MAX_CELL = 2**20  # characters, in a CSV file
SEPARATORS = ";,\t"
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def tables_of(content, max_rows=MAX_ROWS):
    """{title of a worksheet: [(number of the row, its cells)]} without empty rows; a CSV file has one, without title.

    content  the bytes of the file. Raises ValidationError when it is none of ours, or too large.
    """
    if len(content) > MAX_SIZE:
        raise too_large()
    try:
        tables = _of_xlsx(content) if content.startswith(b"PK\x03\x04") else {"": _of_csv(content)}
        return _limited(tables, max_rows)
    except ValidationError:
        raise
    except Exception as error:  # the readers of zips and of XML raise a dozen kinds on what was made to break them
        raise _not_ours() from error


def too_large():
    return ValidationError(_("The file is larger than %(number)s MB.") % {"number": MAX_SIZE // 2**20})


def _not_ours():
    return ValidationError(_("This is not a spreadsheet we can read. Save it as XLSX or CSV, then try again."))


def _limited(tables, max_rows):
    read, left = {}, max_rows + len(tables)  # each has its headings
    for title, rows in tables.items():
        read[title] = list(islice(_filled(rows), left + 1))
        left -= len(read[title])
        if left < 0:
            raise ValidationError(_("The file has more than %(number)s rows.") % {"number": max_rows})
    return read


def _filled(rows):
    for number, row in enumerate(islice(rows, LAST_ROW), 1):
        cells = [tidy(cell) if type(cell) is str else cell for cell in row]
        if any(cell is not None for cell in cells):
            yield number, cells


def _of_xlsx(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        refuse_bombs(archive, largest=MAX_UNPACKED)
        if PARTS["xlsx"] not in archive.namelist():
            raise _not_ours()
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return {worksheet.title: _worksheet_rows(worksheet) for worksheet in book.worksheets}


def _worksheet_rows(worksheet):
    worksheet.reset_dimensions()  # some programs write wrong ones
    for cells in worksheet.iter_rows():
        yield [_worksheet_cell(cell) for cell in cells[:MAX_COLUMNS]]


def _worksheet_cell(cell):
    value = cell.value
    if not isinstance(value, str):
        return value
    if cell.data_type == "e":
        return ErrorCell(value)
    return ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), value)


def _of_csv(content):
    text = _decoded(content)
    if filetype.guess_mime(content) or "\x00" in text or text.lstrip().startswith("<") or not text.strip():
        raise _not_ours()
    csv.field_size_limit(MAX_CELL)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)):
        yield [_unquoted(cell) for cell in row[:MAX_COLUMNS]]


def _decoded(content):
    """Excel writes UTF-8 with a mark, UTF-16 as “Unicode text”, else the code page of the computer."""
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _not_ours()


def _separator(text):
    """The one that the headings use most; no heading of ours has any of them."""
    headings = text.lstrip("\r\n").splitlines()[0]
    return max(SEPARATORS, key=headings.count)


def _unquoted(cell):
    """Without the apostrophe that an export put before what looks like a formula."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
