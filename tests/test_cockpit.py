"""The table of translations says the truth about every page in every language, and what to do next."""

import pytest
from lxml import html
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.models import LeftUntranslated
from core.translating.sending import send
from resources.models import ResourcePage
from tests import factories
from tests.factories import ThemeFactory, locale, publish, resource, translate

TABLE = "/cms/translations/"


@pytest.fixture
def library(db):
    factories.library("nl")
    return factories.library()


@pytest.fixture
def cells(admin_client):
    """`cells(title, **parameters)` → {language: text of the cell} of the row of the page with that title."""

    def read(title, **parameters):
        page = html.fromstring(admin_client.get(TABLE, parameters).content)
        languages = ["fr", "nl", "de", "en"]
        for row in page.cssselect(".translations-table tbody tr"):
            if row.cssselect("th a")[0].text_content() == title:
                columns = [" ".join(cell.text_content().split()) for cell in row.cssselect("td")[1:]]
                return dict(zip(languages, columns, strict=False))
        return None

    return read


@pytest.fixture
def sent(library, admin_user):
    """A French resource sent to translation into Dutch: (resource, Translation)."""
    page = resource(title="Le sol", body=[("paragraph", "<p>Sous nos pieds.</p>")])
    send([page.pk], [locale("nl")], admin_user)
    return page, Translation.objects.get(source__object=page.translation_key)


@pytest.fixture
def published(django_capture_on_commit_callbacks):
    """Publish what a Translation has so far, as its editor does."""

    def publish_translation(translation):
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)

    return publish_translation


def translate_segments(translation, number=None):
    segments = StringSegment.objects.filter(source=translation.source).order_by("order")[:number]
    for segment in segments:
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=f"[nl] {segment.string.data}",
        )


def test_a_page_without_translation_is_missing_in_each_language(library, cells):
    resource(title="Le sol")

    assert cells("Le sol")["fr"] == "Source"
    assert cells("Le sol")["nl"].startswith("Manquante")


def test_a_page_sent_to_translation_is_in_progress_segment_by_segment(sent, cells):
    _page, translation = sent
    total = StringSegment.objects.filter(source=translation.source).count()
    translate_segments(translation, 1)

    assert cells("Le sol")["nl"].startswith(f"En cours (1 sur {total})")


def test_all_segments_translated_make_a_draft_then_a_page_up_to_date(sent, cells, published):
    _page, translation = sent
    translate_segments(translation)
    assert cells("Le sol")["nl"].startswith("Brouillon")

    published(translation)

    assert cells("Le sol")["nl"].startswith("À jour")


def test_a_source_published_again_makes_its_translation_stale_and_shows_what_changed(sent, cells, published):
    page, translation = sent
    translate_segments(translation)
    published(translation)
    page = ResourcePage.objects.get(pk=page.pk)
    page.title = "Le sol vivant"
    publish(page)

    assert cells("Le sol vivant")["nl"].startswith("Périmée")
    assert "Ce qui a changé" in cells("Le sol vivant")["nl"]

    TranslationSource.objects.get(pk=translation.source_id).update_from_db()

    assert cells("Le sol vivant")["nl"].startswith("En cours")


def test_a_translation_written_by_hand_is_stale_when_its_source_is_newer(library, cells):
    page = resource(title="Le sol")
    translate(page, "nl", title="De bodem")
    assert cells("Le sol")["nl"].startswith("À jour")

    publish(ResourcePage.objects.get(pk=page.pk))

    assert cells("Le sol")["nl"].startswith("Périmée")


def test_a_mirror_is_no_translation(library, cells):
    page = resource(title="Le sol")
    page.copy_for_translation(locale("nl"), alias=True)

    assert cells("Le sol")["nl"].startswith("Manquante")


def test_a_draft_is_not_to_be_translated_yet(library, cells):
    page = resource(title="Le sol")
    page.unpublish()

    assert cells("Le sol") is None


def test_counts_and_rows_are_narrowed_alike(library, admin_client, cells):
    water = ThemeFactory(slug="eau")
    translate(resource(title="La pluie", themes=[water]), "nl", title="De regen")
    resource(title="Le sol")
    page = html.fromstring(admin_client.get(TABLE, {"theme": "eau"}).content)
    dutch = page.cssselect(".translations-counts tbody tr")[0]

    assert [cell.text_content().split()[0] for cell in dutch.cssselect("td")] == ["0", "0", "0", "0", "1", "0"]
    assert cells("La pluie", language="nl", state="up-to-date")
    assert cells("Le sol", language="nl", state="up-to-date") is None


def test_pages_ticked_are_sent_together(library, admin_client, cells):
    pages = [resource(title=title) for title in ("La pluie", "Le sol")]
    admin_client.post(TABLE, {"page": [page.pk for page in pages], "into": ["nl"], "do": "send"})

    assert all(cells(page.title)["nl"].startswith("En cours") for page in pages)
    assert not ResourcePage.objects.filter(locale=locale("nl"), live=True).exists()


def test_another_language_begins_with_the_text_of_today(sent, admin_user):
    page, _dutch = sent
    page.body = [("paragraph", "<p>Sous nos pas.</p>")]
    publish(page)

    send([page.pk], [locale("de")], admin_user)

    source = TranslationSource.objects.get(object_id=page.translation_key)
    texts = set(StringSegment.objects.filter(source=source).values_list("string__data", flat=True))
    assert ("Sous nos pas." in texts, "Sous nos pieds." in texts) == (True, False)


def test_a_page_marked_is_not_missing_until_the_mark_is_taken_back(library, admin_client, cells):
    page = resource(title="Le sol")
    admin_client.post(TABLE, {"page": [page.pk], "into": ["nl"], "do": "leave"})
    assert cells("Le sol")["nl"] == "À ne pas traduire"

    admin_client.post(TABLE, {"page": [page.pk], "into": ["nl"], "do": "take-back"})

    assert cells("Le sol")["nl"].startswith("Manquante")
    assert not LeftUntranslated.objects.exists()


def test_nothing_ticked_is_said(library, admin_client):
    answer = admin_client.post(TABLE, {"do": "send"}, follow=True)

    assert "cochez" in answer.content.decode()


def test_the_table_is_exported(library, admin_client):
    resource(title="=Le sol")
    lines = admin_client.get(TABLE, {"export": "csv"}).content.decode("utf-8-sig").splitlines()

    assert any(
        line.startswith("'=Le sol,/fr/") and line.endswith(",fr,,Manquante,Manquante,Manquante") for line in lines
    )


@pytest.mark.parametrize("query", ["?p=%00", "?owner=x&theme=y&section=z", "?state=nothing", "?p=999&language=xx"])
def test_bad_parameters_give_a_page(library, admin_client, query):
    assert admin_client.get(TABLE + query).status_code == 200


def test_a_reader_sees_nothing(library, client):
    assert client.get(TABLE).status_code == 302


def test_its_queries_are_few_however_many_pages(library, admin_client, django_assert_max_num_queries, sent):
    for number in range(12):
        page = resource(title=f"Page {number}")
        translate(page, "nl", title=f"Pagina {number}")
        publish(ResourcePage.objects.get(pk=page.pk))
    admin_client.get(TABLE)

    with django_assert_max_num_queries(15):
        admin_client.get(TABLE, {"language": "nl", "theme": "eau", "q": "page"})
    with django_assert_max_num_queries(15):
        admin_client.get(TABLE)


def test_who_opens_a_stale_translation_is_told(sent, published, admin_client):
    page, translation = sent
    translate_segments(translation)
    published(translation)
    address = f"/cms/pages/{translation.get_target_instance().pk}/edit/"
    assert "est plus ancienne que sa source" not in admin_client.get(address).content.decode()

    publish(ResourcePage.objects.get(pk=page.pk))

    assert "est plus ancienne que sa source" in admin_client.get(address).content.decode()


def test_the_first_page_of_the_admin_says_what_waits_in_each_language(library, admin_client):
    resource(title="Le sol")
    page = html.fromstring(admin_client.get("/cms/").content)

    assert f"{TABLE}?language=de&state=missing" in [link.get("href") for link in page.cssselect("#main a")]
