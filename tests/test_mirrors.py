"""Where a tree is kept in step with the French one, two hundred mirrors change nothing of what readers meet, nor of
what translators are told."""

import pytest
from django.test import Client
from lxml import html
from wagtail.models import Page

from core.translating.states import State, Table
from home.models import OrganisationIndexPage, ThemeIndexPage
from resources.models import ResourcePage
from tests import factories
from tests.factories import again, index_page, library, locale, member, publish
from tests.mirrored import WORD, fill_in_step
from tests.sitemaps import mapped

NUMBER = 200
FOLLOWING = ("nl", "de", "en")


@pytest.fixture(scope="module")
def mirrors(kept):
    """In Dutch there are the lists, in German and English nothing but mirrors; a half of the resources was there before
    the trees were kept in step, the other half came after."""
    with kept():
        library("nl")
        factories.fill_home("resources", language="nl")
        for page_type in (ThemeIndexPage, OrganisationIndexPage):
            index_page(page_type), index_page(page_type, "nl")
        fill_in_step(NUMBER, factories.ThemeFactory(slug="eau"), member(slug="halle", name="Halle"), FOLLOWING)
        yield {page.pk: page for page in Page.objects.exclude(alias_of=None).specific()}


def shown(address, **asked):
    """The ids on the cards of a page, each once."""
    cards = html.fromstring(Client().get(address, asked).content).cssselect("[data-id]")
    return {int(card.get("data-id")) for card in cards}


def test_every_page_is_mirrored_in_every_language_that_follows(mirrors):
    resources = [page for page in mirrors.values() if isinstance(page, ResourcePage)]

    assert len(resources) == NUMBER * len(FOLLOWING)
    assert {page.alias_of.locale.language_code for page in resources} == {"fr"}


def test_each_mirror_leads_to_its_source(client, mirrors):
    answers = {page.url: client.get(page.url) for page in mirrors.values()}

    assert {answer.status_code for answer in answers.values()} == {302}
    assert [page.url for page in mirrors.values() if answers[page.url]["Location"] != page.alias_of.url] == []


def test_translators_are_told_that_mirrors_are_missing(mirrors):
    table = Table()
    rows = [row for row in table.rows if row.source.url_path.startswith(library().url_path)]
    listed = [row for row in rows if row.source.pk != library().pk]

    assert len(listed) == NUMBER
    assert table.counts(listed) == {language: {State.MISSING: NUMBER} for language in FOLLOWING}


def test_the_table_of_translations_counts_no_mirror(admin_client, mirrors):
    page = html.fromstring(admin_client.get("/cms/translations/", {"section": "ressources"}).content)
    rows = page.cssselect(".translations-table tbody tr")

    assert rows
    assert "Miroir" not in page.text_content()
    assert {cell.text_content().split()[0] for row in rows[1:] for cell in row.cssselect("td")[2:5]} == {"Manquante"}


@pytest.mark.parametrize(
    "address",
    [
        "/nl/leermiddelen/",
        "/nl/leermiddelen/?page=7",
        f"/nl/leermiddelen/?q={WORD}",
        f"/nl/zoeken/?q={WORD}",
        "/nl/",
        "/nl/themas/eau/",
        "/nl/leden/halle/",
        "/fr/ressources/",
        "/fr/themes/eau/",
    ],
)
def test_a_list_shows_the_sources_and_no_mirror(mirrors, address):
    found = shown(address)

    assert found
    assert found & mirrors.keys() == set()


@pytest.mark.parametrize("address", ["/nl/leermiddelen/", "/fr/ressources/"])
def test_totals_and_facets_count_each_resource_once(read, mirrors, address):
    page = read(address)
    counts = {box.get("value"): int(box.get("data-count")) for box in page.cssselect("input[data-count]")}

    assert page.cssselect("[data-total]")[0].get("data-total") == str(NUMBER)
    assert (counts["jeu"], counts["video"], counts["cc-by"]) == (NUMBER // 2, NUMBER // 2, NUMBER)


@pytest.mark.parametrize(
    "address", ["/nl/leermiddelen/flux.atom", "/nl/themas/eau/flux.atom", "/fr/ressources/flux.rss"]
)
def test_a_feed_names_no_mirror(client, mirrors, address):
    feed = client.get(address).content.decode()

    assert WORD in feed
    assert [page.url for page in mirrors.values() if f"{page.url}<" in feed or f'{page.url}"' in feed] == []


def test_no_map_names_a_mirror_or_a_language_that_has_but_one(client, mirrors):
    entries = mapped(client)
    sources = {page.alias_of.url for page in mirrors.values() if isinstance(page, ResourcePage)}

    assert entries.keys() & {page.url for page in mirrors.values()} == set()
    assert {address for address in sources if entries[address]} == set()


def test_a_source_has_no_alternate_and_its_switcher_says_so(read, mirrors):
    page = read(resource_number(0).url)

    assert page.xpath("//link[@hreflang]") == []
    assert [a.get("hreflang") for a in page.cssselect(".language-switcher .is-missing")] == list(FOLLOWING)


def test_suggestions_lead_to_sources(client, mirrors):
    page = html.fromstring(client.get("/nl/recherche/suggestions/", {"q": "fleur"}).content.decode())
    addresses = {option.get("data-url") for option in page.cssselect("[role=option]")}

    assert any(address.startswith("/fr/ressources/") for address in addresses)
    assert addresses & {page.url for page in mirrors.values()} == set()


def resource_number(n):
    return ResourcePage.objects.get(locale=locale(), slug=f"fleur-{n}")


def test_a_mirror_goes_with_its_source(client, mirrors):
    page = resource_number(0)
    places = [alias.url for alias in page.aliases.all()]
    page.delete()

    assert len(places) == len(FOLLOWING)
    assert [client.get(place).status_code for place in places] == [404] * len(FOLLOWING)
    assert not ResourcePage.objects.filter(slug="fleur-0").exists()


def test_a_mirror_hides_with_its_source_and_comes_back_with_it(client, mirrors):
    page = resource_number(1)
    place = page.aliases.first().url
    page.unpublish()
    assert client.get(place).status_code == 404

    publish(again(page))

    assert client.get(place)["Location"] == page.url
