"""What editors are told of trainings: what one lacks, which tell too little, which sessions lack something."""

from datetime import time
from decimal import Decimal

import openpyxl
import pytest
from lxml import html
from wagtail.blocks import StructBlockValidationError

from tests.trainings import session, training
from training.blocks import DayBlock
from training.completeness import POINTS, checks, missing_points, with_points
from training.models import TrainingPage
from training.reports import lacking, what_lacks

TOLD = {
    "objectives": "Savoir",
    "prerequisites": "Aucun",
    "hours": Decimal(7),
    "admission": "Sous dix jours",
    "price": Decimal(0),
    "contact_phone": "010 00 00 00",
    "methods": "Jeux",
    "assessment": "Un échange",
    "accessibility": "De plain-pied",
}
NOTHING = {"price": None, "contact_email": ""}


def points(page):
    return with_points(TrainingPage.objects.filter(pk=page.pk)).get().points


def test_a_training_that_tells_all_nine_points_lacks_none():
    page = training(**NOTHING | TOLD)

    assert (len(POINTS), points(page), missing_points(page)) == (9, 9, [])


@pytest.mark.parametrize("name", TOLD)
def test_each_point_is_counted_in_the_report_as_beside_the_form(name):
    page = training(**NOTHING | {name: TOLD[name]})

    assert points(page) == 1
    assert len(missing_points(page)) == 8


def test_the_panel_leads_to_the_fields_that_are_missing(editor):
    page = training(live=False, **NOTHING)
    response = editor.get(f"/cms/pages/{page.pk}/edit/")
    panel = next(panel for panel in response.context["side_panels"] if panel.name == "completeness")
    form = html.fromstring(response.content)

    assert len(panel.missing) == 9
    assert [check.field for check in panel.checks if not form.cssselect(f"#{check.field}")] == []


def test_the_panel_is_of_what_was_last_saved(editor):
    page = training(**NOTHING)
    page.methods = "Jeux"
    page.save_revision()
    response = editor.get(f"/cms/pages/{page.pk}/edit/")
    panel = next(panel for panel in response.context["side_panels"] if panel.name == "completeness")

    assert [check.label for check in panel.checks if check.done] == [
        check.label for check in checks(page.get_latest_revision_as_object()) if check.done
    ]
    assert len(panel.missing) == 8


def rows(response):
    return [
        " ".join(row.text_content().split())
        for row in html.fromstring(response.content).cssselect("#listing-results tbody tr")
    ]


def test_the_report_begins_with_those_that_tell_the_least(editor):
    training(title="Presque tout", **NOTHING | TOLD | {"methods": ""})
    training(title="Presque rien", **NOTHING)
    found = rows(editor.get("/cms/reports/trainings/completeness/"))

    assert [row.split(" Français")[0] for row in found] == ["Presque rien", "Presque tout"]
    assert "8 sur 9" in found[1]
    assert "Méthodes" in found[1]


def test_the_report_is_taken_away_as_a_spreadsheet(editor):
    training(title="Presque rien", **NOTHING)
    response = editor.get("/cms/reports/trainings/completeness/", {"export": "xlsx"})
    sheet = openpyxl.load_workbook(response_file(response)).active

    assert [cell.value for cell in sheet[2]][:2] == ["Presque rien", 0]


def response_file(response):
    from io import BytesIO

    return BytesIO(response.getvalue())


@pytest.mark.parametrize(
    ("days", "fields", "lacks"),
    [
        (None, {}, ["date"]),
        (5, {"venue": "", "locality": ""}, ["lieu"]),
        (5, {"mode": "distance", "venue": "", "locality": ""}, ["lien"]),
        (5, {"mode": "distance", "link": "https://example.org/", "venue": "", "locality": ""}, []),
        (5, {"registration_url": "https://example.org/"}, []),
    ],
)
def test_what_a_session_lacks_is_said(days, fields, lacks):
    page = training(session(days, **fields))

    assert [what_lacks(found) for found in lacking().filter(page=page)] == ([lacks] if lacks else [])


def test_a_session_that_nobody_can_register_for_lacks_a_way():
    training(session(5), contact_email="")

    assert [what_lacks(one) for one in lacking()] == [["moyen de s’inscrire"]]


def test_what_is_over_or_cancelled_lacks_nothing(editor):
    training(session(-5, venue="", locality=""), session(None, state="annule"))

    assert not lacking().exists()
    assert editor.get("/cms/reports/trainings/sessions/").status_code == 200


@pytest.mark.parametrize(
    ("start", "end", "wrong"), [("09:30", None, "end"), (None, "16:00", "start"), ("16:00", "09:30", "end")]
)
def test_half_of_a_time_or_one_that_ends_before_it_begins_is_refused_beside_it(start, end, wrong):
    hours = {"start": start and time.fromisoformat(start), "end": end and time.fromisoformat(end)}
    block = DayBlock()

    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(block.to_python({"date": "2031-10-08"}) | hours)
    assert list(refusal.value.block_errors) == [wrong]
