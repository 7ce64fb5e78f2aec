"""What the network says is public or is nowhere: by every road, in every language, at once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from news.models import NewsIndexPage
from tests.factories import DocumentFactory, OrganisationFactory, ThemeFactory, again
from tests.hiding import WAYS, WORD, restrict_the_index, roads_to_a_paper, signed_paper, unpublish
from tests.publications import news
from tests.roads import PARTNER, THEME, Roads, build_house, has


def article():
    """A piece of news between two others, with a file."""
    build_house("news")
    file = f'<p>Une fleur {WORD}, <a linktype="document" id="{DocumentFactory().pk}">ici</a>.</p>'
    about = {"themes": [ThemeFactory(slug=THEME)], "organisations": [OrganisationFactory(slug=PARTNER)]}
    news(date="2026-01-01", slug="avant")
    page = news(date="2026-01-02", body=[("paragraph", file)], **about)
    news(date="2026-01-03", slug="apres")
    return page


def roads_to_an_article(page):
    (use,) = page.public_files.all()
    link = has(f'.neighbours a[href="{page.url}"]')
    others = {"next": ("/fr/actualites/avant/", link), "previous": ("/fr/actualites/apres/", link)}
    return Roads(Client(), page, NewsIndexPage, WORD, {"file": use.document.url}, others)


MADE = {"position": (signed_paper, roads_to_a_paper), "article": (article, roads_to_an_article)}


@pytest.fixture(scope="module", params=MADE)
def roads(kept, request):
    """Those to a publication of that kind, which is made once for all."""
    make, roads_to = MADE[request.param]
    with kept():
        yield roads_to(make())


@pytest.fixture
def publication(roads):
    return again(roads.page)


def test_what_is_published_is_met_on_every_road(roads):
    assert roads.all - roads.open() == set()


@pytest.mark.parametrize("hide", WAYS)
def test_what_is_no_longer_public_is_met_on_none(roads, publication, hide):
    hide(publication)

    assert roads.open() == set()


def test_what_stands_under_a_restricted_index_is_met_on_no_road(roads, publication):
    restrict_the_index(publication)

    assert roads.open() == set()


def test_what_is_planned_is_met_on_no_road_before_its_time(roads, publication):
    unpublish(publication)
    page = again(publication)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    call_command("publish_scheduled")

    assert roads.open() == set()


def test_what_is_planned_is_met_on_every_road_from_its_time_on(roads, publication):
    unpublish(publication)
    page = again(publication)
    page.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))

    call_command("publish_scheduled")

    assert roads.all - roads.open() == set()
