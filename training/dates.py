"""Days and hours in words, in the active language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from core.dates import date_format

CAPITALISED = ("de", "en")  # languages in which months are


@dataclass(frozen=True)
class Day:
    """A day of a session, in the hours of the place; without times it takes the whole day."""

    date: date
    start: time | None = None
    end: time | None = None

    @property
    def is_whole(self):
        return self.start is None

    @property
    def starts_at(self):
        """An aware datetime, where the site is."""
        return timezone.make_aware(datetime.combine(self.date, self.start or time.min))

    @property
    def ends_at(self):
        """An aware datetime; that of a whole day is the next midnight."""
        if self.end:
            return timezone.make_aware(datetime.combine(self.date, self.end))
        return timezone.make_aware(datetime.combine(self.date + timedelta(days=1), time.min))

    @property
    def month_label(self):
        """The month in short, "oct": as it stands within a sentence."""
        short = date_format(self.date, "M")
        return short if get_language() in CAPITALISED else short.lower()

    @property
    def start_label(self):
        return time_label(self.start) if self.start else ""

    @property
    def hours_label(self):
        """ "9:30 – 16:00"; empty for a whole day."""
        if self.is_whole:
            return ""
        return gettext("from %(start)s to %(end)s") % {"start": time_label(self.start), "end": time_label(self.end)}

    @property
    def label(self):
        """ "Thursday 8 October 2026, from 9:30 to 16:00\""""
        return ", ".join(filter(None, [long_date(self.date), self.hours_label]))


def time_label(moment):
    """A time of day as one writes it: "9:30", in French "9 h 30" and "14 h"."""
    parts = {"hour": moment.hour, "minute": f"{moment.minute:02}"}
    return gettext("%(hour)s:%(minute)s") % parts if moment.minute else gettext("%(hour)s:00") % parts


def long_date(day):
    return f"{date_format(day, 'l')} {date_format(day, 'DATE_FORMAT')}"


def days_label(days: Sequence[Day]):
    """A whole session on one line: "Thursday 8 October 2026, from 9:30 to 16:00", "6, 7 and 13 November 2026"."""
    if not days:
        return ""
    if len(days) == 1:
        return days[0].label
    hours = {day.hours_label for day in days}
    return ", ".join(filter(None, [dates_label([day.date for day in days]), hours.pop() if len(hours) == 1 else ""]))


def dates_label(dates):
    """Several dates: what they share is said once, at the end. "6 and 13 November 2026", "from 3 to 5 May 2027"."""
    dates = sorted(set(dates))
    if len(dates) == 1:
        return date_format(dates[0], "DATE_FORMAT")
    if len(dates) > 2 and dates[-1] - dates[0] == timedelta(days=len(dates) - 1):
        first, last = _shortened([dates[0], dates[-1]])
        return gettext("from %(first)s to %(last)s") % {"first": first, "last": last}
    *others, last = _shortened(dates)
    return gettext("%(others)s and %(last)s") % {"others": ", ".join(others), "last": last}


def _shortened(dates):
    """Each date without the year, and the month, that the next one has too."""
    return [_without(one, following) for one, following in zip(dates, [*dates[1:], None], strict=True)]


def _without(one, following):
    if following is None or one.year != following.year:
        return date_format(one, "DATE_FORMAT")
    if one.month != following.month:
        return date_format(one, gettext("j F"))
    return date_format(one, gettext("j"))


def month_label(code):
    """ "2026-10" → "October 2026"."""
    return f"{capfirst(month_name(code))} {code[:4]}"


def month_name(code):
    return str(MONTHS[int(code[5:])])
