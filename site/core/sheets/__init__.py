from .declaring import ID, Column, Sheet, Workbook, get, register, workbooks
from .exporting import csv, xlsx
from .importing import Result, dry_run, run
from .rows import Outcome, Problem, Row, Table

__all__ = [
    "ID",
    "Column",
    "Outcome",
    "Problem",
    "Result",
    "Row",
    "Sheet",
    "Table",
    "Workbook",
    "csv",
    "dry_run",
    "get",
    "register",
    "run",
    "workbooks",
    "xlsx",
]
