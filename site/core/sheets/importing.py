"""Import of a file into a workbook: all of it or nothing, and everything that is wrong is said at once."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from .cells import UNSTORABLE, ErrorCell, shown
from .choosing import chosen
from .declaring import ID
from .reading import tables_of
from .rows import Outcome, Problem, Row, Table


@dataclass
class Result:
    """What an import did, or would do. `counts` is {Outcome: number of rows}."""

    problems: list = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)
    written: bool = False

    @property
    def to_write(self):
        """How many rows are new or change something."""
        return self.counts[Outcome.CREATED] + self.counts[Outcome.CHANGED]


def dry_run(workbook, content, user):
    """What `run` would do: it is done, and taken back, so that what the models refuse is known too."""
    return _carry_out(workbook, content, user, keep=False)


def run(workbook, content, user):
    """Write what the file says, or nothing when anything is wrong with it.

    content  the bytes of the file
    """
    return _carry_out(workbook, content, user, keep=True)


def _carry_out(workbook, content, user, *, keep):
    try:
        tables, problems = read(workbook, content)
    except ValidationError as error:
        return Result([Problem(sentence) for sentence in error.messages])
    with transaction.atomic():
        workbook.write(tables, user)
        rows = [row for table in tables.values() for row in table]
        problems += [problem for row in rows for problem in row.problems]
        result = Result(_in_order(workbook, problems), _counts(rows), written=keep and not problems)
        if not result.written:
            transaction.set_rollback(True)
    return result


def _in_order(workbook, problems):
    position = {sheet.name: number for number, sheet in enumerate(workbook.sheets)}
    return sorted(problems, key=lambda problem: (position.get(problem.sheet, -1), problem.row or 0))


def _counts(rows):
    silent = [f"{row.sheet.name} {row.number}" for row in rows if not (row.outcome or row.problems)]
    if silent:
        raise RuntimeError(f"rows of which nothing was said: {', '.join(silent)}")
    return Counter(row.outcome for row in rows if not row.problems)


def read(workbook, content):
    """({sheet name: Table}, [Problem]) of a file. Raises ValidationError when it cannot be read at all."""
    found, problems = _assigned(workbook, tables_of(content, workbook.max_rows))
    if not found and not problems:
        raise ValidationError(_("The file is empty."))
    tables = {sheet.name: Table() for sheet in workbook.sheets}
    for sheet in workbook.sheets:
        if found.get(sheet.name):
            tables[sheet.name] = _table(sheet, found[sheet.name], problems)
    return tables, problems


def _assigned(workbook, raw):
    """({sheet name: its rows}, [Problem]): a worksheet is known by its title, the only one by itself, and a CSV file by
    its headings."""
    found, problems = {}, []
    filled = {title: rows for title, rows in raw.items() if rows}
    for title, rows in filled.items():
        sheet = _sheet_called(workbook, title)
        if sheet is None and len(filled) == 1:
            sheet = max(workbook.sheets, key=lambda sheet: len(set(_headings(rows)) & set(sheet.all_columns)))
        if sheet is None:
            known = ", ".join(sheet.name for sheet in workbook.sheets)
            problems.append(Problem(_("No worksheet has this name. There are: %(known)s.") % {"known": known}, title))
        else:
            found[sheet.name] = rows
    return found, problems


def _sheet_called(workbook, title):
    return next((sheet for sheet in workbook.sheets if sheet.name == title.strip().casefold()), None)


def _headings(rows):
    return [str(cell).strip().casefold() if cell is not None else None for cell in rows[0][1]]


def _table(sheet, rows, problems):
    """The Table of a sheet; what is wrong before a section sees it is added to `problems`."""
    first, headings = rows[0][0], _headings(rows)
    wrong = list(_wrong_headings(sheet, headings, first))
    problems += wrong
    read = [_row(sheet, number, headings, cells) for number, cells in rows[1:]]
    _name_duplicates(read)
    refused = [row for row in read if row.problems]
    problems += [problem for row in refused for problem in row.problems]
    if any(problem.column in sheet.all_columns for problem in wrong):
        return Table(refused={row.id for row in read})
    return Table([row for row in read if not row.problems], {row.id for row in refused})


def _wrong_headings(sheet, headings, number):
    named = [heading for heading in headings if heading is not None]
    for heading in dict.fromkeys(named):
        if heading not in sheet.all_columns:
            yield Problem(_unknown(heading, sheet), sheet.name, number, heading)
        elif named.count(heading) > 1:
            yield Problem(_("Two columns have this name."), sheet.name, number, heading)
    for column in sheet.all_columns.values():
        if (column.required or column.name == ID) and column.name not in named:
            yield Problem(_("This column is missing."), sheet.name, number, column.name)


def _unknown(heading, sheet):
    try:
        chosen(heading, dict.fromkeys(sheet.all_columns, ()))
    except ValidationError as error:
        return error.messages[0]


def _row(sheet, number, headings, cells):
    row, cells = Row(sheet, number), [*cells, *[None] * (len(headings) - len(cells))]
    for position, cell in enumerate(cells):
        heading = headings[position] if position < len(headings) else None
        column = sheet.all_columns.get(heading)
        if column:
            _read(row, column, cell)
        elif heading is None and cell is not None:
            row.problem("", _("“%(cell)s” stands under no heading.") % {"cell": shown(cell)})
    row.id = row.values.pop(ID, "")
    return row


def _read(row, column, cell):
    """Put the value of a cell on its row, or what is wrong with it."""
    if isinstance(cell, ErrorCell):
        row.problem(column.name, _("A formula failed here: %(error)s.") % {"error": cell})
    elif isinstance(cell, str) and UNSTORABLE.search(cell):
        row.problem(column.name, _("This text has a character that cannot be stored."))
    elif column.required and cell is None:
        row.problem(column.name, _("This cell may not be empty."))
    else:
        try:
            row.values[column.name] = column.parse(cell)
        except ValidationError as error:
            for sentence in error.messages:
                row.problem(column.name, sentence)


def _name_duplicates(rows):
    first = {}
    for row in rows:
        if row.id and first.setdefault(row.id, row.number) != row.number:
            row.problem(ID, _("Row %(number)s has the same identifier.") % {"number": first[row.id]})
