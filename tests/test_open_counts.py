"""Views and downloads as anybody may reuse them: true, whole, and only of what is public now."""

import csv
import io
import json
from datetime import date

import pytest
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from core.counts import open_data
from core.models import FileCount, PageCount
from tests import factories
from tests.factories import DocumentFactory, again, resource, translate

PAGES, FILES = "/donnees/consultations", "/donnees/telechargements"


def rows(client, path, extension="json", **parameters):
    response = client.get(f"{path}.{extension}", parameters)
    assert response.status_code == 200
    text = response.getvalue().decode()
    return json.loads(text)["rows"] if extension == "json" else list(csv.DictReader(io.StringIO(text)))


def days(client, **parameters):
    named = {name.rstrip("_"): value for name, value in parameters.items()}
    return [row["day"] for row in rows(client, PAGES, **named)]


@pytest.fixture(scope="module")
def made(kept):
    """A resource with a file, read and fetched on three days of November."""
    with kept():
        page = resource(title="Le sol, vu d’en bas", documents=[DocumentFactory()])
        document = page.stored_files[0].document
        for day in (1, 2, 3):
            numbers = {"day": date(2026, 11, day), "downloads": day}
            PageCount.objects.create(translation_key=page.translation_key, views=day * 10, **numbers)
            FileCount.objects.create(document=document, **numbers)
        yield page


@pytest.fixture
def page(made):
    return again(made)


@pytest.fixture
def document(page):
    return page.stored_files[0].document


def test_a_row_says_how_often_a_resource_was_read_and_fetched_on_a_day(client, page):
    assert rows(client, PAGES)[1] == {
        "day": "2026-11-02",
        "reference": page.reference,
        "title": page.title,
        "address": f"http://localhost:8000{page.url}",
        "views": 20,
        "downloads": 2,
    }


def test_a_row_says_how_often_a_file_was_fetched_and_what_offers_it(client, page, document):
    other = resource(documents=[document])
    address = f"http://localhost:8000{document.url}"
    references = sorted([page.reference, other.reference])

    assert rows(client, FILES)[0] == {"day": "2026-11-01", "file": address, "references": references, "downloads": 1}


@pytest.mark.parametrize("path", [PAGES, FILES])
def test_both_formats_say_the_same(client, page, path):
    def cell(value):
        return "; ".join(value) if isinstance(value, list) else str(value)

    as_json = [{name: cell(value) for name, value in row.items()} for row in rows(client, path)]

    assert rows(client, path, "csv") == as_json


def test_what_is_asked_in_small_chunks_is_whole(client, page, monkeypatch):
    monkeypatch.setattr(open_data, "CHUNK", 2)

    assert days(client) == ["2026-11-01", "2026-11-02", "2026-11-03"]


def hide(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


HIDINGS = [lambda page: page.unpublish(), hide, lambda page: page.delete()]


@pytest.mark.parametrize("hiding", HIDINGS)
@pytest.mark.parametrize("path", [PAGES, FILES])
def test_what_is_not_public_any_more_is_not_told(client, page, path, hiding):
    hiding(page)

    assert rows(client, path) == []


def test_a_file_in_a_private_collection_is_not_told(client, document):
    private = Collection.get_first_root_node().add_child(instance=Collection(name="Privée"))
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    type(document).objects.filter(pk=document.pk).update(collection=private)

    assert rows(client, FILES) == []


def test_a_resource_is_told_once_in_the_first_of_its_languages(client, page):
    factories.library("nl")
    translate(page, "nl", title="De bodem")

    assert {row["title"] for row in rows(client, PAGES)} == {page.title}


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"from_": "2026-11-02"}, [2, 3]),
        ({"to": "2026-11-02"}, [1, 2]),
        ({"from_": "2026-11-03", "to": "2026-11-02"}, [2, 3]),
        ({"from_": "2026-13-45", "to": "hier"}, [1, 2, 3]),
        ({"from_": "\x00", "to": "9" * 10_000}, [1, 2, 3]),
    ],
)
def test_days_are_chosen_and_what_is_no_day_is_left_out(client, page, parameters, expected):
    assert days(client, **parameters) == [f"2026-11-{day:02}" for day in expected]


def test_a_title_is_no_formula_in_a_spreadsheet(client, page):
    type(page).objects.filter(pk=page.pk).update(title="=1+1")

    assert rows(client, PAGES, "csv")[0]["title"] == "'=1+1"


def test_the_licence_is_named_with_the_data(client, page):
    response = client.get(f"{PAGES}.json")

    assert json.loads(response.getvalue())["licence"] in response["Link"]
    assert response["Access-Control-Allow-Origin"] == "*"


def test_what_is_asked_of_the_database_does_not_grow_with_the_days(client, page, django_assert_max_num_queries):
    for path in (PAGES, FILES):
        with django_assert_max_num_queries(6):
            assert len(rows(client, path)) == 3


@pytest.mark.parametrize("path", ["/donnees/", "/donnees/consultations", "/donnees/autre.csv", f"{PAGES}.xml"])
def test_there_is_nothing_else(client, path):
    assert client.get(path, follow=True).status_code == 404


def test_the_library_leads_to_its_numbers(read, client, page):
    links = read(factories.library().url).xpath("//a[starts-with(@href, '/donnees/')]/@href")

    assert [client.get(link).status_code for link in links] == [200]
