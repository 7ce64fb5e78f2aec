"""Trainings and sessions come and go as a spreadsheet: what leaves comes back unchanged, what is wrong is named."""

import io
from datetime import date, time
from decimal import Decimal

import openpyxl
import pytest
from django.contrib.auth.models import Group, Permission

from core.sheets import Outcome, dry_run, run, xlsx
from tests.factories import OrganisationFactory, ThemeFactory, publish
from tests.trainings import agenda, catalogue, day, in_dutch, session, training
from training.importing import WORKBOOK
from training.models import TrainingPage, TrainingSession

TRAINING = {"id": "debat", "catalogue": "catalogue", "title": "Débattre", "kind": "atelier", "themes": "eau"}
SESSION = {"id": "debat-1", "training": "debat", "days": "2031-10-08 09:30-16:00; 2031-10-09", "mode": "presentiel"}
SESSION |= {"language": "fr", "province": "namur"}


@pytest.fixture
def chief(django_user_model):
    return django_user_model.objects.create_superuser("cheffe", "cheffe@example.org", "secret")


@pytest.fixture(autouse=True)
def _theme():
    ThemeFactory(slug="eau", name="Eau")
    catalogue()


def book(trainings=(), sessions=()):
    """The bytes of an XLSX file with these rows, dictionaries."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in (("trainings", trainings), ("sessions", sessions)):
        if rows:
            headings = list(dict.fromkeys(key for row in rows for key in row))
            sheet = made.create_sheet(name)
            sheet.append(headings)
            for row in rows:
                sheet.append([row.get(heading) for heading in headings])
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def full_training():
    about = {"themes": [ThemeFactory(slug="sol"), ThemeFactory(slug="air")], "organisations": [OrganisationFactory()]}
    texts = {"objectives": "Savoir\nFaire", "methods": "Jeux", "prerequisites": "Aucun", "to_bring": "Une blouse"}
    numbers = {"hours": Decimal("7.5"), "price": Decimal("75.50"), "audience": ["enseignant", "mediateur"]}
    sessions = [session(day(date(2031, 10, 8), time(9, 30), time(16)), day(date(2031, 10, 9)), places=8), session(None)]
    return training(*sessions, **about, **texts, **numbers, programme=[("step", {"when": "9 h", "what": "Accueil"})])


def revisions():
    return list(TrainingPage.objects.order_by("pk").values_list("pk", "latest_revision_id"))


def test_what_is_exported_and_imported_changes_nothing(chief):
    full_training(), training(session(3), live=False)
    before = revisions()
    result = run(WORKBOOK, xlsx(WORKBOOK), chief)

    assert result.problems == []
    assert result.counts == {Outcome.UNCHANGED: 5}
    assert revisions() == before


def test_the_sheet_of_a_catalogue_is_one_that_can_be_imported(client, chief):
    full_training()
    content = client.get(f"{catalogue().url}catalogue.xlsx").content
    result = run(WORKBOOK, content, chief)

    assert (result.problems, result.to_write) == ([], 0)


def test_a_training_and_its_sessions_are_made_as_drafts(chief):
    result = run(WORKBOOK, book([TRAINING], [SESSION]), chief)
    page = TrainingPage.objects.get(title="Débattre")

    assert result.problems == []
    assert (page.live, page.slug, [theme.slug for theme in page.themes_in_order]) == (False, "debattre", ["eau"])
    assert [str(one.date) for one in page.get_latest_revision_as_object().sessions_in_order[0].days_in_order] == [
        "2031-10-08",
        "2031-10-09",
    ]


def test_the_same_file_twice_makes_nothing_twice(chief):
    content = book([TRAINING | {"published": "oui"}], [SESSION])
    run(WORKBOOK, content, chief)
    result = run(WORKBOOK, content, chief)

    assert result.counts == {Outcome.UNCHANGED: 2}
    assert (TrainingPage.objects.count(), TrainingSession.objects.count()) == (1, 1)
    assert TrainingPage.objects.get().live


def test_a_change_of_what_is_public_is_public(read, chief):
    run(WORKBOOK, book([TRAINING | {"published": "oui"}], [SESSION]), chief)
    run(WORKBOOK, book(sessions=[SESSION | {"state": "annule"}]), chief)

    assert TrainingSession.objects.get().state == "annule"
    assert read(agenda().url, {"state": "annule"}).cssselect("[data-total]")[0].get("data-total") == "1"


def test_what_somebody_is_working_on_is_not_made_public(chief):
    page = training(session(3), title="Avant")
    page.title = "Un brouillon"
    page.save_revision()
    run(WORKBOOK, book([TRAINING | {"id": str(page.translation_key), "title": "Importé"}]), chief)

    assert TrainingPage.objects.get(pk=page.pk).title == "Avant"
    assert TrainingPage.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Importé"


def test_a_session_may_name_its_training_by_its_title(chief):
    page = training(title="Débattre")
    result = run(WORKBOOK, book(sessions=[SESSION | {"training": "Débattre"}]), chief)
    assert result.problems == []

    assert TrainingSession.objects.get().page_id == page.pk


WRONG = [
    TRAINING | {"kind": "atelié"},
    TRAINING | {"id": "b", "themes": "eaux"},
    TRAINING | {"id": "c", "price": "beaucoup", "contact_email": "personne"},
]
WRONG_SESSIONS = [SESSION | {"days": "demain"}, SESSION | {"id": "s2", "training": "nulle part"}]


@pytest.mark.parametrize("carry_out", [dry_run, run])
def test_every_planted_error_is_named_and_nothing_is_written(chief, carry_out):
    good = TRAINING | {"id": "d", "title": "Bonne"}
    result = carry_out(WORKBOOK, book([*WRONG, good], WRONG_SESSIONS), chief)

    assert [(problem.sheet, problem.row, problem.column) for problem in result.problems] == [
        ("trainings", 2, "kind"),
        ("trainings", 3, "themes"),
        ("trainings", 4, "price"),
        ("trainings", 4, "contact_email"),
        ("sessions", 2, "days"),
        ("sessions", 3, "training"),
    ]
    assert not TrainingPage.objects.exists()


def test_what_a_model_refuses_is_named_too(chief):
    content = book([TRAINING], [SESSION | {"places": 2, "taken": 3}, SESSION | {"id": "s2", "mode": None}])
    result = dry_run(WORKBOOK, content, chief)

    assert [(problem.row, problem.column) for problem in result.problems] == [(2, "taken"), (3, "mode")]


def test_another_language_is_refused(client, chief):
    in_dutch(full_training(), title="Debatteren")
    result = run(WORKBOOK, client.get(f"{catalogue('nl').url}catalogue.xlsx").content, chief)

    assert {problem.column for problem in result.problems} >= {"language"}
    assert TrainingPage.objects.get(locale__language_code="fr").title != "Debatteren"


def test_it_is_for_those_who_publish(client, django_user_model):
    user = django_user_model.objects.create_user("contrib", "contrib@example.org", "secret")
    group = Group.objects.create(name="Contribution")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user.groups.add(group)
    client.force_login(user)

    assert client.get("/cms/import/trainings/").status_code in (302, 403)


def test_who_may_not_change_a_training_changes_none(django_user_model):
    stranger = django_user_model.objects.create_user("autre", "autre@example.org", "secret")
    page = training(session(3), title="Avant")
    key = {"training": str(page.translation_key), "id": page.sessions.get().key}
    result = run(WORKBOOK, book(sessions=[SESSION | key | {"state": "annule"}]), stranger)

    assert [(problem.sheet, problem.row, problem.column) for problem in result.problems] == [("sessions", 2, "")]
    assert page.sessions.get().state == ""


def test_an_editor_imports_in_two_steps(editor):
    from django.core.files.uploadedfile import SimpleUploadedFile

    page = editor.get("/cms/import/trainings/")
    assert page.status_code == 200
    file = SimpleUploadedFile("formations.xlsx", book([TRAINING | {"published": "oui"}], [SESSION]))
    shown = editor.post("/cms/import/trainings/", {"file": file})

    assert shown.status_code == 200
    assert not TrainingPage.objects.exists()
    token = shown.context["token"]
    editor.post("/cms/import/trainings/", {"token": token})
    assert publish(TrainingPage.objects.get()).live
