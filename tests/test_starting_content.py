"""What a new installation starts with: whole, on real files, and left alone afterwards."""

from collections import Counter

import pytest
import yaml
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from lxml import html

from core.files.formats import check_content
from core.models import Document, Navigation, Organisation, Theme
from core.vocabularies import vocabulary
from home.models import HomePage
from home.starting_content.loading import load
from home.starting_content.reading import FOLDER
from resources.models import ResourceIndexPage, ResourcePage

ENTRIES = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((FOLDER / "resources").glob("*.yaml"))]


pytestmark = pytest.mark.xdist_group("starting content")  # loaded once, by one process


@pytest.fixture(scope="module")
def content(django_db_setup, django_db_blocker):
    """The starting content, loaded once for this file and taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield ResourcePage.objects.all()
        transaction.set_rollback(True)


def outline(body):
    """The kind of each block, and how many points or rows it has."""
    lengths = {list: len, dict: lambda value: len(value.get("rows", [])), str: lambda value: 0}
    return [(kind, lengths[type(value)](value)) for entry in body for kind, value in entry.items()]


def in_language(code):
    return ResourcePage.objects.published().filter(locale__language_code=code)


def test_every_resource_is_published_whole(content):
    for entry in ENTRIES:
        page = in_language("fr").get(slug=entry["slug"])
        assert (len(page.body), page.files.count()) == (len(entry["body"]), len(entry["files"])), entry["slug"]
        assert page.reference


def test_there_are_resources_of_every_type_and_theme(content):
    types = set(in_language("fr").values_list("resource_type", flat=True))
    themes = set(Theme.objects.filter(themed_pages__isnull=False).values_list("slug", flat=True))

    assert types == set(vocabulary("resource_type"))
    assert {theme.slug for theme in Theme.objects.filter(parent=None)} <= themes


def test_some_resources_have_pages_in_the_other_languages(content):
    wanted = Counter(language for entry in ENTRIES for language in entry.get("translations") or {})

    assert {code: in_language(code).count() for code in ("nl", "de", "en")} == wanted
    assert (wanted["nl"] >= 12, wanted["de"] >= 6, wanted["en"] >= 6) == (True, True, True)


def test_a_translation_says_as_much_as_its_source():
    for entry in ENTRIES:
        for language, texts in (entry.get("translations") or {}).items():
            assert outline(texts["body"]) == outline(entry["body"]), (entry["slug"], language)
            assert len(texts["labels"]) == len(entry["files"]), (entry["slug"], language)


def test_files_are_named_in_the_language_of_the_page(content):
    for entry in ENTRIES:
        for language, texts in (entry.get("translations") or {}).items():
            page = in_language(language).get(slug=texts["slug"])
            assert [file.label for file in page.files.all()] == texts["labels"], (entry["slug"], language)


def test_the_newest_resources_have_different_themes(content):
    newest = in_language("fr").order_by("-date")[:3]

    assert len({page.themed_items.first().tag.slug for page in newest}) == 3


def test_there_are_organisations_in_every_province_and_one_is_not_a_member(content):
    organisations = Organisation.objects.all()

    assert organisations.count() == 12
    assert set(organisations.values_list("province", flat=True)) == set(vocabulary("province")) - {"ailleurs"}
    assert organisations.filter(member_since=None, charter_signed_on=None).count() == 1
    assert all(organisation.descriptions.count() == 4 for organisation in organisations)


def test_every_stored_file_is_of_the_kind_its_name_says(content):
    for document in Document.objects.all():
        with document.file.open("rb") as file:
            file.name = document.filename
            check_content(file)
    assert {document.current.format for document in Document.objects.all()} >= {"pdf", "document", "diaporama", "video"}


def test_loading_again_changes_nothing_that_editors_wrote(content):
    page = in_language("fr").first()
    page.title = "Autre titre"
    page.save_revision().publish()

    call_command("load_starting_content")

    assert ResourcePage.objects.get(pk=page.pk).title == "Autre titre"
    assert in_language("fr").count() == len(ENTRIES)


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
def test_menus_can_be_saved_as_they_are(content, admin_client, language):
    navigation = Navigation.objects.get(language=language)
    address = reverse("wagtailsnippets_core_navigation:edit", args=[navigation.pk])
    stream = navigation.columns.stream_block

    assert [link["page"].title for column in navigation.columns for link in column.value["links"]]
    assert stream.clean(navigation.columns)
    assert navigation.menu.stream_block.clean(navigation.menu)
    assert admin_client.get(address).status_code == 200


def test_every_search_that_a_home_page_suggests_finds_something(content, client):
    for home in HomePage.objects.live():
        assert home.suggested_searches
        for words in home.suggested_searches:
            library = ResourceIndexPage.objects.get(locale=home.locale)
            page = html.fromstring(client.get(library.url, {"q": words}).content)
            assert page.cssselect("[data-id]"), (home.language, words)
