"""Sessions in calendars (iCalendar, RFC 5545 and 7986): of a session, of a training, of a filtered list that one
subscribes to. What a file says depends on what was published, never on the hour at which it is fetched."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import quote, urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F, Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext, override
from icalendar import Calendar, Event

from core.cards import with_relations
from core.exports import fixed_response
from core.languages import absolute
from core.navigation import navigation_of
from search import query
from training.models.calendar_entries import CalendarEntry

PRODUCT = "-//Réseau CSTI//Agenda//FR"
MEDIA_TYPE = "text/calendar; charset=utf-8"
KEPT = timedelta(days=180)  # for which a subscription keeps what is over
MOST_SESSIONS = 500
REFRESH = timedelta(hours=6)


# -------------------------------------------------------------------- events


def runs_of(days):
    """The days of a session as calendars have them: lists of Days, each one event. Whole days that follow one another
    are one event of several days."""
    runs = []
    for day in days:
        before = runs[-1][-1] if runs else None
        if before and before.is_whole and day.is_whole and day.date - before.date == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def events_of(session, entry=None):
    """The Events of a TrainingSession, in the language of its page, as the CalendarEntry `entry` has counted them."""
    runs = runs_of(session.days_in_order)
    return [_event(session, run, place, len(runs), entry) for place, run in enumerate(runs, start=1)]


def _event(session, run, place, number, entry):
    page, event = session.page, Event()
    event.add("uid", session.key if place == 1 else f"{session.key}-{place}")
    event.add("summary", _summary(session, place, number))
    _add_time(event, run)
    event.add("status", "CANCELLED" if session.is_cancelled else "CONFIRMED")
    event.add("url", absolute(session.url))
    event.add("description", _description(session))
    place_label = session.full_address or session.place_label
    for name, value in (("location", place_label), ("contact", page.contact_label)):
        if value:
            event.add(name, value)
    if themes := [theme.label() for theme in page.themes_in_order]:
        event.add("categories", themes)
    if entry:
        event.add("sequence", entry.sequence)
        event.add("dtstamp", entry.changed_at)
        event.add("last-modified", entry.changed_at)
    return event


def _add_time(event, run):
    """In the hours of the place, which stay what they are when the clocks change."""
    first, last = run[0], run[-1]
    if first.is_whole:
        event.add("dtstart", first.date)
        event.add("dtend", last.date + timedelta(days=1))  # the first day after
    else:
        zone = ZoneInfo(settings.TIME_ZONE)
        event.add("dtstart", first.starts_at.astimezone(zone))
        event.add("dtend", first.ends_at.astimezone(zone))


def _summary(session, place, number):
    title = session.page.title
    if number > 1:
        title = gettext("%(title)s (%(place)s of %(number)s)") % {"title": title, "place": place, "number": number}
    return gettext("Cancelled: %s") % title if session.is_cancelled else title


def _description(session):
    page = session.page
    bring = gettext("To bring: %s") % ", ".join(page.to_bring_list) if page.to_bring_list else ""
    price = ", ".join(filter(None, [page.price_label, page.price_note]))
    online = gettext("Online: %s") % session.link if session.link else ""
    parts = [page.summary, price, bring, session.access, online, absolute(session.url)]
    return "\n\n".join(part for part in parts if part)


# -------------------------------------------------------------------- what changed


def keep_entries(page):
    """Count the changes of the sessions of a published TrainingPage, for calendars that follow them."""
    stored = entries_of([page])
    for session in page.sessions_in_order:
        if not session.days_in_order:
            continue
        digest, entry = _digest(session), stored.get((session.key, page.language))
        if entry is None:
            CalendarEntry.objects.create(session=session.key, language=page.language, digest=digest)
        elif entry.digest != digest:
            CalendarEntry.objects.filter(pk=entry.pk).update(
                digest=digest, sequence=F("sequence") + 1, changed_at=timezone.now()
            )


def _digest(session):
    with override(session.page.language):
        text = b"".join(event.to_ical() for event in events_of(session))
    return hashlib.sha256(text).hexdigest()


def entries_of(pages):
    """The CalendarEntries of the sessions of these pages: {(key of the session, language): CalendarEntry}."""
    keys = [session.translation_key for page in pages for session in page.sessions_in_order]
    return {(str(entry.session), entry.language): entry for entry in CalendarEntry.objects.filter(session__in=keys)}


# -------------------------------------------------------------------- files


def calendar_of_list(page, request):
    """The sessions that the address of a TrainingIndexPage asks for. Their state is left aside: who follows what is
    open is told, too, that it was cancelled."""
    from training.facets import COMING

    listing = page.listing(request)
    choices = {name: codes for name, codes in listing.selection.choices.items() if name != "state"}
    since = replace(COMING, only=Q(ends_at__gt=timezone.now() - KEPT))
    rows = query.listed(since, listing.language, choices, listing.text_ids).order_by(*COMING.order)
    found = list(rows.values_list(*query.FOUND)[:MOST_SESSIONS])
    sessions = query.things_of(COMING, found, with_relations(query.pages_of(found, listing.load)))
    name = ", ".join([page.title, *(listing.criteria_of(choices))])
    return _response(request, f"{name} – {navigation_of(request).network.name}", sessions)


def calendar_of_training(page, request):
    """All sessions of a TrainingPage that have a date; Http404 when none has."""
    sessions = [session for session in page.sessions_in_order if session.days_in_order]
    if not sessions:
        raise Http404("no dates")
    return _response(request, page.title, sessions, filename=f"{page.slug}.ics")


def calendar_of_session(page, request, key):
    """One session of a TrainingPage; Http404 when it is gone or has no date."""
    session = page.session(key)
    if session is None or not session.days_in_order:
        raise Http404(key)
    filename = f"{page.slug}-{session.first_day.date:%Y-%m-%d}.ics"
    return _response(request, page.title, [session], filename=filename)


def _response(request, name, sessions, filename=""):
    entries = entries_of({session.page.pk: session.page for session in sessions}.values())
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    counted = [(session, entries.get((session.key, session.page.language))) for session in sessions]
    for session, entry in counted:
        with override(session.page.language):
            for event in events_of(session, entry):
                calendar.add_component(event)
    years = [session.first_day.date.year for session in sessions] or [timezone.localdate().year]
    # The rules of the clock for these years alone, which weigh less than those since 1970.
    calendar.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    changed = max((entry.changed_at for _session, entry in counted if entry), default=None)
    return fixed_response(request, calendar.to_ical().decode(), MEDIA_TYPE, filename=filename, modified=changed)


# -------------------------------------------------------------------- ways in


def subscription(address):
    """How a calendar at a whole address is followed: {"file", "webcal", "google", "outlook"}, addresses. Nobody is
    contacted before the reader chooses one."""
    webcal = "webcal://" + address.split("://", 1)[1]
    return {
        "file": address,
        "webcal": webcal,
        "google": f"https://calendar.google.com/calendar/render?cid={quote(webcal, safe='')}",
        "outlook": f"https://outlook.live.com/calendar/0/addfromweb?url={quote(address, safe='')}",
    }


def adding(session):
    """How a session is put in a calendar: {"file", "google", "outlook"}; the last two only where it is one event."""
    ways = {"file": session.calendar_url}
    runs = runs_of(session.days_in_order)
    if len(runs) != 1 or session.is_cancelled:
        return ways
    first, last = runs[0][0], runs[0][-1]
    texts = {"title": session.page.title, "place": session.full_address or session.place_label}
    details = absolute(session.url)
    if first.is_whole:
        span = (first.date, last.date + timedelta(days=1))
        dates = "/".join(f"{day:%Y%m%d}" for day in span)
    else:
        span = (first.starts_at, first.ends_at)
        dates = "/".join(f"{moment:%Y%m%dT%H%M%S}" for moment in span)
    google = {"action": "TEMPLATE", "text": texts["title"], "dates": dates, "ctz": settings.TIME_ZONE}
    google |= {"location": texts["place"], "details": details}
    outlook = {"path": "/calendar/action/compose", "rru": "addevent", "subject": texts["title"]}
    outlook |= {"startdt": span[0].isoformat(), "enddt": span[1].isoformat(), "location": texts["place"]}
    outlook |= {"body": details, "allday": str(first.is_whole).lower()}
    return {
        **ways,
        "google": f"https://calendar.google.com/calendar/render?{urlencode(google)}",
        "outlook": f"https://outlook.live.com/calendar/0/deeplink/compose?{urlencode(outlook)}",
    }
