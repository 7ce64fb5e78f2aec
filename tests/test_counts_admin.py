"""What editors are shown of views and downloads."""

import io
from datetime import date, timedelta
from uuid import uuid4

import openpyxl
import pytest
from django.utils.timezone import localdate
from lxml import html

from core.counts.charts import charts_of, rounded_up
from core.counts.periods import PERIODS, Part, period_of
from core.models import FileCount, PageCount
from tests.factories import DocumentFactory, resource

REPORT = "/cms/reports/counts/"


def counted(page, views=0, downloads=0, days_ago=0):
    day = localdate() - timedelta(days=days_ago)
    PageCount.objects.create(day=day, translation_key=page.translation_key, views=views, downloads=downloads)


def listed(response):
    """The cells of each row of the report."""
    found = html.fromstring(response.content).cssselect("#listing-results table.listing")[-1]
    return [
        [" ".join(cell.text_content().split()) for cell in row.cssselect("td")] for row in found.cssselect("tbody tr")
    ]


@pytest.fixture
def pages():
    """One that is read more, one that is fetched more, both this week; and long ago."""
    found = resource(title="Lue"), resource(title="Prise")
    counted(found[0], views=30, downloads=1)
    counted(found[1], views=5, downloads=4)
    counted(found[1], downloads=100, days_ago=500)
    return found


def test_the_report_begins_with_what_is_fetched_most(editor, pages):
    assert listed(editor.get(REPORT)) == [
        ["Prise", pages[1].reference, "5", "4"],
        ["Lue", pages[0].reference, "30", "1"],
    ]


def test_the_report_can_begin_with_what_is_read_most(editor, pages):
    assert [row[0] for row in listed(editor.get(REPORT, {"ordering": "-views"}))] == ["Lue", "Prise"]


def test_another_period_has_other_numbers(editor, pages):
    assert [row[3] for row in listed(editor.get(REPORT, {"period": "all"}))] == ["104", "1"]


@pytest.mark.parametrize("parameters", [{"period": "zz"}, {"ordering": "zz"}, {"p": "999"}, {"period": "\x00"}])
def test_what_makes_no_sense_is_shown_the_usual_report(editor, pages, parameters):
    assert editor.get(REPORT, parameters).status_code in (200, 404)


def test_what_was_deleted_is_still_counted(editor, pages):
    pages[1].delete()

    assert listed(editor.get(REPORT))[0][1:] == ["", "5", "4"]


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_the_report_is_taken_away_as_a_spreadsheet(editor, pages, extension):
    data = editor.get(REPORT, {"export": extension}).getvalue()
    if extension == "csv":
        found = [line.split(",") for line in data.decode().splitlines()]
    else:
        found = [[str(cell.value) for cell in row] for row in openpyxl.load_workbook(io.BytesIO(data)).active]

    assert found[1] == [pages[1].reference, "Prise", "5", "4"]


@pytest.mark.parametrize("period", PERIODS)
def test_each_chart_has_its_numbers_beside_it_and_a_name(editor, pages, period):
    report = html.fromstring(editor.get(REPORT, {"period": period}).content)
    table = report.cssselect(".counts-details tbody tr")

    assert len(report.cssselect(".counts-chart svg[role=img] > title")) == 2
    assert len(report.cssselect(".counts-bar")) == 2 * len(table)
    assert int(table[0].cssselect("td")[0].text) >= 30


def test_the_report_says_that_nothing_was_counted_yet(editor):
    assert "page" in html.fromstring(editor.get(REPORT).content).cssselect("#listing-results .help")[0].text_content()


def test_readers_and_strangers_get_no_report(client):
    assert client.get(REPORT).status_code == 302


def test_a_resource_shows_its_numbers_beside_its_form(editor, pages):
    document = DocumentFactory()
    page = resource(documents=[document])
    counted(page, views=7, downloads=3)
    FileCount.objects.create(day=localdate(), document=document, downloads=3)
    form = html.fromstring(editor.get(f"/cms/pages/{page.pk}/edit/").content)

    assert [node.text for node in form.cssselect(".counts-total")] == ["7", "3"]
    assert [node.text for node in form.cssselect(".counts-file, .counts-file + td")] == [document.filename, "3"]


def test_a_form_asks_no_more_of_the_database_with_more_days(editor, django_assert_max_num_queries):
    page = resource(documents=[DocumentFactory() for _ in range(5)])
    for days_ago in range(40):
        counted(page, views=1, days_ago=days_ago)
    editor.get(f"/cms/pages/{page.pk}/edit/")

    with django_assert_max_num_queries(130):
        editor.get(f"/cms/pages/{page.pk}/edit/")


def test_a_period_counts_each_day_once_in_the_part_that_it_is_in(pages):
    counted(pages[0], views=1, days_ago=7)
    counted(pages[0], views=2, days_ago=29)
    counted(pages[0], views=4, days_ago=30)
    parts = period_of("days").parts(pages[0].translation_key)

    assert [part.views for part in parts if part.views] == [2, 1, 30]


def test_many_years_are_shown_by_year():
    PageCount.objects.create(day=date(localdate().year - 9, 5, 1), translation_key=uuid4(), views=1)

    assert len(period_of("all").parts()) == 10


@pytest.mark.parametrize(("number", "end"), [(0, 2), (2, 2), (3, 4), (5, 10), (11, 20), (399, 400), (401, 1000)])
def test_a_scale_ends_at_a_round_number(number, end):
    assert rounded_up(number) == end


def test_the_tallest_bar_is_as_high_as_its_number():
    views, downloads = charts_of([Part("Octobre", "oct.", 5, 0), Part("Novembre", "nov.", 10, 0)])

    assert [bar.height * 2 for bar in views.bars] == [views.bars[1].height, 2 * views.bars[1].height]
    assert {bar.height for bar in downloads.bars} == {0}
    assert "Novembre" in views.summary
