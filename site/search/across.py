"""Questions asked of the facet index about several sections at once: one query each, however many sections."""

from collections import defaultdict
from functools import reduce
from operator import itemgetter, or_

from django.db.models import Count, Q

from search.models import FacetValue, ListedPage
from search.query import FOUND, among, listed, together


def totals(sections, language, facet):
    """{code: {name of the section: number of pages listed}} for every code of one facet."""
    return _counted(_values(sections, language, [facet]))[facet]


def beside(sections, language, facet, code, facets):
    """What the pages with `code` in `facet` have in `facets`: {facet: {code: {name of the section: number}}}."""
    having = FacetValue.objects.filter(section__in=_names(sections), language=language, facet=facet, value=code)
    return _counted(_values(sections, language, facets).filter(among("listed", having.values("listed"))))


def pairs(sections, language, facet, other):
    """{code of `facet`: {code of `other`: number of pages that have both}} over all the sections."""
    rows = _values(sections, language, [facet]).filter(listed__values_in_facets__facet=other)
    found = defaultdict(dict)
    for code, value, number in (
        rows.order_by().values_list("value", "listed__values_in_facets__value").annotate(number=Count("pk"))
    ):
        found[code][value] = number
    return found


def newest(wanted, language, choices=None):
    """The first of each section of [(section, number), …] in its own order: {name of the section: rows of FOUND}."""
    parts = []
    for section, number in wanted:
        first = listed(section, language, choices).order_by(*section.order).values("pk")[:number]
        # The slice is inside: SQLite takes none of a part of a union.
        parts.append(ListedPage.objects.filter(pk__in=first).values("section", "date", "time", *FOUND))
    found = defaultdict(list)
    for row in together(parts) if parts else []:
        found[row["section"]].append(row)
    return {section.name: _sorted(found[section.name], section.order) for section, _number in wanted}


def _sorted(rows, order):
    """Rows, dictionaries with the columns of `order`, as the database sorts them."""
    for column in reversed(order):
        rows.sort(key=itemgetter(column.removeprefix("-")), reverse=column.startswith("-"))
    return [tuple(row[column] for column in FOUND) for row in rows]


def _names(sections):
    return [section.name for section in sections]


def _values(sections, language, facets):
    """The FacetValues in these facets of all that is listed now."""
    there = reduce(or_, (Q(section=section.name) & section.only for section in sections))
    now = ListedPage.objects.unexpired().filter(there, language=language)
    rows = FacetValue.objects.filter(section__in=_names(sections), language=language, facet__in=facets)
    return rows.filter(among("listed", now.values("pk")))


def _counted(values):
    found = defaultdict(lambda: defaultdict(dict))
    rows = values.order_by().values_list("facet", "value", "section").annotate(number=Count("pk"))
    for facet, code, section, number in rows:
        found[facet][code][section] = number
    return found
