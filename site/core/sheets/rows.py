"""What a section gets to write: tables of rows, on which it says what became of each and what is wrong."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from .cells import written
from .declaring import Sheet


class Outcome(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Problem:
    """What is wrong, and where: `row` as the spreadsheet program numbers it, `column` by its heading. None and empty
    where it is the matter of the whole sheet or file."""

    sentence: str
    sheet: str = ""
    row: int | None = None
    column: str = ""


@dataclass
class Row:
    """A row of a file. `values` has the columns of the file only: what a file leaves out stays as it is."""

    sheet: Sheet
    number: int
    id: str = ""
    values: dict = field(default_factory=dict)
    outcome: Outcome | None = None
    problems: list = field(default_factory=list)

    def problem(self, column, sentence):
        """Say that the cell under `column` is wrong; "" when it is the whole row."""
        self.problems.append(Problem(str(sentence), self.sheet.name, self.number, column))

    def changes(self, thing):
        """Those of its values that `thing` does not have: an export of it, read again, would say something else."""
        columns = self.sheet.all_columns
        return {name: value for name, value in self.values.items() if not _says(columns[name], thing, value)}

    @contextmanager
    def saving(self, outcome, **columns):
        """Save inside: what the model or the database refuses becomes problems of this row, else `outcome` is said.

        columns  {field of the model: column}, where their names differ
        """
        try:
            with transaction.atomic():
                yield
            self.outcome = outcome
        except ValidationError as error:
            self._refused(error, columns)
        except IntegrityError:
            self.problem("", _("This row contradicts what is stored already."))

    def _refused(self, error, columns):
        by_field = error.error_dict if hasattr(error, "error_dict") else {"": [error]}
        for name, errors in by_field.items():
            column = columns.get(name, name)
            for sentence in ValidationError(errors).messages:
                self.problem(column if column in self.sheet.all_columns else "", sentence)


def _says(column, thing, value):
    try:
        return column.parse(written(column.value(thing))) == value
    except ValidationError:  # what is stored could not be imported
        return False


class Table(list):
    """The rows of a sheet that could be read. `refused` are the ids of the others: what refers to one is not wrong."""

    def __init__(self, rows=(), refused=()):
        super().__init__(rows)
        self.refused = frozenset(filter(None, refused))
