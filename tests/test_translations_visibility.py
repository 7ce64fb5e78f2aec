"""A translation of a position paper is public by itself."""

import pytest
from django.test import Client

from news.models import PositionIndexPage
from tests.factories import DocumentFactory, again, index_page, translate
from tests.hiding import DONE, WAYS, WORD, below, signed_paper, two_versions
from tests.roads import Roads, has


@pytest.fixture(scope="module")
def stored(kept):
    """A paper, and its Dutch page in two versions with a response of its own: (the one, the other)."""
    with kept():
        position = signed_paper()
        index_page(PositionIndexPage, "nl")
        page = translate(position, "nl", title=f"Een {WORD}", version_label="1.0")
        page.responses.update(document=DocumentFactory(name="antwoord.pdf"))
        yield position, two_versions(again(page))


@pytest.fixture
def position(stored):
    return again(stored[0])


@pytest.fixture
def dutch(stored):
    return again(stored[1])


@pytest.fixture(scope="module")
def dutch_roads(stored):
    position, dutch = stored
    alternate = {"hreflang": (position.url, has(f'link[hreflang="nl"][href="{dutch.address}"]'))}
    (use,) = dutch.public_files.all()
    own = {"file": use.document.url, **below(dutch, "1.0", "2.0")}
    roads = Roads(Client(), dutch, PositionIndexPage, WORD, own, alternate, languages=["nl"])
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
