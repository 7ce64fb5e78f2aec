"""Questions asked of the facet index: OR within a facet, AND across; a facet's counts ignore its own choices."""

from django.db import connection
from django.db.models import BooleanField, Case, Q, When

from search.models import FacetValue, ListedPage


def listed(section, language, choices=None, page_ids=None):
    """The ListedPages of a list that satisfy `choices` ({facet: codes}); only those of `page_ids`, ids or a
    subquery of them, when given."""
    rows = ListedPage.objects.unexpired().filter(section.only, section=section.name, language=language)
    if page_ids is not None:
        rows = rows.filter(of_pages(page_ids))
    for facet, codes in (choices or {}).items():
        rows = rows.filter(among("pk", _having(section, language, facet, codes)))
    return rows


def _having(section, language, facet, codes):
    """Ids of the ListedPages that have one of these codes in a facet: read from an index alone."""
    values = FacetValue.objects.filter(section=section.name, language=language, facet=facet, value__in=codes)
    return values.values("listed")


def among(field, ids):
    """Whether `field` is one of the subquery `ids`, which is run once.

    As a plain condition PostgreSQL would join the subquery, and as long as it has no statistics of these tables – after
    an import, say – it takes them for empty and runs it again for each row: minutes for four hundred pages. Within
    CASE it keeps the ids in a hash.
    """
    return Case(When(**{f"{field}__in": ids}, then=True), default=False, output_field=BooleanField())


def of_pages(page_ids):
    """Whether a row is of one of these pages. SQLite knows no trap, and finds the rows of few pages by an index."""
    return among("page_id", page_ids) if connection.vendor == "postgresql" else Q(page_id__in=page_ids)


def together(parts):
    """The rows of all these querysets, of which there is at least one, in one query."""
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]


def neighbours(section, page):
    """The pages of a section right before and right after `page` in time, in its own language: (earlier, later), each
    a plain Page or None."""
    rows = listed(section, page.locale.language_code).filter(is_fallback=False).select_related("page__locale")
    number = page.pk or 0  # a preview of what was never saved has none
    earlier = rows.filter(Q(date__lt=page.date) | Q(date=page.date, page_id__lt=number))
    later = rows.filter(Q(date__gt=page.date) | Q(date=page.date, page_id__gt=number))
    found = earlier.order_by("-date", "-page_id").first(), later.order_by("date", "page_id").first()
    return tuple(row.page if row else None for row in found)


# What is found in the lists: rows of (page id, part, is_fallback).
FOUND = ("page_id", "part", "is_fallback")


class InSlots:
    """The rows of FOUND in these slots of a list, in their order. A slice of it is asked of the database."""

    def __init__(self, section, language, slots):
        self.slots = slots
        self.rows = ListedPage.objects.filter(section=section.name, language=language)

    def __getitem__(self, cut):
        slots = self.slots[cut]
        there = {slot: tuple(found) for slot, *found in self.rows.filter(slot__in=slots).values_list("slot", *FOUND)}
        return [there[slot] for slot in slots if slot in there]


def pages_of(found, load):
    """The pages of what is `found`, each once, in its order, each knowing `is_fallback`. `load` is a Listing's."""
    fallbacks = {pk: is_fallback for pk, _part, is_fallback in found}
    pages = {page.pk: page for page in load(list(fallbacks))} if found else {}
    for pk, page in pages.items():
        page.is_fallback = fallbacks[pk]
    return [pages[pk] for pk in fallbacks if pk in pages]


def things_of(section, found, pages):
    """What is `found`, out of its `pages`: the pages themselves, or what they tell of."""
    by_id = {page.pk: page for page in pages}
    things = (section.thing(by_id[pk], part) for pk, part, _is_fallback in found if pk in by_id)
    return [thing for thing in things if thing is not None]
