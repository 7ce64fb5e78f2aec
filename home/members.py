"""The members of the network as its directory lists them: by kind and province, counted in SQL."""

from urllib.parse import urlsplit

from django.db.models import Count
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.dates import date_format
from core.models import Organisation, Theme
from core.vocabularies import vocabulary
from home.addresses import address_of
from home.overview import narrowed_url, pairs, totals
from search.index import title_key
from search.selection import Selection
from search.shown_facets import ShownFacet, Value
from search.windows import windows

FACETS = {"kind": (_("Kind"), "organisation_kind"), "province": (_("Province"), "province")}
THEMES_SHOWN = 2
RESULTS = "#results"  # the head of the page and the map stand before them
ELSEWHERE = "ailleurs"  # the code of the vocabulary that is no province


def members():
    """The organisations that are members today."""
    return Organisation.objects.filter(member_since__lte=timezone.localdate())


def latest_members(language, number):
    """Members by turns: each day begins with others, so that all are seen."""
    found = list(members().only("name", "slug"))
    start = timezone.localdate().toordinal() * number % len(found) if found else 0
    return (found[start:] + found[:start])[:number]


def lines_of(organisation):
    """The facts about an organisation, for details.html: where it is, how to reach it, since when it is a member."""
    place = ", ".join(filter(None, [organisation.locality, organisation.province_label]))
    site = urlsplit(organisation.website).netloc.removeprefix("www.")
    lines = [
        {"term": gettext("Place"), "text": place},
        {"term": gettext("Website"), "text": site, "url": organisation.website},
        {"term": gettext("E-mail"), "text": organisation.email, "email": True},
        {"term": gettext("Member since"), "text": _day(organisation.member_since) if organisation.is_member else ""},
        {"term": gettext("Charter signed on"), "text": _day(organisation.charter_signed_on)},
    ]
    return [line for line in lines if line["text"]]


def _day(date):
    return date_format(date, "DATE_FORMAT") if date else ""


class Directory:
    """The members that a request asks for, in a language: unknown values are ignored."""

    def __init__(self, request, language):
        known = {name: list(vocabulary(source)) for name, (_label, source) in FACETS.items()}
        self.selection = Selection.from_query(request.GET, known)
        self.request, self.language = request, language

    def _chosen(self, *, ignoring=None):
        choices = self.selection.choices.items()
        return members().filter(**{f"{name}__in": codes for name, codes in choices if name != ignoring})

    @cached_property
    def results(self):
        """The members by name, each with `shares`, what of each section is by it, [{"text", "url"}, …], and
        `main_themes`, what most of it is about."""
        found = sorted(self._chosen().prefetch_related("descriptions"), key=lambda member: title_key(member.name))
        shared = totals(self.language, "organisation")
        themes = pairs(self.language, "organisation", "theme")
        roots = {theme.slug: theme for theme in Theme.objects.vocabulary().values() if theme.parent_id is None}
        for member in found:
            counts = shared.get(member.slug, {})
            member.shares = [
                {"text": window.counted(counts[window.name]), "url": narrowed_url(url, "organisation", member.slug)}
                for window, url in self._lists
                if window.name in counts
            ]
            numbers = {slug: number for slug, number in themes.get(member.slug, {}).items() if slug in roots}
            most = sorted(numbers, key=lambda slug: -numbers[slug])[:THEMES_SHOWN]
            member.main_themes = [roots[slug] for slug in most]
        return found

    @cached_property
    def _lists(self):
        return [(window, address_of(self.request, window.page_type)) for window in windows()]

    @property
    def total(self):
        return len(self.results)

    @cached_property
    def grand_total(self):
        return members().count() if self.is_filtered else self.total

    @property
    def is_filtered(self):
        return self.selection.is_filtered

    @cached_property
    def facets(self):
        """The facets with the codes that some member has; a count ignores the facet's own choices."""
        shown = []
        for name, (label, source) in FACETS.items():
            rows = self._chosen(ignoring=name).order_by().values_list(name).annotate(number=Count("pk"))
            numbers, chosen = dict(rows), self.selection.choices.get(name, [])
            codes = [code for code in vocabulary(source) if code in numbers or code in chosen]
            values = [self._value(name, source, code, numbers.get(code, 0), code in chosen) for code in codes]
            shown.append(ShownFacet(name, str(label), True, len(chosen), values))
        return [facet for facet in shown if facet.values]

    def _value(self, name, source, code, number, chosen):
        return Value(code, vocabulary(source).label(code), number, chosen, f"{name}-{code}")

    @cached_property
    def provinces(self):
        """For the map, every province: {code, label, count, selected, url}; `url` adds it to what is chosen, or takes
        it away. What lies elsewhere has no shape: it is left out while nobody is there."""
        facet = next((facet for facet in self.facets if facet.name == "province"), None)
        values = {value.code: value for value in facet.values} if facet else {}
        provinces = []
        for code in vocabulary("province"):
            value = values.get(code) or self._value("province", "province", code, 0, False)
            change = self.selection.without if value.selected else self.selection.with_only
            url = change("province", code).address() + RESULTS
            shown = {"code": code, "label": value.label, "count": value.count, "selected": value.selected, "url": url}
            if code != ELSEWHERE or value.count or value.selected:
                provinces.append(shown)
        return provinces

    @property
    def chips(self):
        """What was chosen, each with the address of the directory without it."""
        return [
            {"label": value.label, "url": self.selection.without(facet.name, value.code).address() + RESULTS}
            for facet in self.facets
            for value in facet.values
            if value.selected
        ]

    @cached_property
    def suggestions(self):
        """When nobody is found: which criterion to drop and how many that would give, the most first."""
        found = []
        for facet in self.facets if not self.total else []:
            total = self._chosen(ignoring=facet.name).count()
            if facet.selected_count and total:
                labels = ", ".join(value.label for value in facet.values if value.selected)
                url = self.selection.without(facet.name).address() + RESULTS
                found.append({"label": labels, "total": total, "url": url})
        return sorted(found, key=lambda way: -way["total"])

    @property
    def clear_url(self):
        return Selection().address() + RESULTS
