"""A translation of a position paper is public by itself; a mirror of one is not, and leads to its source."""

import pytest
from wagtail.models import Page

from news.models import PositionIndexPage, PositionPage
from tests import factories
from tests.factories import DocumentFactory, index_page, publish, translate
from tests.hiding import DONE, WAYS, WORD, below, signed_paper, two_versions
from tests.roads import Roads, has


@pytest.fixture
def position():
    return signed_paper()


@pytest.fixture
def dutch(position):
    """The Dutch page of the paper, in two versions, with a response of its own."""
    index_page(PositionIndexPage, "nl")
    page = translate(position, "nl", title=f"Een {WORD}", version_label="1.0")
    page.responses.update(document=DocumentFactory(name="antwoord.pdf"))
    return two_versions(PositionPage.objects.get(pk=page.pk))


@pytest.fixture
def dutch_roads(client, position, dutch):
    alternate = {"hreflang": (position.url, has(f'link[hreflang="nl"][href="{dutch.address}"]'))}
    (document,) = (use.document for use in dutch.public_files.all())
    own = {"file": document.url, **below(dutch, "1.0", "2.0")}
    roads = Roads(client, dutch, PositionIndexPage, WORD, own, alternate, languages=["nl"])
    for shared in ("facet nl", "count of the theme nl", "partner nl", "partner in the sitemap"):
        del roads.found[shared]  # the French page has them too
    return roads


def test_a_translation_is_met_on_every_road(dutch_roads):
    assert dutch_roads.all - dutch_roads.open() == set()


@pytest.mark.parametrize("hide", WAYS)
def test_a_translation_that_is_no_longer_public_is_met_on_none(dutch, dutch_roads, hide):
    hide(dutch)

    assert dutch_roads.open() == set()


@pytest.mark.parametrize("hide", DONE)
def test_in_the_place_of_a_hidden_translation_stands_its_source(read, position, dutch, hide):
    hide(dutch)

    [title] = read("/nl/standpunten/").cssselect(f'[data-id="{position.pk}"] h3')
    assert title.get("lang") == "fr"


@pytest.fixture
def alias(position):
    """A mirror of the paper in Dutch, as wagtail-localize makes them."""
    index_page(PositionIndexPage, "nl")
    return position.copy_for_translation(factories.locale("nl"), alias=True)


def test_an_alias_leads_to_its_source(client, position, alias):
    response = client.get(alias.url)

    assert (response.status_code, response["Location"]) == (302, position.url)


def test_below_an_alias_there_is_nothing(client, alias):
    found = {url: client.get(url).status_code for url in below(alias, "1.0", "2.0").values()}

    assert found == dict.fromkeys(found, 404)


def test_an_alias_is_listed_nowhere(client, position, alias):
    publish(PositionPage.objects.get(pk=position.pk))
    alternate = {"hreflang": (position.url, has("link[hreflang]"))}

    roads = Roads(client, Page.objects.get(pk=alias.pk).specific, PositionIndexPage, WORD, {}, alternate)

    assert {name for name in roads.open() if not name.startswith(("facet", "count", "partner"))} == set()
