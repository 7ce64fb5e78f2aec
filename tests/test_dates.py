"""Dates, sizes and decimals are written as the readers of each language write them."""

from datetime import date, datetime

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils.translation import override

from core.catalogues import FOLDERS
from core.dates import date_format
from core.templatetags.files import filesize
from training.dates import dates_label

FIRST = date(2026, 9, 1)


def test_no_code_of_ours_writes_dates_without_it():
    code = [path for folder in FOLDERS for path in (settings.BASE_DIR / folder).rglob("*.py")]

    assert len(code) > 100
    assert [path for path in code if "formats import date_format" in path.read_text("utf-8")] == []


@pytest.mark.parametrize(
    ("language", "written"),
    [("fr", "1er septembre 2026"), ("nl", "1 september 2026"), ("de", "1. September 2026"), ("en", "1 September 2026")],
)
def test_the_first_of_a_month_is_written_as_each_language_does(language, written):
    with override(language):
        shown = Template("{{ day|date:'DATE_FORMAT' }}").render(Context({"day": FIRST}))

        assert (shown, date_format(FIRST)) == (written, written)


@pytest.mark.parametrize(
    ("wanted", "written"),
    [
        ("DATE_FORMAT", "1er septembre 2026"),
        ("l j F", "mardi 1er septembre"),
        ("j N", "1er sept"),
        ("j", "1er"),
        ("d/m/Y", "01/09/2026"),
        ("d.m.Y", "01.09.2026"),
        ("Y-m-d", "2026-09-01"),
        ("F Y", "septembre 2026"),
    ],
)
def test_in_french_only_a_day_in_words_is_an_ordinal(wanted, written):
    with override("fr"):
        assert date_format(FIRST, wanted).lower().startswith(written)


@pytest.mark.parametrize("day", [date(2026, 9, 11), date(2026, 1, 21), datetime(2026, 12, 31, 1, 1)])
def test_other_days_are_no_ordinals(day):
    with override("fr"):
        assert "1er" not in date_format(day) + Template("{{ day|date }}").render(Context({"day": day}))


def test_what_is_no_date_shows_as_nothing():
    assert Template("{{ day|date:'DATE_FORMAT' }}{{ none|date }}").render(Context({"day": "", "none": None})) == ""


def test_days_that_follow_one_another_share_the_ordinal():
    with override("fr"):
        assert dates_label([date(2026, 10, day) for day in (1, 2, 3)]) == "du 1er au 3 octobre 2026"
        assert dates_label([date(2026, 10, 1), date(2026, 11, 1)]) == "1er octobre et 1er novembre 2026"


@pytest.mark.parametrize(
    ("language", "written"), [("fr", "1,2 Mo"), ("nl", "1,2 MB"), ("de", "1,2 MB"), ("en", "1.2 MB")]
)
def test_sizes_have_the_decimals_and_the_units_of_the_language(language, written):
    with override(language):
        assert filesize(1_234_500).replace("\u00a0", " ") == written
