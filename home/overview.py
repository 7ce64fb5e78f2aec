"""Everything about a theme or by a member, gathered from every section through its window."""

from functools import cached_property

from core.feeds import MOST_ENTRIES, entries_of
from core.models import Organisation, Theme
from home.addresses import address_of
from search import across
from search.windows import newest, newest_pages, sections, windows

FACETS = ("theme", "organisation")


class Overview:
    """What the sections hold, in a language, with `code` in `facet`: of a theme ("theme") or a member
    ("organisation")."""

    def __init__(self, language, facet, code):
        self.language, self.facet, self.code = language, facet, code

    @cached_property
    def _beside(self):
        return across.beside(sections(), self.language, self.facet, self.code, FACETS)

    def windows(self, request, number=3):
        """What each section has of it: a list of dictionaries, without the sections that have nothing."""
        totals = self._beside[self.facet].get(self.code, {})
        found = newest(dict.fromkeys(totals, number), self.language, {self.facet: [self.code]})
        shown = []
        for window in (window for window in windows() if window.name in totals):
            total = totals[window.name]
            shown.append(
                {
                    "name": window.name,
                    "title": window.kind,
                    "counted": window.counted(total),
                    "items": found[window.name],
                    "all": window.all_of(total) if total > number else "",
                    "url": narrowed_url(address_of(request, window.page_type), self.facet, self.code),
                    "template": window.template,
                }
            )
        return shown

    def themes(self):
        """All themes in their order, each with `count`."""
        return counted_themes(self._beside["theme"])

    def organisations(self):
        """The organisations that it names, those with the most first."""
        numbers = {slug: sum(found.values()) for slug, found in self._beside["organisation"].items()}
        found = Organisation.objects.filter(slug__in=numbers)
        return sorted(found, key=lambda organisation: (-numbers[organisation.slug], organisation.name))


def newest_entries(language, facet, code):
    """The newest entries of feeds (core.feeds) over all sections, with `code` in `facet`."""
    pages = newest_pages({window.name: MOST_ENTRIES for window in windows()}, language, {facet: [code]})
    entries = entries_of(pages)
    return sorted(entries, key=lambda entry: entry.published, reverse=True)[:MOST_ENTRIES]


def totals(language, facet):
    """{code: {name of the section: how much it has}}"""
    return across.totals(sections(), language, facet)


def pairs(language, facet, other):
    """{code of `facet`: {code of `other`: how much has both}} over all sections."""
    return across.pairs(sections(), language, facet, other)


def narrowed_url(url, facet, code):
    """The address of the list at `url` with `code` chosen in `facet`; empty when there is no such list."""
    return f"{url}?{facet}={code}" if url else ""


def counted_themes(numbers):
    """All themes in their order, each with what `numbers`, {slug: {name of the section: number}}, has of it: `count`,
    the sum, and `counted`, a list as ["12 resources", "3 news items"]."""
    themes = list(Theme.objects.vocabulary().values())
    for theme in themes:
        found = numbers.get(theme.slug, {})
        theme.count = sum(found.values())
        theme.counted = [window.counted(found[window.name]) for window in windows() if window.name in found]
    return themes


def first_level_themes(language):
    """The first-level themes in their order with `count` and `counted`, how much there is about each or about what is
    under it, and `narrower`, the themes under it, likewise."""
    themes = counted_themes(totals(language, "theme"))
    for theme in themes:
        theme.narrower = [other for other in themes if other.parent_id == theme.pk]
    return [theme for theme in themes if theme.parent_id is None]
