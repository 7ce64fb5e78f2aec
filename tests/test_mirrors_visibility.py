"""A mirror of a position paper in another language is not public, and leads to its source."""

import pytest

from news.models import PositionIndexPage
from tests import factories
from tests.factories import again, index_page, publish
from tests.hiding import WORD, below, signed_paper
from tests.roads import Roads, has


@pytest.fixture(scope="module")
def stored(kept):
    with kept():
        yield signed_paper()


@pytest.fixture
def position(stored):
    return again(stored)


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
    publish(position)
    alternate = {"hreflang": (position.url, has("link[hreflang]"))}

    roads = Roads(client, again(alias), PositionIndexPage, WORD, {}, alternate)

    assert {name for name in roads.open() if not name.startswith(("facet", "count", "partner"))} == set()
