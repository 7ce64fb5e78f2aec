"""Nothing of a translation is public before somebody publishes it, and nothing half translated is by a click."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import TranslationCreator

from core.translating.sending import send
from news.models import PositionPage
from resources.models import ResourcePage
from tests import factories
from tests.factories import again, locale, publish, resource
from tests.publications import paper
from tests.test_cockpit import translate_segments


@pytest.fixture
def library(db):
    factories.library("nl")
    return factories.library()


@pytest.fixture
def soil(library):
    return resource(title="Le sol", body=[("paragraph", "<p>Sous nos pieds.</p>")])


@pytest.fixture
def translation(soil, admin_user, django_capture_on_commit_callbacks):
    """Its Dutch translation, complete and published: a Translation."""
    send([soil.pk], [locale("nl")], admin_user)
    made = Translation.objects.get(source__object=soil.translation_key)
    translate_segments(made)
    with django_capture_on_commit_callbacks(execute=True):
        made.save_target(publish=True)
    return made


def dutch(page):
    return ResourcePage.objects.get(translation_key=page.translation_key, locale=locale("nl"))


def test_a_draft_is_not_written_to_the_public_page(soil, translation):
    StringTranslation.objects.filter(context__path="title").update(data="De bodem")
    Translation.objects.get().save_target(publish=False)

    assert dutch(soil).title == "[nl] Le sol"
    assert dutch(soil).get_latest_revision_as_object().title == "De bodem"


def test_a_page_sent_again_with_those_below_it_stays_as_it_is_public(soil, translation, admin_user):
    StringTranslation.objects.filter(context__path="title").delete()
    TranslationCreator(admin_user, [locale("nl")]).create_translations(soil)

    assert (dutch(soil).title, dutch(soil).live) == ("[nl] Le sol", True)


def test_a_mirror_that_is_sent_to_translation_is_public_no_more(soil, admin_user, client):
    soil.copy_for_translation(locale("nl"), alias=True)
    send([soil.pk], [locale("nl")], admin_user)

    assert not dutch(soil).live
    assert client.get(dutch(soil).url).status_code == 404


def test_what_is_not_translated_in_whole_is_not_published_from_its_editor(soil, admin_user, admin_client):
    send([soil.pk], [locale("nl")], admin_user)
    translate_segments(Translation.objects.get(), 1)
    address = f"/cms/pages/{dutch(soil).pk}/edit/"
    answer = admin_client.post(address, {"action": "publish"}, follow=True)

    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert not dutch(soil).live


def test_synchronising_publishes_nothing(soil, translation, admin_client, django_capture_on_commit_callbacks):
    page = again(soil)
    page.title = "Le sol vivant"
    publish(page)
    address = f"/cms/localize/update/{translation.source_id}/"
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(address, {"publish_translations": "on"})

    assert Translation.objects.get().source.stringsegment_set.filter(string__data="Le sol vivant").exists()
    assert dutch(soil).title == "[nl] Le sol"


def test_a_translation_that_is_deleted_may_be_sent_again(soil, translation, admin_user):
    dutch(soil).delete()
    send([soil.pk], [locale("nl")], admin_user)

    assert not dutch(soil).live
    assert Translation.objects.get().get_progress()[1] == 0


def test_a_translation_is_made_text_by_text_by_nobody_but_its_translator(soil, admin_user):
    send([soil.pk], [locale("nl")], admin_user)

    assert Translation.objects.get().enabled
    assert not StringTranslation.objects.exists()


def test_a_paper_that_is_only_planned_has_no_version(library):
    page = paper(live=False, status="adopte")
    page.go_live_at = now() + timedelta(days=1)
    page.save_revision().publish()

    assert PositionPage.objects.get().versions.count() == 0
