"""The first page of the admin leads translators and editors to what waits for them, each in their languages."""

import pytest
from lxml import html
from wagtail_localize.models import Translation

from core.translating.sending import send
from tests import factories
from tests.factories import again, locale, publish, resource, translate
from tests.test_cockpit import translate_segments
from tests.test_publishing_languages import publisher_in


@pytest.fixture
def library(db):
    factories.library("nl")
    return factories.library()


@pytest.fixture
def waiting():
    """`waiting(client)` → {heading of a list of what is to be translated: the titles in it}."""

    def read(client):
        sections = html.fromstring(client.get("/cms/").content).cssselect(".translations-waiting section")
        return {section.cssselect("h3")[0].text_content(): titles(section) for section in sections}

    return read


def titles(section):
    return [title.text_content() for title in section.cssselect("li b")]


@pytest.fixture
def translator(client, django_user_model):
    """Logged in, and publishing in Dutch alone."""
    client.force_login(publisher_in("nl", django_user_model))
    return client


def test_a_translator_is_led_to_what_is_stale_first_then_to_what_is_new(library, translator, waiting):
    stale = resource(title="Le sol")
    translate(stale, "nl", title="De bodem")
    resource(title="La pluie")
    publish(again(stale))
    [found] = waiting(translator).values()

    assert found[:2] == ["Le sol", "La pluie"]


def test_only_the_first_few_are_listed(library, translator, waiting):
    for number in range(8):
        resource(title=f"Page {number}")

    assert list(waiting(translator).values()) == [["Page 7", "Page 6", "Page 5", "Page 4"]]


def test_who_may_do_all_sees_every_language_their_own_first(library, admin_client, waiting):
    resource(title="Le sol")

    assert len(waiting(admin_client)) == 3


def test_what_became_ready_leads_to_its_publication(library, admin_client, admin_user):
    page = resource(title="Le sol")
    send([page.pk], [locale("nl")], admin_user)
    translate_segments(Translation.objects.get())
    document = html.fromstring(admin_client.get("/cms/").content)

    [link] = document.cssselect(".translations-waiting .button")
    assert link.get("href") == "/cms/translations/publish/"
    assert link.getparent().getparent().cssselect("li a")[0].text_content() == "Le sol"


def test_who_may_not_publish_a_draft_is_not_asked_to(library, translator, admin_user, waiting):
    page = resource(title="Le sol")
    factories.library("de")
    send([page.pk], [locale("de")], admin_user)
    translate_segments(Translation.objects.get())

    assert html.fromstring(translator.get("/cms/").content).cssselect(".translations-waiting .button") == []


def test_its_queries_are_few_however_many_pages(library, admin_client, admin_user, django_assert_max_num_queries):
    pages = [resource(title=f"Page {number}") for number in range(12)]
    send([page.pk for page in pages], [locale("nl")], admin_user)
    for translation in Translation.objects.all():
        translate_segments(translation)
    admin_client.get("/cms/")

    with django_assert_max_num_queries(27):
        admin_client.get("/cms/")
