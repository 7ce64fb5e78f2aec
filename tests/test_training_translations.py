"""A session has the same facts in every language at any moment; its words wait for a translator."""

import pytest
from django.utils.translation import override

from search.index import differences
from tests.factories import publish
from tests.trainings import agenda, catalogue, session, training
from training.facets import COMING
from training.models import TrainingPage


@pytest.fixture
def dutch(into_dutch):
    """`dutch(page)`: its Dutch page, made with the translation tool."""
    agenda("nl"), catalogue("nl")
    return lambda page: into_dutch(page, {"Débattre": "Debatteren", "Gare à 6 minutes": "Station op 6 minuten"})


def stored(page):
    return TrainingPage.objects.get(pk=page.pk)


def change(page, **facts):
    """Publish a training with these facts of all its sessions."""
    page = stored(page)
    page.sessions = page.sessions_in_order
    for one in page.sessions_in_order:
        for name, value in facts.items():
            setattr(one, name, value)
    return publish(page)


def test_a_session_is_translated_with_its_training(dutch):
    page = training(session(5, access="Gare à 6 minutes"), title="Débattre")
    (one,), (translated,) = page.sessions_in_order, dutch(page).sessions_in_order

    assert translated.key == one.key
    assert translated.access == "Station op 6 minuten"
    assert translated.when_label == one.when_label


def test_what_is_cancelled_is_cancelled_in_every_language_at_once(read, dutch):
    page = training(session(5), title="Débattre")
    translated = dutch(page)
    change(page, state="annule")
    with override("nl"):
        document = read(translated.url)

    assert "Geannuleerd" in document.cssselect(".session-item")[0].text_content()
    assert differences(COMING) == []


def test_a_new_session_is_there_in_every_language_and_one_that_is_gone_nowhere(dutch):
    page = training(session(5), session(6), title="Débattre")
    translated = dutch(page)
    page = stored(page)
    page.sessions = [page.sessions_in_order[1], session(9)]
    page = publish(page)

    assert [one.key for one in stored(translated).sessions_in_order] == [one.key for one in page.sessions_in_order]
    assert differences(COMING) == []


def test_a_stale_translation_brings_no_old_state_back(dutch):
    page = training(session(5), title="Débattre")
    old = dutch(page).get_latest_revision()
    change(page, state="complet")
    old.publish()

    assert [one.state for one in old.content_object.sessions_in_order] == ["complet"]


def test_the_words_of_a_translator_stay(dutch):
    page = training(session(5, access="Gare à 6 minutes"), title="Débattre")
    translated = dutch(page)
    change(page, places=8)
    (one,) = stored(translated).sessions_in_order

    assert (one.access, one.places) == ("Station op 6 minuten", 8)


def test_calendars_follow_in_every_language(client, dutch):
    translated = dutch(training(session(5), title="Débattre"))
    page = TrainingPage.objects.get(translation_key=translated.translation_key, locale__language_code="fr")
    before = client.get(f"{translated.url}agenda.ics").content.decode()
    change(page, state="annule")
    after = client.get(f"{translated.url}agenda.ics").content.decode()

    assert ("STATUS:CANCELLED" in before, "STATUS:CANCELLED" in after) == (False, True)
    assert "SEQUENCE:1" in after
