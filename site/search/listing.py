"""A page of a section's list as a template shows it: results, facets with counts, chips, pages, ways out."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from core.cards import with_relations
from search import facet_sets, query
from search.counting import Counting
from search.paging import Paged
from search.selection import SORTS, Selection
from search.shown_facets import shown_facet
from search.words.asking import Asked
from search.words.excerpts import add_excerpts

FEW = 3  # results of words, at most: they may be elsewhere in the site
SORT_LABELS = {
    "relevance": _("Relevance"),
    "newest": _("Newest first"),
    "title": _("Title, A to Z"),
    "downloads": _("Most downloaded in 12 months"),
}
ORDERS = {
    "title": ("is_fallback", "title_key", "page_id"),
    "downloads": ("is_fallback", "-downloads", "-date", "-page_id"),
}


class Listing(Paged):
    """The list of `section` in the active language for a QueryDict.

    `load(page_ids)` gives the pages of one page of results, in any order, with what their cards need beside the
    relations that `core.cards` adds. `kept`: parameters that all its addresses have.
    """

    def __init__(self, section, parameters, load, page_size=12, kept=None):
        self.section, self.load, self.page_size = section, load, page_size
        self.language = get_language()
        self.options = {facet.name: facet.options() for facet in section.facets}
        known = {name: [option.code for option in options] for name, options in self.options.items()}
        self.orders = [code for code in SORTS if code != "downloads" or section.downloads]
        self.selection = Selection.from_query(parameters, known, kept, self.orders)

    @cached_property
    def asked(self):
        """The words searched; None when none are."""
        return Asked(self.section, self.language, self.selection.text) if self.selection.text else None

    @property
    def text_ids(self):
        """The ids of the pages that hold the words searched, as a subquery; None when none are."""
        return self.asked.page_ids if self.asked else None

    @property
    def corrected(self):
        """The words that nothing in the list has, and those that were searched in their place: {typed: [words]}."""
        return self.asked.corrected if self.asked else {}

    @cached_property
    def did_you_mean(self):
        """When nothing has the words searched: others that something has, {"text", "url"}; else None."""
        text = self.asked.proposal if self.asked and not self.total else ""
        return {"text": text, "url": self.selection.asking(text).address()} if text else None

    @cached_property
    def _order(self):
        if self.selection.order == "relevance":
            return ("is_fallback", "level", *self.section.order)
        return ORDERS.get(self.selection.order, self.section.order)

    @cached_property
    def _answers(self):
        """The slots of what has the words searched, in order; None when none are."""
        return self.asked.slots(self._order) if self.asked else None

    @cached_property
    def _having_words(self):
        """The same as a set."""
        return facet_sets.set_of(self._answers) if self.asked else None

    @cached_property
    def _rows(self):
        """All that is found, in order: rows of FOUND, to be sliced."""
        choices = self.selection.choices
        if not self.asked:
            rows = query.listed(self.section, self.language, choices)
            return rows.values_list(*query.FOUND).order_by(*self._order)
        slots = self._answers
        if choices:
            slots = facet_sets.those_in(slots, self._counting.found(choices, self._having_words))
        return query.InSlots(self.section, self.language, slots)

    @cached_property
    def page(self):
        paginator = Paginator(self._rows, self.page_size)
        paginator.count = self.total
        return paginator.get_page(self.selection.page)

    @cached_property
    def _counting(self):
        return Counting(self.section, self.language)

    @cached_property
    def total(self):
        return self._counting.total(self.selection.choices, self._having_words)

    @property
    def grand_total(self):
        """How many are listed in all, whatever was searched or chosen."""
        return self._counting.listed_total if self.is_filtered else self.total

    @cached_property
    def results(self):
        """What stands on this page of results; its page's `is_fallback` says that it is in another language, and its
        `excerpt`, where words are searched, what it has of them."""
        found = list(self.page.object_list)
        pages = with_relations(query.pages_of(found, self.load))
        if self.asked:
            add_excerpts(self.asked.question, pages)
        return query.things_of(self.section, found, pages)

    def newest(self, number):
        """The newest pages of all that satisfy what was chosen, at most `number`, in whichever language they are."""
        rows = query.listed(self.section, self.language, self.selection.choices, self.text_ids)
        found = rows.order_by("-date", "-page_id").values_list(*query.FOUND)[:number]
        return with_relations(query.pages_of(list(found), self.load))

    @property
    def narrowing(self):
        return self.selection.narrowing

    @property
    def criteria(self):
        """What was chosen, in words: "“pluie”", "Type: Game, Video"."""
        return self.criteria_of(self.selection.choices)

    def criteria_of(self, facets):
        """The words searched, and what was chosen in `facets`, their names."""
        keys = ["q"] if self.selection.text else []
        return [self._criterion(key) for key in (*keys, *facets)]

    @property
    def query(self):
        return self.selection.text

    @property
    def has_few(self):
        """Whether words were searched and the list has little to show for it."""
        return bool(self.query) and self.total <= FEW

    @property
    def is_filtered(self):
        return self.selection.is_filtered

    @property
    def sort(self):
        return self.selection.order

    @property
    def sorts(self):
        codes = self.orders if self.selection.text else self.orders[1:]
        return [{"code": code, "label": SORT_LABELS[code], "selected": code == self.sort} for code in codes]

    @cached_property
    def facets(self):
        """The facets that have something to choose; a value without results is shown only when it is chosen."""
        counts = self._counting.counts(self.selection.choices, self._having_words)
        chosen = self.selection.choices
        shown = [
            shown_facet(facet, self.options[facet.name], counts[facet.name], chosen.get(facet.name, []))
            for facet in self.section.facets
        ]
        return [facet for facet in shown if facet.values]

    @cached_property
    def chips(self):
        """What was chosen, each with the address of the list without it."""
        chips = []
        if self.selection.text:
            label = gettext("“%s”") % self.selection.text
            chips.append({"label": label, "url": self.selection.without("q").address(), "css_class": "", "glyph": ""})
        for name, codes in self.selection.choices.items():
            for option in self.options[name]:
                if option.code in codes:
                    url = self.selection.without(name, option.code).address()
                    looks = {"css_class": option.css_class, "glyph": option.glyph}
                    chips.append({"label": option.label, "url": url, **looks})
        return chips

    @property
    def clear_url(self):
        return self.selection.cleared.address()

    @cached_property
    def suggestions(self):
        """When nothing is found: which criterion to drop and what that would give, the most first."""
        if self.total or not self.is_filtered:
            return []
        ways = [("q", self.selection.without("q"), None)] if self.selection.text else []
        ways += [(name, self.selection.without(name), self._having_words) for name in self.selection.choices]
        found = [
            {"label": self._criterion(key), "url": left.address(), "total": self._counting.total(left.choices, among)}
            for key, left, among in ways
        ]
        return sorted((way for way in found if way["total"]), key=lambda way: -way["total"])

    def _criterion(self, key):
        if key == "q":
            return gettext("“%s”") % self.selection.text
        facet = next(facet for facet in self.section.facets if facet.name == key)
        labels = [option.label for option in self.options[key] if option.code in self.selection.choices[key]]
        return gettext("%(facet)s: %(values)s") % {"facet": facet.label, "values": ", ".join(labels)}
