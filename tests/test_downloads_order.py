"""The order of the library by downloads, and how it follows them."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils.timezone import localdate

from core.counts.adding import add_up
from core.counts.totals import recent_downloads
from core.models import PageCount
from search import downloads, registry
from search.index import differences, rebuild
from search.models import ListedPage
from tests import factories, publications
from tests.counting import take
from tests.factories import DocumentFactory, publish, resource, translate


def downloaded(page, times, days_ago=0):
    day = localdate() - timedelta(days=days_ago)
    PageCount.objects.create(day=day, translation_key=page.translation_key, downloads=times)


def shown(read, page, **parameters):
    return [node.get("data-id") for node in read(page.url, parameters).cssselect("[data-id]")]


def test_only_the_last_twelve_months_count_as_recent():
    page = resource()
    for days_ago in (0, 364, 365):
        downloaded(page, 1, days_ago)

    assert recent_downloads([page.translation_key, uuid4()]) == {page.translation_key: 2}


@pytest.fixture
def ranked(library):
    """Two resources, of which the older one is downloaded more."""
    pages = resource(title="Ancienne", date=date(2020, 1, 1)), resource(title="Nouvelle", date=date(2026, 1, 1))
    downloaded(pages[0], 5)
    downloaded(pages[1], 2)
    downloads.refresh(registry.get("resources"))
    return pages


def test_the_library_is_sorted_by_downloads(read, library, ranked):
    assert shown(read, library, sort="downloads") == [str(page.pk) for page in ranked]


def test_only_a_list_that_is_counted_offers_this_order(read, library, ranked):
    article = publications.news()
    options = [read(page.url).cssselect("#sort option[value=downloads]") for page in (library, article.get_parent())]

    assert [len(found) for found in options] == [1, 0]
    assert read(article.get_parent().url, {"sort": "downloads"}).cssselect("[data-total='1']")


def test_the_order_follows_as_soon_as_downloads_are_added(client, read, library, ranked):
    newest = resource(title="La plus récente", documents=[DocumentFactory()])
    for _ in range(6):
        take(client, f"{newest.url}archive.zip")
    add_up()

    assert shown(read, library, sort="downloads")[0] == str(newest.pk)


def test_what_was_downloaded_a_year_ago_sinks(ranked):
    PageCount.objects.filter(downloads=5).update(day=localdate() - timedelta(days=365))
    downloads.refresh(registry.get("resources"))

    assert set(ListedPage.objects.filter(page=ranked[0]).values_list("downloads", flat=True)) == {0}


def test_rebuilding_the_index_keeps_the_order(read, library, ranked):
    rebuild(registry.get("resources"))

    assert shown(read, library, sort="downloads") == [str(page.pk) for page in ranked]


def test_publishing_keeps_the_place_of_a_resource_in_every_language(ranked):
    publish(ranked[0])

    assert set(ListedPage.objects.filter(page=ranked[0]).values_list("downloads", flat=True)) == {5}


def test_a_translation_has_the_place_of_its_resource(ranked):
    factories.library("nl")
    dutch = translate(ranked[0], "nl", title="Oud")

    assert ListedPage.objects.get(page=dutch).downloads == 5


def test_a_download_makes_no_index_wrong(ranked):
    downloaded(ranked[1], 9, days_ago=1)

    assert differences(registry.get("resources")) == []


def test_a_round_writes_only_what_changed(ranked, django_assert_num_queries):
    with django_assert_num_queries(2):
        downloads.refresh(registry.get("resources"))
