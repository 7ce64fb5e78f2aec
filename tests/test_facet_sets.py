"""The sets that are kept beside the index are those of what is public now."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils.timezone import now

from resources.models import ResourcePage
from search.facet_sets import set_of, those_in
from search.index import differences
from search.models import FacetSet, ListedPage
from search.registry import get
from tests.factories import publish, resource
from tests.test_facets import boxes, data_total


def counted(read, library):
    """The total, and the number beside each type."""
    page = read(library.url)
    return data_total(page), {code: n for (facet, code), (n, _) in boxes(page).items() if facet == "type"}


def test_what_has_expired_is_counted_no_more_though_nobody_took_it_down(read, library):
    resource(resource_type="jeu")
    over = resource(resource_type="jeu", expire_at=now() + timedelta(hours=1))
    resource(resource_type="carte", expire_at=now() + timedelta(hours=1))
    ListedPage.objects.filter(page=over.pk).update(expire_at=now() - timedelta(seconds=1))

    assert counted(read, library) == (2, {"jeu": 1, "carte": 1})


def test_a_value_that_only_an_expired_page_has_is_not_offered(read, library):
    resource(resource_type="jeu")
    over = resource(resource_type="carte", expire_at=now() + timedelta(hours=1))
    ListedPage.objects.filter(page=over.pk).update(expire_at=now() - timedelta(seconds=1))

    assert counted(read, library) == (1, {"jeu": 1})
    assert data_total(read(library.url, {"type": ["jeu", "carte"], "licence": "cc-by"})) == 1


def test_what_is_deleted_with_its_library_is_counted_no_more(library):
    resource(library)
    library.delete()

    assert not FacetSet.objects.filter(number__gt=0, section="resources").exists()
    assert differences(get("resources")) == []


def test_publishing_the_same_again_rewrites_nothing():
    page = resource(resource_type="jeu")
    before = list(ListedPage.objects.order_by("pk").values_list("pk", flat=True))
    publish(ResourcePage.objects.get(pk=page.pk))

    assert list(ListedPage.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_a_wrong_number_is_told_and_mended():
    resource()
    FacetSet.objects.filter(facet="type").update(number=F("number") + 1)
    with pytest.raises(CommandError, match="set wrong"):
        call_command("verify_index", stdout=StringIO())

    call_command("rebuild_index", "--facets-only", stdout=StringIO())

    assert differences(get("resources")) == []


def test_a_wrong_set_is_told_and_mended():
    resource()
    FacetSet.objects.filter(facet="type").update(slots=bytes([4]))

    assert any(found.startswith("set wrong") for found in differences(get("resources")))

    call_command("rebuild_index", "--facets-only", stdout=StringIO())

    assert differences(get("resources")) == []


@pytest.mark.parametrize(
    ("slots", "wanted", "found"),
    [([9, 0, 3], [3, 9], [9, 3]), ([40, 1], [1], [1]), ([5], [], []), ([], [5], []), ([7, 8], [8, 7], [7, 8])],
)
def test_those_in_a_set_stay_in_their_order(slots, wanted, found):
    assert those_in(slots, set_of(wanted)) == found
    assert set_of(wanted).bit_count() == len(wanted)


def slots():
    return dict(ListedPage.objects.filter(section="resources", language="fr").values_list("page", "slot"))


def test_a_page_that_changes_keeps_its_slot_and_one_that_goes_leaves_it_to_the_next():
    first, second = resource(resource_type="jeu"), resource(resource_type="jeu")
    before = slots()
    first.resource_type = "carte"
    publish(first)
    assert slots() == before

    first.unpublish()
    third = resource()

    assert slots() == {third.pk: before[first.pk], second.pk: before[second.pk]}
    assert differences(get("resources")) == []
