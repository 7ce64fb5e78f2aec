"""The themes and the organisations that a search may show: those that have a page for readers."""

from django.db.models import prefetch_related_objects

from core.models import Organisation, Theme
from home.addresses import address_of
from home.models import OrganisationIndexPage, ThemeIndexPage
from home.overview import totals
from home.searching.sections import ORGANISATIONS, THEMES
from search.index import title_key
from search.words import things


class PublicThings:
    """Those of a request, in a language."""

    def __init__(self, request, language):
        self.request, self.language = request, language

    def of(self, levels):
        """{name of their Kind: [(level, thing), …]}, the best first, of {number: level} as the text index has them."""
        ids = things.by_kind(levels, self.language)
        found = {THEMES.name: self._themes(ids[THEMES.name]), ORGANISATIONS.name: self._public(ids[ORGANISATIONS.name])}
        ranked = {}
        for name, members in found.items():
            levelled = [(levels[ids[name][thing.pk]], thing) for thing in members]
            ranked[name] = sorted(levelled, key=lambda one: (one[0], title_key(_name(one[1]))))
        return ranked

    def _themes(self, ids):
        if not ids or not address_of(self.request, ThemeIndexPage):
            return []
        return [theme for pk, theme in Theme.objects.vocabulary().items() if pk in ids]

    def _public(self, ids):
        """The members, and others that share something public: as the directory leads to them."""
        if not ids or not address_of(self.request, OrganisationIndexPage):
            return []
        found = list(Organisation.objects.filter(pk__in=ids))
        others = not all(organisation.is_member for organisation in found)
        shared = totals(self.language, "organisation") if others else {}
        return [organisation for organisation in found if organisation.is_member or organisation.slug in shared]


def described(organisations):
    """The same list, with what they do: one query."""
    prefetch_related_objects(organisations, "descriptions")
    return organisations


def _name(thing):
    return thing.name if isinstance(thing, Organisation) else thing.label()
