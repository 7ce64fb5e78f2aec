"""The page of a resource: what a mediator reads before fetching anything."""

import pytest
from django.test import TestCase
from django.utils import translation

from core.models import Organisation
from core.templatetags.typography import breakable_addresses
from home.models import OrganisationIndexPage, ThemeIndexPage
from resources.models import RelatedResource
from resources.notice import duration_code, minutes_label
from tests import factories
from tests.factories import (
    DocumentFactory,
    OrganisationFactory,
    ThemeFactory,
    again,
    docx,
    publish,
    resource,
    translate,
)


def text(node):
    return " ".join(node.text_content().replace("\u202f", " ").split())


def where_does_the_rain_go():
    """A resource with all that a page can show, its files prepared."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        documents = [DocumentFactory(), DocumentFactory(name="déroulé.docx", content=docx(*["Le sol et l’eau"] * 9))]
    return resource(
        title="Où va la pluie ?",
        slug="pluie",
        summary="Trois sols en bouteille.",
        themes=[ThemeFactory(slug="eau", name="Eau", letters="ENV")],
        organisations=[OrganisationFactory(name="Le Jardin des Sols", website="https://jardin.example/")],
        documents=documents,
        links=["https://exemple.example/sol"],
        levels=["P5", "P6", "adultes"],
        audience=["enseignant"],
        material_languages=["fr", "nl"],
        licence="cc-by-sa",
        authors="Aline Wathelet\nKarim Bensaïd",
        duration=100,
        group_min=8,
        group_max=24,
        preparation=20,
        needs_detail="Une bouteille par équipe.",
    )


@pytest.fixture(scope="module")
def stored(kept):
    with kept():
        yield where_does_the_rain_go()


@pytest.fixture
def rain(stored):
    return again(stored)


def facts(page):
    return {text(row[0]): text(row[1]) for row in page.cssselect(".notice dl > div")}


def test_its_head_says_what_it_is(read, rain):
    page = read(rain.url)

    assert text(page.cssselect("h1")[0]) == "Où va la pluie ?"
    assert "Cote ENV 0001" in text(page.cssselect(".page-head")[0])
    assert "Trois sols en bouteille." in text(page.cssselect(".page-head")[0])


def test_its_organisations_and_themes_lead_to_their_pages(read, rain):
    factories.index_page(ThemeIndexPage)
    factories.index_page(OrganisationIndexPage)
    page = read(rain.url)

    for address in ("/fr/membres/le-jardin-des-sols/", "/fr/themes/eau/"):
        assert page.cssselect(f".page-head a[href='{address}']")
        read(address)


def test_its_notice_says_what_to_know_before(read, rain):
    found = facts(read(rain.url))

    assert found["Niveau"] == "P5–P6, Enseignement pour adultes"
    assert (found["Durée"], found["Taille du groupe"], found["Préparation"]) == ("1 h 40", "8 à 24", "20 min")
    assert found["Langues"] == "Français, Néerlandais"
    assert "Une bouteille par équipe." in found["Matériel"]


def test_each_file_says_its_format_size_pages_language_and_role(read, rain):
    items = [text(item) for item in read(rain.url).cssselect(".file-item")]

    assert "1 page" in items[0]
    assert "PDF, 1 Ko" in items[0]
    assert "Français" in items[1]
    assert "DOCX" in items[1]
    assert "Pour tout le monde" in items[0]
    assert "sur un autre site" in items[2]


def test_its_first_page_can_be_seen_before_fetching(client, read, rain):
    picture = read(rain.url).cssselect(".first-page img")[0]

    assert client.get(picture.get("src"))["Content-Type"] == "image/webp"
    assert picture.get("alt")
    assert picture.get("loading") == "lazy"


def test_a_file_that_waits_for_the_worker_says_so(read, library):
    page = read(resource(documents=[DocumentFactory()]).url)

    assert "détails en préparation" in text(page.cssselect(".file-item")[0])


def test_its_licence_is_told_in_plain_words(read, rain):
    page = read(rain.url)
    words = [text(item) for item in page.cssselect(".licence-permissions li")]

    assert any(word.startswith("Vous pouvez l’adapter") for word in words)
    assert any("même licence" in word for word in words)
    assert page.cssselect("a[rel=license]")[0].get("href") == "https://creativecommons.org/licenses/by-sa/4.0/"


def test_a_licence_without_derivatives_forbids_adapting(read, library):
    denied = read(resource(licence="cc-by-nc-nd").url).cssselect(".licence-permissions .is-denied")

    assert len(denied) == 2


def test_its_attribution_and_citation_are_ready_to_copy(read, rain):
    attribution, citation = (text(box) for box in read(rain.url).cssselect("[data-copy]"))

    for expected in ("« Où va la pluie ? »", "Aline Wathelet, Karim Bensaïd", "ENV 0001", rain.address, "CC BY-SA 4.0"):
        assert expected in attribution
    for expected in ("Le Jardin des Sols", "Où va la pluie", str(rain.date.year), rain.address):
        assert expected in citation


def test_a_cited_address_may_be_broken_after_its_slashes():
    shown = breakable_addresses("Pluie & <b>, https://csti.example/fr/pluie/, 24/25")

    assert shown == "Pluie &amp; &lt;b&gt;, https://csti.example/<wbr>fr/<wbr>pluie/, 24/25"


def test_an_attribution_follows_the_language_of_the_page(read, rain):
    factories.library("nl")
    dutch = translate(rain, "nl", title="Waar gaat de regen heen?", slug="regen")

    assert text(read(dutch.url).cssselect("[data-copy]")[0]).startswith("‘Waar gaat de regen heen?’")


def test_resources_that_go_with_it_are_shown_and_those_hidden_are_not(read, rain):
    shown, hidden = resource(title="Voisine"), resource(title="Cachée")
    rain.related_items = [RelatedResource(resource=other) for other in (shown, hidden)]
    publish(rain)
    hidden.unpublish()

    titles = [text(node) for node in read(rain.url).cssselect("[data-id] h3")]
    assert titles == ["Voisine"]


def test_what_it_was_adapted_from_is_named(read, rain):
    copy = resource(title="Adaptation", based_on=rain)

    assert facts(read(copy.url))["Adaptée de"] == "Où va la pluie ?"


def test_one_organisation_renamed_is_renamed_everywhere(read, rain):
    Organisation.objects.update(name="Le Jardin des Eaux")

    assert "Le Jardin des Eaux" in text(read(rain.url).cssselect(".page-head")[0])


@pytest.mark.parametrize(
    ("minutes", "label", "code"),
    [
        (None, "", ""),
        (10, "10 min", "court"),
        (60, "1 h", None),
        (100, "1 h 40", None),
        (65, "1 h 05", None),
        (1440, "1 jour", None),
        (4320, "3 jours", None),
    ],
)
def test_a_duration_is_said_as_one_says_it(minutes, label, code):
    with translation.override("fr"):
        assert minutes_label(minutes).replace("\u202f", " ").replace("\xa0", " ") == label
    assert code is None or duration_code(minutes) == code
