"""Views and downloads: what counts, for whom, and what does not."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core.models import PageCount, Visit
from resources.dossier.references import address_of
from tests import factories
from tests.counting import FIREFOX, counts_of, downloads_of, take
from tests.factories import DocumentFactory, again, resource, translate


@pytest.fixture(scope="module")
def made(kept):
    """A resource with two files and one link."""
    with kept():
        yield resource(documents=[DocumentFactory(), DocumentFactory()], links=["https://exemple.example/"])


@pytest.fixture
def page(made):
    return again(made)


@pytest.fixture
def document(page):
    return page.stored_files[0].document


def test_a_page_that_is_read_counts_as_a_view(client, page):
    take(client, page.url)

    assert counts_of(page) == (1, 0)


def test_all_languages_of_a_resource_count_together(client, page):
    factories.library("nl")
    dutch = translate(page, "nl", title="De bodem")
    take(client, page.url)
    take(client, dutch.url)

    assert counts_of(page) == counts_of(dutch) == (2, 0)


def test_a_file_counts_for_itself_and_for_each_resource_that_offers_it(client, page, document):
    other, stranger = resource(documents=[document]), resource()
    take(client, document.url)

    assert downloads_of(document) == 1
    assert [counts_of(one) for one in (page, other, stranger)] == [(0, 1), (0, 1), (0, 0)]


def test_an_archive_counts_once_for_the_resource_and_once_for_each_file(client, page):
    take(client, f"{page.url}archive.zip")

    assert counts_of(page) == (0, 1)
    assert [downloads_of(file.document) for file in page.stored_files] == [1, 1]


def test_a_dossier_counts_for_each_resource_in_it(client, page, document):
    other = resource(documents=[document])
    take(client, address_of([page.reference, other.reference], "archive.zip"))

    assert [counts_of(page), counts_of(other), downloads_of(document)] == [(0, 1), (0, 1), 2]


def test_a_file_that_is_sent_in_parts_counts_once(client, document):
    for part in ("bytes=0-", "bytes=200-299", "bytes=300-"):
        take(client, document.url, range=part)

    assert downloads_of(document) == 1


def test_the_probe_of_a_player_does_not_count(client, document):
    assert take(client, document.url, range="bytes=0-1").status_code == 206

    assert downloads_of(document) == 0


def test_a_file_that_the_browser_has_already_does_not_count_again(client, document):
    etag = take(client, document.url)["ETag"]
    assert take(client, document.url, if_none_match=etag).status_code == 304

    assert downloads_of(document) == 1


ROBOTS = ["", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "curl/8.5.0", "GPTBot/1.2"]


@pytest.mark.parametrize("agent", ROBOTS)
def test_a_robot_does_not_count(client, page, document, agent):
    for url in (page.url, document.url, f"{page.url}archive.zip"):
        assert take(client, url, user_agent=agent).status_code == 200

    assert not Visit.objects.exists()


@pytest.mark.parametrize("header", [{"sec_purpose": "prefetch;prerender"}, {"purpose": "prefetch"}])
def test_what_a_browser_fetches_ahead_does_not_count(client, page, header):
    take(client, page.url, **header)

    assert not Visit.objects.exists()


def test_only_getting_counts(client, page, document):
    for url in (page.url, document.url, f"{page.url}archive.zip"):
        client.head(url, headers={"user-agent": FIREFOX})

    assert not Visit.objects.exists()


def test_editors_do_not_count(editor, page, document):
    take(editor, page.url)
    take(editor, document.url)

    assert not Visit.objects.exists()


def test_a_preview_does_not_count(editor, page):
    assert page.make_preview_request().status_code == 200

    assert not Visit.objects.exists()


def test_who_is_asked_for_a_password_has_read_nothing(client, page):
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="secret")
    take(client, page.url)

    assert not Visit.objects.exists()


def test_first_pages_links_and_lost_addresses_do_not_count(client, library, page, document):
    for url in (f"/fichiers/{document.pk}/apercu.webp", f"{page.url}citation.bib", f"{page.url}rien/", library.url):
        take(client, url)

    assert not Visit.objects.exists()


@pytest.mark.parametrize(
    ("hour", "day"), [((2026, 7, 1, 23, 59), date(2026, 7, 1)), ((2026, 7, 2, 0, 1), date(2026, 7, 2))]
)
def test_a_day_is_one_of_brussels(client, page, monkeypatch, hour, day):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(*hour, tzinfo=ZoneInfo("Europe/Brussels")))
    take(client, page.url)

    counts_of(page)
    assert PageCount.objects.get().day == day


def test_counting_costs_a_view_one_query_and_no_cookie(client, page):
    take(client, page.url)
    found = []
    for agent in ("Googlebot/2.1", FIREFOX):
        with CaptureQueriesContext(connection) as asked:
            response = take(client, page.url, user_agent=agent)
        found.append((len(asked), response.get("Vary"), dict(response.cookies)))

    assert found[1] == (found[0][0] + 1, found[0][1], {})


def test_what_is_stored_of_a_visit_says_nothing_of_the_visitor(client, page):
    take(client, page.url)

    names = {field.name for field in Visit._meta.get_fields()}
    assert names == {"id", "day", "kind", "translation_key", "document_id"}
    assert Visit.objects.get().day is not None
