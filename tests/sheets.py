"""Spreadsheets as editors make them, and a workbook of two sheets: organisations, and their words in each language."""

import csv
import io
from operator import attrgetter

import openpyxl

from core.models import Organisation, OrganisationDescription
from core.sheets import Column, Outcome, Sheet, Workbook, parsing
from core.sheets.organisations import ORGANISATIONS
from core.sheets.organisations import write as write_organisations

HEADINGS = ["id", "name", "kind", "province", "member_since"]
WORDS = Sheet(
    "words",
    "Words",
    (
        Column("organisation", "organisation", attrgetter("organisation.slug"), parsing.text(), required=True),
        Column("language", "language", attrgetter("language"), parsing.text(2), required=True),
        Column("text", "text", attrgetter("text"), parsing.lines(), required=True),
    ),
)


def write_words(tables, user):
    write_organisations(tables, user)
    organisations = {one.slug: one for one in Organisation.objects.all()}
    for row in tables["words"]:
        slug = row.values.pop("organisation")
        if slug in tables["organisations"].refused:
            row.outcome = Outcome.UNCHANGED
        elif slug not in organisations:
            row.problem("organisation", f"unknown: {slug}")
        else:
            with row.saving(Outcome.CREATED):
                OrganisationDescription.objects.create(organisation=organisations[slug], **row.values)


def listed(sheet):
    return (OrganisationDescription if sheet is WORDS else Organisation).objects.order_by("pk")


TWO_SHEETS = Workbook("words", "Words", (ORGANISATIONS, WORDS), listed, write_words, lambda user: True)


def xlsx(*rows, headings=HEADINGS, **worksheets):
    """The bytes of an XLSX file: one worksheet of these rows, or one for each name with its rows, headings too."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in (worksheets or {"Feuil1": [headings, *rows]}).items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def csv_file(*rows, headings=HEADINGS, delimiter=";", encoding="utf-8-sig"):
    """The bytes of a CSV file."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows([headings, *rows])
    return buffer.getvalue().encode(encoding)


def cells(content):
    """What a spreadsheet program shows of the first worksheet of an XLSX file: its rows of values."""
    return [list(row) for row in openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)]
