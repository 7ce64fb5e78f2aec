"""Stretches of time, cut into the parts that a chart shows."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.counts.totals import by_day, counted_since
from core.dates import date_format

PERIODS = {
    "days": _("The last 30 days"),
    "weeks": _("The last 12 weeks"),
    "months": _("The last 12 months"),
    "all": _("Since counting began"),
}
MOST_MONTHS = 36  # then years are shown


@dataclass
class Part:
    """A day, a week, a month or a year, with its numbers. `short` is for an axis."""

    label: str
    short: str
    views: int = 0
    downloads: int = 0


@dataclass(frozen=True)
class Period:
    """From the first to the last day. `starts` are the first days of its parts, each a `step`."""

    label: str
    step: str
    starts: list
    last: date

    @property
    def first(self):
        return self.starts[0]

    def parts(self, translation_key=None):
        """Its Parts, of one page or of all, in their order."""
        parts = [_part(self.step, start) for start in self.starts]
        for day, views, downloads in by_day(self.first, self.last, translation_key):
            part = parts[bisect_right(self.starts, day) - 1]
            part.views += views
            part.downloads += downloads
        return parts


def period_of(code):
    """The Period of one of PERIODS that ends today."""
    today = localdate()
    if code == "days":
        step, starts = "day", [today - timedelta(days=number) for number in reversed(range(30))]
    elif code == "weeks":
        monday = today - timedelta(days=today.weekday())
        step, starts = "week", [monday - timedelta(weeks=number) for number in reversed(range(12))]
    else:
        step, starts = _months(today, 12 if code == "months" else _months_of_all(today))
    return Period(PERIODS[code], step, starts, today)


def _months_of_all(today):
    since = counted_since() or today
    return (today.year - since.year) * 12 + today.month - since.month + 1


def _months(today, number):
    """The first days of so many months, or of their years when they are too many to be shown."""
    last = today.year * 12 + today.month - 1
    months = [date(*_year_and_month(month), 1) for month in range(last - number + 1, last + 1)]
    if number <= MOST_MONTHS:
        return "month", months
    return "year", sorted({month.replace(month=1) for month in months})


def _year_and_month(month):
    year, place = divmod(month, 12)
    return year, place + 1


def _part(step, start):
    if step == "year":
        return Part(str(start.year), str(start.year))
    if step == "month":
        return Part(date_format(start, "YEAR_MONTH_FORMAT"), date_format(start, "N"))
    day = date_format(start, "DATE_FORMAT")
    return Part(gettext("Week of %s") % day if step == "week" else day, date_format(start, "j N"))
