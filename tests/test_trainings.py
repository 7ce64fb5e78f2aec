"""A training says what is taught, its sessions when and where, and what may still be asked for."""

from datetime import date, time, timedelta
from decimal import Decimal
from urllib.parse import unquote

import pytest
from django.utils import timezone
from django.utils.translation import override

from tests.factories import OrganisationFactory, ThemeFactory, publish
from tests.trainings import agenda, day, session, training
from training.dates import Day, dates_label
from training.models import TrainingPage

IN_AN_HOUR = timedelta(hours=1)


def state(one):
    return training(one).sessions_in_order[0].current_state


def text(element):
    return " ".join(element.text_content().split())


def only(page, selector):
    (found,) = page.cssselect(selector)
    return found


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "ouvert"),
        ({"places": 8, "taken": 8}, "complet"),
        ({"places": 8, "taken": 7}, "ouvert"),
        ({"state": "complet", "places": 8}, "complet"),
        ({"state": "annule"}, "annule"),
        ({"deadline": timezone.localdate() - timedelta(days=1)}, "ferme"),
        ({"deadline": timezone.localdate()}, "ouvert"),
        ({"deadline": timezone.localdate() - timedelta(days=1), "state": "ouvert"}, "ouvert"),
    ],
)
def test_the_state_follows_from_dates_and_places_unless_the_editor_says_otherwise(fields, expected):
    assert state(session(**fields)) == expected


@pytest.mark.parametrize(("override", "expected"), [("", "termine"), ("ouvert", "termine"), ("annule", "annule")])
def test_what_is_over_is_over_whatever_was_said_before_but_not_what_never_was(override, expected):
    assert state(session(-3, state=override)) == expected


def test_a_session_that_has_begun_takes_nobody_any_more():
    assert state(session(-1, 1)) == "ferme"


def test_a_session_without_a_day_is_to_be_scheduled():
    assert state(session(None)) == "a-programmer"


def test_a_state_changes_with_the_hour_and_says_when():
    one = training(session(2, deadline=timezone.localdate() + timedelta(days=1))).sessions_in_order[0]
    moments = [one.closes_at, one.ends_at]

    assert [one.state_at(moment - IN_AN_HOUR) for moment in moments] == ["ouvert", "ferme"]
    assert [one.next_change(moment - IN_AN_HOUR) for moment in moments] == moments
    assert one.next_change(one.ends_at) is None


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([date(2026, 10, 8)], "8 octobre 2026"),
        ([date(2026, 11, 6), date(2026, 11, 13)], "6 et 13 novembre 2026"),
        ([date(2026, 10, 30), date(2026, 11, 6)], "30 octobre et 6 novembre 2026"),
        ([date(2026, 12, 30), date(2027, 1, 6)], "30 décembre 2026 et 6 janvier 2027"),
        ([date(2027, 5, day) for day in (3, 4, 5)], "du 3 au 5 mai 2027"),
        ([date(2027, 5, day) for day in (3, 5, 9)], "3, 5 et 9 mai 2027"),
    ],
)
def test_what_several_days_share_is_said_once(dates, expected):
    with override("fr"):
        assert dates_label(dates) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", "de 9 h 30 à 16 h"),
        ("nl", "van 9.30 uur tot 16 uur"),
        ("de", "von 9:30 Uhr bis 16 Uhr"),
        ("en", "from 9:30 to 16:00"),
    ],
)
def test_hours_are_said_as_one_says_them(language, expected):
    with override(language):
        assert (
            Day(date(2026, 10, 8), time(9, 30), time(16)).hours_label.replace("\u202f", " ").replace("\xa0", " ")
            == expected
        )


def test_its_page_says_what_is_needed_to_come(read):
    one = session(places=14, taken=10, access="Gare à 6 minutes", venue="Musée de la Fonte", locality="Seraing")
    page = training(one, to_bring="Une blouse\nDe bonnes chaussures", hours=Decimal("7.5"), price=Decimal(75))
    document = read(page.url)

    assert [text(thing) for thing in document.cssselect(".notice dd li")] == ["Une blouse", "De bonnes chaussures"]
    assert "Gare à 6 minutes" in text(only(document, ".session-item"))
    assert text(only(document, ".registration .price")) == "75 €"
    assert "4 places sur 14" in text(only(document, ".registration .seats")).replace("\xa0", " ")
    assert len(document.cssselect(".registration rect.is-taken")) == 10


def test_one_registers_by_a_mail_whose_subject_is_filled_in(read):
    page = training(
        session(day(date(2031, 10, 8), time(9, 30), time(16))), title="Débattre", contact_email="a@example.org"
    )
    link = only(read(page.url), ".registration .button-primary").get("href")

    assert unquote(link).startswith("mailto:a@example.org?subject=Inscription")
    assert "Débattre" in unquote(link)
    assert "8 octobre 2031" in unquote(link)


def test_a_full_session_has_a_waiting_list_and_a_cancelled_one_nothing(read):
    page = training(session(places=2, taken=2), session(50, state="annule"))
    full, cancelled = read(page.url).cssselect(".session-item")

    assert "liste" in text(full.cssselect(".button-primary")[0]).lower()
    assert not cancelled.cssselect(".button-primary")
    assert "Annulé" in text(cancelled)


def test_a_date_may_be_asked_for_while_none_is_set(read):
    page = training(session(-10), title="Souffler le verre")
    document = read(page.url)

    assert unquote(only(document, ".empty-state a").get("href")).endswith("Souffler le verre")
    assert [text(card) for card in read(agenda().url).cssselect("h4")] == ["Souffler le verre"]


def test_what_is_given_up_is_not_listed_as_to_be_scheduled(read):
    training(session(-10), on_request=False)

    assert only(read(agenda().url), "[data-total]").get("data-total") == "0"


def test_other_dates_are_those_of_other_trainings(read):
    page = training(session(3), session(4), title="Celle-ci")
    training(session(5), title="Une autre", themes=[ThemeFactory()], organisations=[OrganisationFactory()])

    assert [text(line) for line in read(page.url).cssselect(".session-line h3")] == ["Une autre"]


def test_a_session_is_refused_with_the_reason(editor):
    page = training(session())
    one = page.sessions.get()
    one.taken, one.places = 9, 8
    one.registration_url, one.registration_email = "https://example.org/", "a@example.org"

    with pytest.raises(Exception) as refusal:  # noqa: PT011
        one.full_clean()
    assert set(refusal.value.message_dict) == {"taken", "registration_email"}


def test_moments_are_kept_with_the_days():
    page = training(session(day(date(2031, 10, 25), time(9), time(12)), day(date(2031, 10, 26), time(9), time(12))))
    one = TrainingPage.objects.get(pk=page.pk).sessions.get()

    assert (one.starts_at.isoformat(), one.ends_at.isoformat()) == (
        "2031-10-25T07:00:00+00:00",
        "2031-10-26T11:00:00+00:00",
    )


def test_a_draft_of_a_date_moves_nothing(read):
    page = training(session(3))
    before = read(agenda().url).cssselect(".month-title")[0].text
    page.sessions = [session(200)]
    page.save_revision()

    assert read(agenda().url).cssselect(".month-title")[0].text == before
    publish(page)
    assert read(agenda().url).cssselect(".month-title")[0].text != before
