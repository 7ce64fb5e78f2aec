"""Making numbers of days of what was noted: each visit once, whatever happens meanwhile."""

from datetime import date

import pytest
from django.db import DatabaseError
from django.utils.timezone import localdate

from core.counts import adding
from core.models import FileCount, PageCount, Visit
from tests.counting import counts_of, take
from tests.factories import DocumentFactory, resource


@pytest.fixture
def page():
    return resource(documents=[DocumentFactory()])


def viewed(page, times, day=date(2026, 11, 3)):
    Visit.objects.bulk_create(
        [Visit(day=day, kind=Visit.Kind.VIEW, translation_key=page.translation_key) for _ in range(times)]
    )


def test_more_than_a_batch_is_added_at_once(page, monkeypatch):
    monkeypatch.setattr(adding, "BATCH", 3)
    viewed(page, 7)

    assert counts_of(page) == (7, 0)
    assert not Visit.objects.exists()


def test_a_day_goes_on_where_it_was(page):
    for times in (2, 3):
        viewed(page, times)
        adding.add_up()

    assert PageCount.objects.get().views == 5


def test_each_day_has_its_own_number(page):
    for day in (1, 2, 2):
        viewed(page, 1, date(2026, 11, day))
    adding.add_up()

    assert list(PageCount.objects.order_by("day").values_list("views", flat=True)) == [1, 2]


@pytest.mark.parametrize("step", ["_numbers", "_add"])
def test_a_worker_that_is_killed_between_two_steps_loses_and_repeats_nothing(page, monkeypatch, step):
    viewed(page, 2)
    act = getattr(adding, step)

    def die(*arguments):
        act(*arguments)
        raise DatabaseError("killed")

    with monkeypatch.context() as killed:
        killed.setattr(adding, step, die)
        with pytest.raises(DatabaseError):
            adding.add_up()

    assert counts_of(page) == (2, 0)


def test_a_file_that_was_deleted_meanwhile_keeps_no_other_from_being_added(client, page):
    document = DocumentFactory()
    Visit.objects.create(day=localdate(), kind=Visit.Kind.FILE, document_id=document.pk)
    document.delete()
    viewed(page, 1)

    assert counts_of(page) == (1, 0)
    assert not FileCount.objects.exists()


def test_the_numbers_of_a_deleted_resource_stay(client, page):
    take(client, page.url)
    adding.add_up()
    page.delete()

    assert PageCount.objects.get().views == 1
