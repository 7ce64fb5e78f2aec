"""The files of spreadsheets: what is written in them, what is read from them, what is refused."""

import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from operator import attrgetter
from types import SimpleNamespace

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import make_aware
from hypothesis import example, given
from hypothesis import strategies as st

from core import sheets
from core.sheets import Column, Sheet, Workbook, parsing
from core.sheets.importing import read
from core.sheets.reading import MAX_ROWS, MAX_SIZE
from tests.factories import PDF, docx
from tests.sheets import cells, csv_file, xlsx

NOTES = Sheet(
    "notes",
    "Notes",
    (
        Column("title", "title", attrgetter("title"), parsing.text(), required=True),
        Column("body", "body", attrgetter("body"), parsing.lines()),
        Column("price", "price", attrgetter("price"), parsing.decimal()),
        Column("day", "day", attrgetter("day"), parsing.date()),
        Column("hour", "hour", attrgetter("hour"), parsing.time()),
        Column("open", "open", attrgetter("open"), parsing.yes_no(empty=False)),
    ),
)
HEADINGS = list(NOTES.all_columns)
VALUES = {"title": "A", "body": "", "price": None, "day": None, "hour": None, "open": False}


def note(**values):
    return SimpleNamespace(**{"pk": 7, **VALUES, **values})


def book_of(*notes):
    return Workbook("notes", "Notes", (NOTES,), lambda sheet: notes, None, None)


def files_of(book):
    return [sheets.xlsx(book), sheets.csv(book, NOTES).encode()]


def only_row(content):
    tables, problems = read(book_of(), content)
    assert problems == []
    return tables["notes"][0]


def places(content):
    return [(problem.row, problem.column) for problem in read(book_of(), content)[1]]


storable = st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs"])
odd = st.sampled_from(
    ["=1+1", "+32 2", "-1", "@SUM(A1)", "'=a", "''+b", '"', ";", "\n", "_x0041_", "🌱", "#N/A", "1,5"]
)
text = st.lists(odd | st.text(storable, max_size=5), max_size=4).map("".join)


@given(text, text)
@example("=cmd|' /C calc'!A0", "une ligne\r\nune autre\rune troisième")
@example("'", "\ufeffmarque")
def test_what_is_exported_and_imported_again_is_the_same(title, body):
    kept = note(title=title.replace("\n", " ").strip() or "x", body=body)

    for content in files_of(book_of(kept)):
        row = only_row(content)
        assert row.changes(kept) == {}
        assert len(row.values["body"].split()) == len(body.split())
        assert row.id == "7"


@given(
    st.decimals("-9999", "9999", places=2),
    st.dates(date(1000, 1, 1)),
    st.times().map(lambda moment: moment.replace(microsecond=0)),
    st.booleans(),
)
def test_numbers_dates_and_times_come_back_as_they_were(price, day, hour, is_open):
    kept = note(price=price, day=day, hour=hour, open=is_open)

    for content in files_of(book_of(kept)):
        values = only_row(content).values
        assert (values["price"], values["day"], values["hour"], values["open"]) == (price, day, hour, is_open)


def test_a_date_is_a_date_and_a_number_a_number():
    content = sheets.xlsx(book_of(note(price=Decimal("12.50"), day=date(2026, 10, 5), hour=time(9, 30))))

    assert cells(content)[1] == [7, "A", None, 12.5, datetime(2026, 10, 5), time(9, 30), "non"]


def test_a_moment_is_shown_in_the_time_of_the_site():
    sheet = Sheet("moments", "Moments", (Column("at", "at", attrgetter("at"), parsing.text()),))
    moment = make_aware(datetime(2026, 10, 5, 9, 30))
    book = Workbook("moments", "Moments", (sheet,), lambda sheet: [SimpleNamespace(pk=1, at=moment)], None, None)

    assert cells(sheets.xlsx(book))[1][1] == datetime(2026, 10, 5, 9, 30)


def test_no_text_is_a_formula_in_an_xlsx_file():
    content = sheets.xlsx(book_of(note(title="=1+1", body="@SUM(A1)")))

    cell = openpyxl.load_workbook(io.BytesIO(content)).active["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_no_text_is_a_formula_in_a_csv_file():
    lines = sheets.csv(book_of(note(title="=1+1", body="@SUM(A1)", price=Decimal("-12.50"))), NOTES).splitlines()

    assert lines == ["\ufeff" + ";".join(HEADINGS), "7;'=1+1;'@SUM(A1);-12,50;;;non"]


def test_the_headings_stay_in_sight_and_are_bold():
    sheet = openpyxl.load_workbook(io.BytesIO(sheets.xlsx(book_of(note(title="T" * 40))))).active

    assert (sheet.freeze_panes, sheet["A1"].font.bold, sheet["A2"].font.bold) == ("A2", True, False)
    assert sheet.column_dimensions["B"].width > 40


def test_the_same_content_gives_the_same_bytes():
    first, second = (sheets.xlsx(book_of(note())) for _ in range(2))

    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}


def test_a_character_that_no_file_can_hold_is_left_out_of_an_export():
    for content in files_of(book_of(note(title="a\x00b\x0bc\uffff"))):
        assert only_row(content).values["title"] == "abc"


@pytest.mark.parametrize("content", [xlsx([1, "a_x0000_b"], headings=HEADINGS[:2]), b"id;title\n1;a\x0bb"])
def test_a_character_that_cannot_be_stored_is_named(content):
    assert places(content) == [(2, "title")]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_csv_files_of_any_program_are_read(delimiter, encoding):
    content = csv_file([1, "Été, l’œuvre; « oui »"], headings=HEADINGS[:2], delimiter=delimiter, encoding=encoding)

    assert only_row(content).values == {"title": "Été, l’œuvre; « oui »"}


@pytest.mark.parametrize("make", [xlsx, csv_file])
def test_rows_have_the_numbers_that_the_program_shows(make):
    content = make([1, "A", "deux\nlignes"], [None, None, None], ["", " ", ""], [2, None, "x"], headings=HEADINGS[:3])

    assert places(content) == [(5, "title")]


@pytest.mark.parametrize(
    ("headings", "named"),
    [
        (["id", "title", "prix"], [(1, "prix")]),
        (["id", "body"], [(1, "title")]),
        (["title"], [(1, "id")]),
        (["id", "title", "Title "], [(1, "title")]),
        (["ID", " Title"], []),
    ],
)
def test_headings_that_are_unknown_missing_or_there_twice_are_named(headings, named):
    assert places(xlsx(headings=headings)) == named


def test_an_unknown_heading_is_told_the_nearest():
    problem = read(book_of(), xlsx(headings=["id", "title", "pryce"]))[1][0]

    assert "price" in problem.sentence


def test_what_stands_under_no_heading_is_named():
    assert places(xlsx([1, "A", "?"], headings=["id", "title"])) == [(2, "")]


def test_a_formula_that_failed_is_named():
    assert places(xlsx([1, "#N/A"], headings=["id", "title"])) == [(2, "title")]


def test_an_identifier_there_twice_is_named_once():
    assert places(xlsx([1, "A"], ["1", "B"], [None, "C"], [None, "D"], headings=["id", "title"])) == [(3, "id")]


def test_a_worksheet_that_is_not_known_is_named_unless_it_is_empty():
    content = xlsx(notes=[["id", "title"], [1, "A"]], brouillon=[["?"]], Feuil3=[])

    assert [problem.sheet for problem in read(book_of(), content)[1]] == ["brouillon"]


def packed(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def damaged(content):
    """Its worksheets are cut short: what is wrong is met only when they are read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return packed({name: data[:-40] if "worksheets/" in name else data for name, data in members.items()})


REFUSED = {
    "nothing": b"",
    "spaces": b" \n\n",
    "a PDF": PDF,
    "a Word file": docx(),
    "an Excel file of before 2007": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a web page": b"<!DOCTYPE html><table><tr><td>id",
    "a broken zip": b"PK\x03\x04" + bytes(50),
    "a damaged worksheet": damaged(xlsx([1, "A"], headings=["id", "title"])),
    "a bomb": packed({"xl/workbook.xml": bytes(30 * 2**20)}),
    "too large a file": b"id;title\n" + b"1;a\n" * (MAX_SIZE // 4),
    "too many rows": csv_file(*([n, "a"] for n in range(MAX_ROWS + 1)), headings=["id", "title"]),
    "a null character": b"id;title\n1;a\x00b",
    "an endless cell": b'id;title\n1;"' + b"a" * 2**21 + b'"',
    "no worksheet with anything": xlsx(Feuil1=[]),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_spreadsheet_or_too_much_is_refused_in_words(what):
    with pytest.raises(ValidationError) as refusal:
        read(book_of(), REFUSED[what])

    assert len(refusal.value.messages[0]) > 15


def test_as_many_rows_as_are_allowed_are_read():
    content = csv_file(*([n, "a"] for n in range(MAX_ROWS)), headings=["id", "title"])

    assert len(read(book_of(), content)[0]["notes"]) == MAX_ROWS
