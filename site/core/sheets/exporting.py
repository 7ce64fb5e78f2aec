"""A workbook as a file of a spreadsheet program. The same content gives the same bytes."""

import csv as csv_files
import io
import re
from datetime import date, datetime, time
from decimal import Decimal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from .cells import FORMULA, never_run, written

FORMATS = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy", time: "hh:mm"}
ALWAYS = datetime(2000, 1, 1)  # when a file says that it was made
FIRST_DATE = date(1900, 3, 1)  # before it, programs do not agree on the calendar
NARROWEST, WIDEST = 10, 60  # characters
# A text that looks like an escaped character (ECMA-376 part 1 §22.4.2.4) has its underscore escaped.
ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def xlsx(workbook, *, empty=False):
    """The bytes of an XLSX file: a worksheet a sheet, with what there is, or with the headings alone."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    book.properties.created = book.properties.modified = ALWAYS
    for sheet in workbook.sheets:
        _fill(book.create_sheet(sheet.name), cells_of(sheet, [] if empty else workbook.rows(sheet)))
    buffer = io.BytesIO()
    ExcelWriter(book, TimelessZip(buffer, "w", ZIP_DEFLATED)).save()
    return buffer.getvalue()


def csv(workbook, sheet):
    """The text of a CSV file as Belgian spreadsheet programs open it: a byte order mark, semicolons, commas."""
    buffer = io.StringIO()
    writer = csv_files.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerows(map(_as_text, row) for row in cells_of(sheet, workbook.rows(sheet)))
    return "\ufeff" + buffer.getvalue()


def cells_of(sheet, things):
    """The rows of the file, the headings first."""
    columns = sheet.all_columns.values()
    yield [column.name for column in columns]
    for thing in things:
        yield [written(column.value(thing)) for column in columns]


class TimelessZip(ZipFile):
    """Its members have no time of their own."""

    def writestr(self, name, data, *args, **kwargs):
        info = ZipInfo(name)
        info.compress_type = self.compression
        super().writestr(info, data)

    def write(self, filename, arcname=None, *args, **kwargs):
        with open(filename, "rb") as file:
            self.writestr(arcname, file.read())


def _fill(worksheet, rows):
    widths = {}
    for number, row in enumerate(rows, 1):
        for position, value in enumerate(row, 1):
            _write(worksheet.cell(number, position), value)
            longest = max(map(len, str(value or "").split("\n")))
            widths[position] = max(widths.get(position, NARROWEST), longest + 2)
    for position, width in widths.items():
        worksheet.cell(1, position).font = Font(bold=True)
        worksheet.column_dimensions[get_column_letter(position)].width = min(width, WIDEST)
    worksheet.freeze_panes = "A2"


def _write(cell, value):
    if isinstance(value, str):
        # Always text, and it stays text when somebody edits the cell (quotePrefix): a formula would be run.
        cell.value = ESCAPED.sub("_x005F_", value)
        cell.data_type = "s"
        cell.quotePrefix = bool(FORMULA.match(value))
        cell.alignment = Alignment(wrap_text="\n" in value, vertical="top")
    elif isinstance(value, date) and _day(value) < FIRST_DATE:
        cell.value = value.isoformat()
    else:
        cell.value = value
        cell.number_format = FORMATS.get(type(value), cell.number_format)


def _day(value):
    return value.date() if isinstance(value, datetime) else value


def _as_text(value):
    """A cell of a CSV file. An import takes away the apostrophe before what looks like a formula."""
    if isinstance(value, str):
        return never_run(value)
    if isinstance(value, float | Decimal):
        return f"{Decimal(repr(value) if isinstance(value, float) else value):f}".replace(".", ",")
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    return "" if value is None else str(value)
