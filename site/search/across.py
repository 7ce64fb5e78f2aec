"""Questions asked of the facet index about several sections at once: one query each, however many sections."""

from collections import defaultdict

from django.db.models import Count

from search.models import FacetValue, ListedPage
from search.query import among, listed, together

NEWEST_FIRST = ("is_fallback", "-date", "-page_id")


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
    """The newest pages of each section of [(section, number), …], those in the language itself first:
    {name of the section: [(page id, whether it is in another language), …]}."""
    parts = []
    for section, number in wanted:
        first = listed(section, language, choices).order_by(*NEWEST_FIRST).values("pk")[:number]
        # The slice is inside: SQLite takes none of a part of a union.
        parts.append(ListedPage.objects.filter(pk__in=first).values_list("section", "page_id", "is_fallback", "date"))
    found = defaultdict(list)
    for section, page_id, is_fallback, _date in together(parts).order_by(*NEWEST_FIRST) if parts else []:
        found[section].append((page_id, is_fallback))
    return found


def _names(sections):
    return [section.name for section in sections]


def _values(sections, language, facets):
    """The FacetValues in these facets of all that is listed now."""
    now = ListedPage.objects.unexpired().filter(section__in=_names(sections), language=language)
    rows = FacetValue.objects.filter(section__in=_names(sections), language=language, facet__in=facets)
    return rows.filter(among("listed", now.values("pk")))


def _counted(values):
    found = defaultdict(lambda: defaultdict(dict))
    rows = values.order_by().values_list("facet", "value", "section").annotate(number=Count("pk"))
    for facet, code, section, number in rows:
        found[facet][code][section] = number
    return found
