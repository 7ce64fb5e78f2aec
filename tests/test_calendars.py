"""Calendars: every file is one that programs read, in the hours of the place, and follows what changes and no more."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject

from tests.factories import publish
from tests.trainings import agenda, day, in_dutch, session, training
from training.models import TrainingPage

BRUSSELS = ZoneInfo("Europe/Brussels")
WINTER = date(2031, 10, 26)  # the night before, the clocks went back


@pytest.fixture
def fetch(client):
    """`fetch(address)` → the events of a calendar, [icalendar.Event, …], which vobject reads too."""

    def events(address):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Content-Type"].startswith("text/calendar")
        read_twice = vobject.readOne(response.content.decode())
        found = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
        assert len(read_twice.contents.get("vevent", [])) == len(found)
        return found

    return events


def hours(event):
    return [event[name].dt for name in ("DTSTART", "DTEND")]


def test_a_session_over_the_end_of_october_keeps_its_hours(fetch):
    days = [day(WINTER.replace(day=25), time(9, 30), time(16)), day(WINTER, time(9, 30), time(16))]
    before, after = fetch(training(session(*days)).sessions_in_order[0].calendar_url)

    assert [moment.time() for event in (before, after) for moment in hours(event)] == [time(9, 30), time(16)] * 2
    assert [event["DTSTART"].dt.astimezone(ZoneInfo("UTC")).hour for event in (before, after)] == [7, 8]


def test_the_rules_of_the_clock_come_with_the_file(client):
    page = training(session(day(WINTER, time(9), time(12))))
    (zone,) = icalendar.Calendar.from_ical(client.get(f"{page.url}agenda.ics").content).walk("VTIMEZONE")

    there = zone.to_tz(lookup_tzid=False)
    noons = [datetime(2031, month, 26, 12, tzinfo=there) for month in (7, 12)]
    assert [noon.utcoffset() for noon in noons] == [
        datetime(2031, m, 26, 12, tzinfo=BRUSSELS).utcoffset() for m in (7, 12)
    ]


def test_whole_days_that_follow_one_another_are_one_event(fetch):
    days = [day(WINTER.replace(day=number)) for number in (6, 7, 9)]
    first, second = fetch(training(session(*days)).url + "agenda.ics")

    assert hours(first) == [date(2031, 10, 6), date(2031, 10, 8)]
    assert hours(second) == [date(2031, 10, 9), date(2031, 10, 10)]
    assert first["UID"] != second["UID"]


def test_an_event_says_what_one_needs_to_come(fetch):
    one = session(5, venue="Musée de la Fonte", locality="Seraing", access="Gare à 6 minutes")
    page = training(one, title="Faire parler une machine", to_bring="Une blouse", contact_name="Ada")
    (event,) = fetch(page.url + "agenda.ics")

    assert event["SUMMARY"] == "Faire parler une machine"
    assert event["LOCATION"] == "Musée de la Fonte, Seraing"
    assert "Une blouse" in event["DESCRIPTION"]
    assert "Gare à 6 minutes" in event["DESCRIPTION"]
    assert event["URL"].startswith("http")
    assert event["CONTACT"].startswith("Ada")


def changes(event):
    return event["SEQUENCE"], event["LAST-MODIFIED"].dt


def test_publishing_again_without_a_change_gives_the_same_file(client):
    page = training(session(5))
    before = client.get(page.url + "agenda.ics")
    publish(TrainingPage.objects.get(pk=page.pk))
    after = client.get(page.url + "agenda.ics")

    assert (before["ETag"], before.content) == (after["ETag"], after.content)
    assert client.get(page.url + "agenda.ics", headers={"If-None-Match": before["ETag"]}).status_code == 304


def test_a_change_is_counted_and_dated(fetch):
    page = training(session(5), session(9))
    before = {event["UID"]: changes(event) for event in fetch(page.url + "agenda.ics")}
    page = TrainingPage.objects.get(pk=page.pk)
    moved = page.sessions_in_order[0]
    moved.venue = "Ailleurs"
    page.sessions = page.sessions_in_order
    publish(page)
    after = {event["UID"]: changes(event) for event in fetch(page.url + "agenda.ics")}

    assert after.keys() == before.keys()
    assert [uid for uid in after if after[uid] != before[uid]] == [moved.key]
    assert (before[moved.key][0], after[moved.key][0]) == (0, 1)
    assert after[moved.key][1] >= before[moved.key][1]


def cancel(page):
    page = TrainingPage.objects.get(pk=page.pk)
    for one in page.sessions_in_order:
        one.state = "annule"
    page.sessions = page.sessions_in_order
    return publish(page)


def test_who_follows_a_list_sees_what_is_cancelled(fetch):
    page = training(session(5))
    followed = agenda().url + "agenda.ics?province=namur&price=gratuit&state=ouvert"
    (before,) = fetch(followed)
    cancel(page)
    (after,) = fetch(followed)

    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)


def test_what_is_over_stays_for_a_while_in_what_one_follows(fetch):
    training(session(-30), session(5), session(-300))

    assert len(fetch(agenda().url + "agenda.ics")) == 2


def test_a_list_is_followed_as_it_is_filtered(fetch):
    training(session(5, province="liege", locality="Liège"), title="À Liège")
    training(session(6), title="À Namur")

    assert [event["SUMMARY"] for event in fetch(agenda().url + "agenda.ics?province=liege")] == ["À Liège"]


def test_a_session_is_the_same_in_every_language(fetch):
    page = training(session(5), title="Débattre")
    dutch = in_dutch(page, title="Debatteren")
    (french,), (translated,) = fetch(page.url + "agenda.ics"), fetch(dutch.url + "agenda.ics")

    assert translated["SUMMARY"] == "Debatteren"
    assert translated["UID"] == french["UID"]


def test_an_empty_list_is_an_empty_calendar(fetch):
    assert fetch(agenda().url + "agenda.ics") == []


@pytest.mark.parametrize("below", ["agenda.ics", "00000000-0000-0000-0000-000000000000/agenda.ics", "x/agenda.ics"])
def test_what_has_no_date_has_no_file(client, below):
    assert client.get(training(session(None)).url + below).status_code == 404


def test_what_is_done_with_a_session_is_offered_without_asking_anybody(read):
    page = training(session(day(WINTER, time(9, 30), time(16))), title="Débattre")
    ways = [link.get("href") for link in read(page.url).cssselect(".registration .calendar-ways a")]

    assert ways[0] == page.sessions_in_order[0].calendar_url
    assert "dates=20311026T093000%2F20311026T160000" in ways[1]
    assert "ctz=Europe%2FBrussels" in ways[1]
    assert "startdt=2031-10-26T09%3A30%3A00%2B01%3A00" in ways[2]


def test_the_agenda_is_followed_with_what_was_chosen(read):
    training(session(5))
    ways = [link.get("href") for link in read(agenda().url, {"province": "namur"}).cssselect(".calendar-ways a")]

    assert ways[0].startswith("webcal://")
    assert ways[0].endswith("/fr/formations/agenda.ics?province=namur")
