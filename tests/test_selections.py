"""A count beside a value is the total with that value alone in its facet: in every language, with pages that stand in
for those that it has not, and with words."""

import random

import pytest
from django.conf import settings
from django.http import QueryDict
from django.utils import translation

from resources.facets import SECTION
from resources.models import ResourcePage
from resources.query import cards
from search.index import differences
from search.listing import Listing
from tests import factories
from tests.factories import resource, translate
from tests.test_facets import facts, fill, known_codes, some, total

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture(scope="module", autouse=True)
def resources(kept):
    """Resources in French, in several languages, and in Dutch or German alone; half of them tell of zinc."""
    choose = random.Random("choix")
    with kept():
        fill(choose, 24)
        for language in LANGUAGES:
            factories.library(language)
        for number in range(8):
            parent = factories.library(choose.choice(["nl", "de"]))
            page = resource(parent, resource_type=choose.choice(["jeu", "carte"]), levels=some(choose, ["P1", "S1"], 2))
            if number % 2:
                translate(page, "en", title="In English", slug=f"english-{number}")
        for page in ResourcePage.objects.filter(
            pk__in=choose.sample(list(ResourcePage.objects.values_list("pk", flat=True)), 18)
        ):
            page.title = f"{page.title} de zinc"
            factories.publish(page)
        yield


def shown_in(language):
    """The page that the list in a language shows of each resource: its own, else the French one, else the first."""
    by_key = {}
    for page in ResourcePage.objects.live().select_related("locale"):
        by_key.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return [pages[next(code for code in (language, *LANGUAGES) if code in pages)] for pages in by_key.values()]


def told(language):
    return [facts(page) | {"word": {"zinc"} if "zinc" in page.title else set()} for page in shown_in(language)]


def listing(choices, word):
    query = QueryDict(mutable=True)
    for name, codes in (choices | ({"q": ["zinc"]} if word else {})).items():
        query.setlist(name, codes)
    return Listing(SECTION, query, cards)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_count_is_what_one_would_get(language):
    choose = random.Random(language)
    pages, codes = told(language), known_codes()

    with translation.override(language):
        for _ in range(125):
            names = choose.sample(list(codes), choose.choice([0, 1, 1, 2, 2, 3]))
            choices = {name: found for name in names if (found := some(choose, codes[name], 3))}
            word = choose.random() < 0.4
            counts_are_true(listing(choices, word), pages, choices, {"word": ["zinc"]} if word else {})


def counts_are_true(listing, pages, choices, words):
    counted = {(facet.name, value.code): value.count for facet in listing.facets for value in every(facet.values)}
    codes = known_codes()
    expected = {(name, code): total(pages, choices | words | {name: [code]}) for name in codes for code in codes[name]}

    assert listing.total == total(pages, choices | words), choices
    assert {key: number for key, number in counted.items() if number} == {k: n for k, n in expected.items() if n}, (
        choices
    )
    assert all(name in choices and code in choices[name] for (name, code), number in counted.items() if not number)
    assert len(listing.results) == min(listing.total, 12)
    assert listing.grand_total == len(pages)


def every(values):
    return [value for one in values for value in (one, *one.children)]


def test_the_sets_are_those_of_the_rows():
    assert differences(SECTION) == []
