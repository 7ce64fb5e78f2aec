"""Everything about a theme or by a member, gathered from every section through its showcase."""

from functools import cached_property

from core import showcases
from core.models import Organisation, Theme
from home.addresses import address_of


class Overview:
    """What the sections hold, in a language, with `code` in `facet`: of a theme ("theme") or a member
    ("organisation")."""

    def __init__(self, language, facet, code):
        self.language, self.facet, self.code = language, facet, code

    @cached_property
    def _beside(self):
        narrowing = showcases.narrowing()
        return [(showcase, showcase.beside(self.language, self.facet, self.code)) for showcase in narrowing]

    def numbers(self, facet):
        """{code of `facet`: how much there is that has both}"""
        return merged(found.get(facet, {}) for _showcase, found in self._beside)

    def windows(self, request, number=3):
        """What each section has of it: a list of dictionaries, without the sections that have nothing."""
        shown = []
        for showcase, found in self._beside:
            total = found[self.facet].get(self.code, 0)
            url = address_of(request, showcase.page_type)
            if total:
                shown.append(
                    {
                        "name": showcase.name,
                        "title": showcase.kind,
                        "counted": showcase.counted(total),
                        "items": showcase.narrowed(self.language, self.facet, self.code, number),
                        "all": showcase.all_of(total) if total > number else "",
                        "url": f"{url}?{self.facet}={self.code}" if url else "",
                        "template": showcase.template,
                    }
                )
        return shown

    def themes(self):
        """All themes in their order, each with `count`."""
        return counted_themes(self.numbers("theme"))

    def organisations(self):
        """The organisations that it names, those with the most first."""
        numbers = self.numbers("organisation")
        found = Organisation.objects.filter(slug__in=numbers)
        return sorted(found, key=lambda organisation: (-numbers[organisation.slug], organisation.name))


def totals(language, facet):
    """{code: how much there is} over all sections."""
    return merged(showcase.totals(language, facet) for showcase in showcases.narrowing())


def pairs(language, facet, other):
    """{code of `facet`: {code of `other`: how much has both}} over all sections."""
    found = [showcase.pairs(language, facet, other) for showcase in showcases.narrowing()]
    return {code: merged(one.get(code, {}) for one in found) for code in set().union(*found)}


def merged(counts):
    """The sum of dictionaries of numbers."""
    numbers = {}
    for found in counts:
        for code, number in found.items():
            numbers[code] = numbers.get(code, 0) + number
    return numbers


def counted_themes(numbers):
    """All themes in their order, each with `count`, its number in `numbers`, {slug: number}."""
    themes = list(Theme.objects.vocabulary().values())
    for theme in themes:
        theme.count = numbers.get(theme.slug, 0)
    return themes


def first_level_themes(language):
    """The first-level themes in their order with `count`, how much there is about each or about what is under it, and
    `narrower`, the themes under it, likewise."""
    themes = counted_themes(totals(language, "theme"))
    for theme in themes:
        theme.narrower = [other for other in themes if other.parent_id == theme.pk]
    return [theme for theme in themes if theme.parent_id is None]
