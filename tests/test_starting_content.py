"""What a new installation starts with: whole, on real files, and left alone afterwards."""

from collections import Counter
from datetime import date, timedelta

import pytest
import yaml
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from lxml import html
from wagtail.models import Page

from core.files.formats import check_content
from core.models import Document, Navigation, Organisation, Theme
from core.typography import french
from core.vocabularies import vocabulary
from home.models import HomePage
from home.starting_content.loading import load
from home.starting_content.reading import FOLDER
from home.starting_content.trainings import LINES, TEXTS, days_of, first_september
from news.models import NewsPage, PositionPage
from resources.models import ResourceIndexPage, ResourcePage
from training.models import TrainingCataloguePage, TrainingPage

ENTRIES = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((FOLDER / "resources").glob("*.yaml"))]
TRAININGS = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((FOLDER / "trainings").glob("*.yaml"))]


@pytest.fixture(scope="module")
def content(kept):
    """The starting content, loaded once for this file."""
    with kept():
        load()
        yield ResourcePage.objects.all()


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


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_all_frames_and_a_quarter_of_every_section_are_translated(content, language):
    """A frame is what leads to the rest: home, themes, members, charter, contact, the sections themselves."""
    originals = Page.objects.live().filter(locale__language_code="fr", depth__gt=1)
    found = Page.objects.live().filter(locale__language_code=language, alias_of=None)
    number = Counter(page.specific_class for page in originals)
    translated = Counter(
        page.specific_class for page in originals.filter(translation_key__in=found.values("translation_key"))
    )

    for model in number:
        share = 1 / 4 if model in (ResourcePage, TrainingPage, NewsPage, PositionPage) else 1
        assert translated[model] >= number[model] * share, model


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


def trainings_in(code):
    return TrainingPage.objects.published().filter(locale__language_code=code)


def sessions_in(code):
    return [session for page in trainings_in(code) for session in page.sessions_in_order]


def test_the_catalogue_of_this_school_year_has_fourteen_trainings_and_thirty_sessions(content):
    catalogue = TrainingCataloguePage.objects.published().get(locale__language_code="fr")

    assert catalogue.starts_on <= timezone.localdate() <= catalogue.ends_on
    assert catalogue.title == f"Catalogue {catalogue.edition}"
    assert (len(catalogue.trainings), len(sessions_in("fr"))) == (14, 30)


@pytest.mark.parametrize(
    ("today", "begun"), [((2026, 8, 31), 2025), ((2026, 9, 1), 2026), ((2026, 12, 31), 2026), ((2027, 1, 1), 2026)]
)
def test_a_school_year_begins_in_september(today, begun):
    assert first_september(date(*today)) == date(begun, 9, 1)


@pytest.mark.parametrize("field", ["mode", "current_state"])
def test_there_are_sessions_of_every_mode_and_state(content, field):
    names = {"mode": "training_mode", "current_state": "session_state"}

    assert {getattr(session, field) for session in sessions_in("fr")} == set(vocabulary(names[field]))


def test_there_are_trainings_of_every_kind_and_price_in_every_province(content):
    assert {page.kind for page in trainings_in("fr")} == set(vocabulary("training_kind"))
    assert {page.price_code for page in trainings_in("fr")} == {"gratuit", "moins-de-100", "100-et-plus", ""}
    assert {session.province for session in sessions_in("fr")} == set(vocabulary("province")) - {"ailleurs"} | {""}


def test_two_free_sessions_come_to_namur_in_different_months(content):
    free = [session for session in sessions_in("fr") if session.page.is_free and session.province == "namur"]

    assert [session.current_state for session in free] == ["ouvert", "ouvert"]
    assert len({session.month_label for session in free}) == 2


@pytest.mark.parametrize("language", ["nl", "de", "en"])
def test_a_translated_training_has_the_same_sessions(content, language):
    french_pages = {page.translation_key: page for page in trainings_in("fr")}

    for page in trainings_in(language):
        source = french_pages[page.translation_key]
        assert [session.key for session in page.sessions_in_order] == [one.key for one in source.sessions_in_order]
        assert all(a.access != b.access for a, b in zip(page.sessions_in_order, source.sessions_in_order, strict=True))


def test_a_translated_training_says_as_much_as_in_french():
    for entry in TRAININGS:
        for texts in (entry.get("translations") or {}).values():
            assert outline(texts["body"]) == outline(entry["body"]), entry["slug"]
            assert [name for name in (*TEXTS, *LINES) if bool(texts.get(name)) != bool(entry.get(name))] == []
            assert [len(texts[name]) for name in (*LINES, "programme")] == [
                len(entry[n]) for n in (*LINES, "programme")
            ]


def test_trainings_and_sessions_can_be_saved_as_they_are(content):
    for page in TrainingPage.objects.live():
        page.full_clean()
        page.programme.stream_block.clean(page.programme)
        page.body.stream_block.clean(page.body)
        for session in page.sessions_in_order:
            session.full_clean()
            session.days.stream_block.clean(session.days)


def test_french_trainings_are_written_with_french_spaces(content):
    for page in trainings_in("fr"):
        texts = [getattr(page, name) for name in (*TEXTS, *LINES)]
        texts += [text for step in page.programme for text in step.value.values()]
        texts += [session.access for session in page.sessions_in_order]
        assert [text for text in texts if french(text) != text or "'" in text] == [], page.title


@pytest.mark.parametrize("offset", range(7))
def test_the_days_of_a_session_move_to_working_days_together(offset):
    days = [row["date"] for row in days_of([{"in_days": offset}, {"in_days": offset + 1}], range(5))]

    assert all(day.weekday() < 5 for day in days)
    assert days[1] - days[0] == timedelta(days=1)
    assert 0 <= (days[0] - timezone.localdate()).days - offset <= 3


def test_sessions_meant_for_a_weekend_fall_on_one_and_the_others_do_not(content):
    weekdays = {
        session.page.slug: {day.date.weekday() for day in session.days_in_order} for session in sessions_in("fr")
    }

    assert {slug for slug, found in weekdays.items() if found & {5, 6}} == {"le-sol-sous-la-cour"}
    assert weekdays["le-sol-sous-la-cour"] <= {5, 6}


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
