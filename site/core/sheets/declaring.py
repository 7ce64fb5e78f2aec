"""What a section declares so that what it has can leave as a spreadsheet and come back; core knows none by name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from django.utils.translation import gettext_lazy as _

from .parsing import text
from .reading import MAX_ROWS

ID = "id"


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    name      its heading in the file: a code, the same in every language
    label     what editors call it
    value     takes an object, gives what its cell holds: a text, a number, a date, a time, a bool, None
    parse     takes a cell, gives its value or raises ValidationError (see `parsing`)
    required  the file has this heading, and no cell under it is empty
    help      what an editor should know
    """

    name: str
    label: str
    value: Callable
    parse: Callable
    required: bool = False
    help: str = ""


@dataclass(frozen=True)
class Sheet:
    """One table. Its first column, `id`, says which object a row is about; `identify` takes an object, gives its id."""

    name: str
    label: str
    columns: tuple
    identify: Callable = attrgetter("pk")
    id_help: str = _("What the row is about; leave empty for something new.")

    @cached_property
    def all_columns(self):
        """{name: Column}, the id first."""
        identifier = Column(ID, _("identifier"), self.identify, text(255), help=self.id_help)
        return {column.name: column for column in (identifier, *self.columns)}


@dataclass(frozen=True)
class Workbook:
    """What is exported and imported together.

    rows        takes a Sheet, gives the objects it lists, always in the same order
    write       takes {sheet name: Table} and the user; saves each Row, and says on it what became of it
    may_import  takes a user
    max_rows    that one file may have: one request writes them all, and on SQLite nobody else writes meanwhile
    """

    name: str
    label: str
    sheets: tuple
    rows: Callable
    write: Callable
    may_import: Callable
    max_rows: int = MAX_ROWS


_workbooks = {}


def register(workbook):
    """Offer `workbook` in the admin. Gives it back."""
    _workbooks[workbook.name] = workbook
    return workbook


def get(name):
    """The workbook called `name`; None when there is none."""
    return _workbooks.get(name)


def workbooks():
    """All of them, in the order in which they were registered."""
    return list(_workbooks.values())
