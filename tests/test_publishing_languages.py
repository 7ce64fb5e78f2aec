"""Several languages are published together: what is ready and nothing else, all of it or none, now or on time."""

from datetime import timedelta

import pytest
from django.utils.timezone import localtime, now
from lxml import html
from wagtail.models import GroupPagePermission, Revision
from wagtail_localize.models import StringTranslation, Translation

from core.management.commands.worker import publish_scheduled
from core.translating.sending import send
from resources.models import ResourcePage
from tests import factories
from tests.factories import again, home, locale, publish, resource, translate
from tests.test_cockpit import translate_segments

ADDRESS = "/cms/translations/publish/"


@pytest.fixture
def library(db):
    for language in ("nl", "de"):
        factories.library(language)
    return factories.library()


@pytest.fixture
def soil(library):
    return resource(title="Le sol", body=[("paragraph", "<p>Sous nos pieds.</p>")])


@pytest.fixture
def drafts(soil, admin_user):
    """The page in Dutch and in German, translated in whole and not published."""
    send([soil.pk], [locale("nl"), locale("de")], admin_user)
    for translation in Translation.objects.filter(source__object=soil.translation_key):
        translate_segments(translation)
    pages = ResourcePage.objects.filter(translation_key=soil.translation_key).exclude(pk=soil.pk)
    return list(pages.order_by("-locale__language_code"))


@pytest.fixture
def listed(admin_client):
    """`listed(query)` → ({id: whether its box is ticked}, number of lines without a box)."""

    def read(**query):
        lines = html.fromstring(admin_client.get(ADDRESS, query).content).cssselect(".translations-publish li")
        boxes = [box for line in lines for box in line.cssselect("input[name=item]")]
        return {int(box.get("value")): "checked" in box.attrib for box in boxes}, len(lines) - len(boxes)

    return read


@pytest.fixture
def press(admin_client):
    """Publish these pages, from the list that is asked for with `query`; gives the answer."""

    def post(*pages, when="", query=""):
        return admin_client.post(ADDRESS + query, {"item": [page.pk for page in pages], "when": when})

    return post


def live(*pages):
    return [again(page).live for page in pages]


def tomorrow():
    return localtime(now() + timedelta(days=1)).replace(second=0, microsecond=0)


def typed(moment):
    return moment.strftime("%Y-%m-%dT%H:%M")


def test_what_is_translated_in_whole_is_ticked(soil, drafts, listed):
    boxes, others = listed(page=soil.pk)

    assert boxes == {page.pk: True for page in drafts}
    assert others == 1  # English, which is missing


def test_only_the_languages_ticked_are_listed(soil, drafts, listed):
    assert listed(page=soil.pk, into="nl") == ({drafts[0].pk: True}, 0)


def test_a_page_is_found_by_its_translation_too(drafts, listed):
    assert set(listed(page=drafts[0].pk)[0]) == {page.pk for page in drafts}


def test_what_waits_for_a_translator_has_no_box(soil, drafts, listed):
    StringTranslation.objects.filter(locale=locale("nl")).first().delete()

    assert listed(page=soil.pk) == ({drafts[1].pk: True}, 2)


def test_what_is_older_than_its_source_has_no_box(soil, drafts, listed):
    publish(again(soil))

    assert listed(page=soil.pk) == ({}, 3)


def test_all_that_is_ready_is_listed_when_no_page_is_named(drafts, listed):
    resource(title="La pluie")

    assert listed() == ({page.pk: True for page in drafts}, 1)


def test_the_source_is_listed_with_what_is_not_published_of_it(soil, drafts, listed):
    page = again(soil)
    page.title = "Le sol vivant"
    page.save_revision()

    assert listed(page=soil.pk)[0][soil.pk]


def test_those_ticked_are_public_with_the_words_of_their_translators(drafts, press, read):
    press(*drafts)

    assert live(*drafts) == [True, True]
    assert "[nl] Sous nos pieds." in read(again(drafts[0]).url).cssselect(".prose")[0].text_content()


def test_those_not_ticked_stay_drafts(drafts, press):
    press(drafts[0])

    assert live(*drafts) == [True, False]


def test_what_is_published_is_up_to_date_in_the_table(drafts, press, soil, listed):
    press(*drafts)

    assert listed(page=soil.pk) == ({}, 3)


def test_a_page_that_is_not_ready_is_not_published_though_it_is_asked_for(drafts, press):
    StringTranslation.objects.filter(locale=locale("nl")).first().delete()

    assert press(*drafts).status_code == 422
    assert live(*drafts) == [False, False]


def test_all_or_none_is_published_and_the_page_in_fault_is_named(drafts, press):
    StringTranslation.objects.filter(locale=locale("de"), context__path="slug").update(data="dossier")
    answer = press(*drafts)

    [problem] = html.fromstring(answer.content).cssselect("[role=alert] li")
    assert "(Deutsch)" in problem.text_content()
    assert "« dossier »" in problem.text_content().replace("\u202f", " ")
    assert live(*drafts) == [False, False]
    assert not Revision.objects.filter(object_id=str(drafts[0].pk), content__title__startswith="[nl]").exists()


def test_on_schedule_all_are_published_in_the_same_minute(drafts, press, monkeypatch):
    moment = tomorrow()
    press(*drafts, when=typed(moment))
    publish_scheduled()
    assert live(*drafts) == [False, False]

    for clock in ("django.utils.timezone.now", "core.management.commands.worker.now"):
        monkeypatch.setattr(clock, lambda: moment + timedelta(seconds=30))
    publish_scheduled()

    assert live(*drafts) == [True, True]


def test_the_hour_is_that_of_brussels(drafts, press, admin_user):
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(user=admin_user, defaults={"current_time_zone": "America/Lima"})
    moment = tomorrow()
    press(drafts[0], when=typed(moment))

    assert again(drafts[0]).scheduled_revision.approved_go_live_at == moment


@pytest.mark.parametrize("when", ["2020-01-01T09:00", "demain", "2026-13-45T99:00"])
def test_a_moment_that_is_past_or_none_is_refused(drafts, press, when):
    answer = press(*drafts, when=when)

    assert html.fromstring(answer.content).cssselect(".w-field__errors")[0].text_content().strip()
    assert live(*drafts) == [False, False]


def test_what_is_planned_has_no_box_and_is_said_in_the_table(drafts, press, soil, listed, admin_client):
    press(drafts[0], when=typed(tomorrow()))

    assert listed(page=soil.pk, into="nl") == ({}, 1)
    assert tomorrow().strftime("%H:%M") in admin_client.get("/cms/translations/").content.decode()


def test_what_is_planned_may_be_cancelled_in_the_history_of_the_page(drafts, press, admin_client):
    press(drafts[0], when=typed(tomorrow()))
    history = html.fromstring(admin_client.get(f"/cms/pages/{drafts[0].pk}/history/").content)
    [way] = [link.get("href") for link in history.cssselect("a[href*=unschedule]")]
    admin_client.post(way)

    assert again(drafts[0]).scheduled_revision is None


def test_a_public_page_planned_anew_stays_as_it_is_until_then(soil, drafts, press):
    press(*drafts)
    Translation.objects.first().source.update_from_db()
    StringTranslation.objects.filter(locale=locale("nl"), context__path="title").update(data="De bodem")
    press(drafts[0], when=typed(tomorrow()))

    assert (again(drafts[0]).title, again(drafts[0]).live) == ("[nl] Le sol", True)
    assert again(drafts[0]).scheduled_revision.content["title"] == "De bodem"


def test_a_translation_without_segments_is_published_as_it_was_saved(soil, press):
    page = translate(soil, "nl", title="De bodem")
    page.unpublish()
    press(page)

    assert live(page) == [True]


def test_who_may_publish_in_one_language_publishes_that_one(soil, drafts, client, django_user_model):
    client.force_login(publisher_in("nl", django_user_model))
    lines = html.fromstring(client.get(ADDRESS, {"page": soil.pk}).content).cssselect("input[name=item]")
    client.post(ADDRESS, {"item": [page.pk for page in drafts]})

    assert [int(box.get("value")) for box in lines] == [drafts[0].pk]
    assert live(*drafts) == [False, False]


def publisher_in(language, users):
    from django.contrib.auth.models import Group, Permission

    group = Group.objects.create(name=language)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for action in ("change", "publish"):
        permission = Permission.objects.get(codename=f"{action}_page", content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=home(language), permission=permission)
    user = users.objects.create_user("vertaler", "vertaler@example.org", "secret")
    user.groups.add(group)
    return user


def test_who_may_not_publish_sees_nothing(library, client):
    assert client.get(ADDRESS).status_code == 302


def test_the_table_leads_there_with_what_was_ticked(soil, admin_client):
    answer = admin_client.post("/cms/translations/", {"page": [soil.pk], "into": ["nl", "de"], "do": "publish"})

    assert answer.url == f"{ADDRESS}?page={soil.pk}&into=nl&into=de"


@pytest.mark.parametrize("address", ["/cms/pages/{page.pk}/edit/", "/cms/pages/{parent.pk}/", "/cms/translations/"])
def test_each_page_leads_there(soil, drafts, admin_client, address):
    page = html.fromstring(admin_client.get(address.format(page=soil, parent=soil.get_parent())).content)

    assert f"{ADDRESS}?page={soil.pk}" in [link.get("href") for link in page.cssselect("a[href]")]


@pytest.mark.parametrize("query", ["?page=%00", "?page=x&into=%FF", "?page=99999999999999999999"])
def test_bad_parameters_give_a_page(library, admin_client, query):
    assert admin_client.get(ADDRESS + query).status_code == 200
