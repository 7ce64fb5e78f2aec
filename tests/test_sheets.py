"""What a section has leaves as a spreadsheet and comes back: the engine, whatever the section."""

from datetime import date
from functools import partial

import pytest
from django.db import transaction
from wagtail.models import ModelLogEntry

from core import sheets
from core.models import Organisation, OrganisationDescription
from core.sheets import Workbook
from core.sheets.organisations import ORGANISATIONS
from tests.factories import OrganisationFactory, member
from tests.sheets import TWO_SHEETS, csv_file, xlsx

BOOK = sheets.get("organisations")
EXPORTS = {"xlsx": sheets.xlsx, "csv": lambda book: sheets.csv(book, book.sheets[0]).encode()}
ODD_NAMES = ["=1+1", "+32 2 123", "'quoted'", "Été; l’« école »", "🌱 @home", "_x0041_", "1300", "-"]


@pytest.fixture
def user(django_user_model):
    return django_user_model.objects.create_user("editrice")


@pytest.fixture
def run(user):
    """Import a file of organisations: `run(content)` → Result."""
    return lambda content, book=BOOK: sheets.run(book, content, user)


@pytest.fixture
def dry_run(user):
    return lambda content, book=BOOK: sheets.dry_run(book, content, user)


def stored():
    return list(Organisation.objects.order_by("pk").values())


def places(result):
    return [(problem.row, problem.column) for problem in result.problems]


def counts(result):
    return {str(outcome): number for outcome, number in result.counts.items()}


@pytest.mark.parametrize("kind", EXPORTS)
def test_importing_what_was_exported_changes_nothing(run, kind):
    for name in ODD_NAMES:
        member(name=name, province="liege", website="https://example.org/?a=1;2", email="a@example.org")
    before = stored()

    result = run(EXPORTS[kind](BOOK))

    assert (result.problems, counts(result)) == ([], {"unchanged": len(ODD_NAMES)})
    assert (stored(), ModelLogEntry.objects.count()) == (before, 0)


@pytest.mark.parametrize("make", [xlsx, csv_file])
def test_five_planted_errors_are_all_named_and_nothing_is_written(run, make):
    OrganisationFactory(name="Le Terril")
    rows = [
        ["", "Bonne", "musee", "hainaut", "2020-01-31"],
        ["lieje", "Où", "musee", "Lieje", ""],
        ["sans-nom", "", "musee", "", ""],
        ["quand", "Quand", "musee", "", "31/02/2020"],
        ["quand", "Autre fois", "musee", "", ""],
        ["autre", "Le Terril", "musee", "", ""],
    ]

    result = run(make(*rows))

    assert places(result) == [(3, "province"), (4, "name"), (5, "member_since"), (6, "id"), (7, "name")]
    assert (result.written, [one["name"] for one in stored()]) == (False, ["Le Terril"])


def test_what_the_models_refuse_is_named_with_what_cannot_be_read(dry_run):
    OrganisationFactory(name="Le Terril")

    result = dry_run(xlsx(["", "Le Terril", "musee"], ["Mal écrit", "Autre", "musee"], ["", "Encore", "?"]))

    assert places(result) == [(2, "name"), (3, "id"), (4, "kind")]


def test_rows_are_created_and_changed(run):
    OrganisationFactory(name="Le Terril", slug="le-terril", kind="association")

    result = run(
        xlsx(["", "Maison de l’eau", "Museum", "Henegouwen", date(2020, 1, 31)], ["le-terril", "Terril", "musee"])
    )

    assert (result.written, counts(result)) == (True, {"created": 1, "changed": 1})
    assert list(
        Organisation.objects.order_by("slug").values_list("slug", "name", "kind", "province", "member_since")
    ) == [
        ("le-terril", "Terril", "musee", "", None),
        ("maison-de-l-eau", "Maison de l’eau", "musee", "hainaut", date(2020, 1, 31)),
    ]


def test_who_imported_is_in_the_history(run, user):
    run(xlsx(["", "Maison de l’eau", "musee"]))

    entry = ModelLogEntry.objects.get()
    assert (entry.action, entry.user) == ("wagtail.create", user)


def test_an_import_done_twice_changes_nothing_the_second_time(run):
    content = xlsx(["eau", "Maison de l’eau", "musee", "Liège", "05/10/2021"])
    run(content)

    assert counts(run(content)) == {"unchanged": 1}


def test_a_column_left_out_stays_and_an_empty_cell_empties(run):
    member(name="Le Terril", slug="le-terril", kind="musee", province="hainaut", locality="Mons")

    run(xlsx(["le-terril", "Le Terril", "musee", None], headings=["id", "name", "kind", "province"]))

    terril = Organisation.objects.get()
    assert (terril.province, terril.locality, terril.is_member) == ("", "Mons", True)


def test_a_dry_run_says_what_would_be_done_and_takes_everything_back(dry_run):
    result = dry_run(xlsx(["", "Maison de l’eau", "musee"]))

    assert (counts(result), result.written) == ({"created": 1}, False)
    assert (Organisation.objects.count(), ModelLogEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize(("act", "called"), [("dry_run", 0), ("run", 1)])
def test_what_waits_for_the_end_of_an_import_does_not_follow_a_dry_run(
    request, act, called, django_capture_on_commit_callbacks
):
    def write(tables, user):
        BOOK.write(tables, user)
        transaction.on_commit(partial(len, "sent"))

    book = Workbook("calls", "Calls", (ORGANISATIONS,), BOOK.rows, write, BOOK.may_import)
    with django_capture_on_commit_callbacks() as callbacks:
        request.getfixturevalue(act)(xlsx(["", "Maison de l’eau", "musee"]), book)

    assert len(callbacks) == called


def test_two_sheets_are_written_together(run):
    words = [["id", "organisation", "language", "text"], ["", "eau", "fr", "De l’eau.\nPartout."]]
    organisations = [["id", "name", "kind"], ["eau", "Maison de l’eau", "musee"]]

    result = run(xlsx(Words=words, organisations=organisations), TWO_SHEETS)

    assert result.problems == []
    assert OrganisationDescription.objects.get().text == "De l’eau.\nPartout."


def test_what_refers_to_a_wrong_row_is_not_said_to_be_wrong_too(dry_run):
    words = [["id", "organisation", "language", "text"], ["", "eau", "fr", "De l’eau."], ["", "feu", "fr", "Du feu."]]
    organisations = [["id", "name", "kind"], ["eau", "Maison de l’eau", "piscine"]]

    result = dry_run(xlsx(words=words, organisations=organisations), TWO_SHEETS)

    assert [(problem.sheet, problem.row, problem.column) for problem in result.problems] == [
        ("organisations", 2, "kind"),
        ("words", 3, "organisation"),
    ]


def test_what_the_database_refuses_is_a_problem_of_its_row(dry_run):
    OrganisationFactory(name="Eau", slug="eau")
    row = ["", "eau", "fr", "De l’eau."]

    result = dry_run(xlsx(words=[["id", "organisation", "language", "text"], row, row]), TWO_SHEETS)

    assert places(result) == [(3, "")]


def test_a_csv_file_is_known_by_its_headings(run):
    OrganisationFactory(name="Eau", slug="eau")

    result = run(
        csv_file(["", "eau", "fr", "De l’eau."], headings=["id", "organisation", "language", "text"]), TWO_SHEETS
    )

    assert counts(result) == {"created": 1}


def test_a_section_that_says_nothing_of_a_row_is_a_mistake_and_writes_nothing(run):
    def write(tables, user):
        OrganisationFactory()

    silent = Workbook("silent", "Silent", (ORGANISATIONS,), BOOK.rows, write, BOOK.may_import)

    with pytest.raises(RuntimeError, match="organisations 2"):
        run(xlsx(["", "Maison de l’eau", "musee"]), silent)
    assert stored() == []


def test_a_file_of_headings_alone_does_nothing(run):
    result = run(sheets.xlsx(BOOK, empty=True))

    assert (result.problems, result.to_write) == ([], 0)
