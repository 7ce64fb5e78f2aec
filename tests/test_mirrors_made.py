"""When a page is mirrored, whoever made it, and what becomes of a mirror that others stand below."""

from lxml import html
from wagtail.models import Page

from tests import factories
from tests.factories import again, library, locale, resource
from tests.mirrored import synchronise


def test_translations_stay_when_the_source_of_the_mirror_above_them_goes(client):
    above = factories.standard_page()
    below = factories.standard_page(slug="sous", title="Sous")
    below.move(above, pos="last-child")
    mirror = above.copy_for_translation(locale("nl"), alias=True)
    dutch = factories.translate(again(below), "nl", title="Onder", slug="onder")

    again(above).delete()

    assert client.get(dutch.url).status_code == 200
    assert client.get(mirror.url).status_code == 404


def test_a_page_made_by_code_is_mirrored_as_one_made_in_the_admin(django_capture_on_commit_callbacks):
    library(), library("nl")
    synchronise("nl")
    synchronise("de", source="nl")
    with django_capture_on_commit_callbacks(execute=True):
        page = resource(title="Fleur", slug="fleur")

    found = Page.objects.filter(slug="fleur").exclude(pk=page.pk)
    assert {alias.locale.language_code: alias.alias_of.locale.language_code for alias in found} == {
        "nl": "fr",
        "de": "nl",
    }


def test_a_mirror_of_a_mirror_leads_to_the_source_at_once(client, django_capture_on_commit_callbacks):
    library(), library("nl"), library("de")
    page = resource(slug="fleur")
    dutch = page.copy_for_translation(locale("nl"), alias=True)
    german = dutch.copy_for_translation(locale("de"), alias=True)

    assert client.get(german.url)["Location"] == page.url


def test_a_page_made_in_the_admin_is_mirrored_once(editor, django_capture_on_commit_callbacks):
    synchronise("nl")
    address = f"/cms/pages/add/home/standardpage/{factories.home().pk}/"
    form = next(form for form in html.fromstring(editor.get(address).content).forms if "title" in form.fields)
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(address, dict(form.form_values()) | {"title": "Fleur", "slug": "fleur", "body-count": "0"})

    assert [page.locale.language_code for page in Page.objects.filter(slug="fleur").order_by("pk")] == ["fr", "nl"]


def test_where_nothing_is_kept_in_step_nothing_is_mirrored(django_capture_on_commit_callbacks):
    library(), library("nl")
    with django_capture_on_commit_callbacks(execute=True):
        resource(slug="fleur")

    assert Page.objects.filter(slug="fleur").count() == 1
