"""Counting what a selection finds: sets of slots (search.facet_sets) are united within a facet, shared across facets,
and counted. What it costs follows from how many values there are and hardly from how many pages."""

from collections import defaultdict
from functools import reduce
from operator import and_, or_

from django.utils.functional import cached_property

from search import facet_sets
from search.facet_sets import ALL
from search.models import ListedPage


class Counting:
    """What the list of `section` in a language has: all, or what is `among` a set of its slots, and satisfies
    `choices`, {facet: codes}."""

    def __init__(self, section, language):
        self.section, self.language = section, language

    def found(self, choices, among=None):
        """The set of it."""
        chosen = [[(facet, code) for code in codes] for facet, codes in choices.items() if codes]
        united = (reduce(or_, (self._sets.get(key, 0) for key in keys)) for keys in chosen)
        return reduce(and_, united, self._listed if among is None else among)

    def total(self, choices, among=None):
        """How many they are."""
        if self._are_all(choices, among):
            return self._numbers.get(ALL, 0)
        return self.found(choices, among).bit_count()

    def counts(self, choices, among=None):
        """{facet: {code: how many of them have it}}; those of a facet ignore its own choices."""
        if self._are_all(choices, among):
            found = self._numbers
        else:
            own = {facet: self.found({**choices, facet: []}, among) for facet in choices}
            free, sets = self.found(choices, among), self._sets.items()
            found = {key: (slots & own.get(key[0], free)).bit_count() for key, slots in sets}
        by_facet = defaultdict(dict)
        for (facet, value), number in found.items():
            by_facet[facet] |= {value: number} if number else {}
        return {facet.name: by_facet[facet.name] for facet in self.section.facets}

    @property
    def listed_total(self):
        """How many are listed in all."""
        return self._listed.bit_count()

    def _are_all(self, choices, among):
        """Whether all rows of the index are meant: their numbers are known."""
        return not (choices or self.section.only or self._expired) and among is None

    @property
    def _rows(self):
        return ListedPage.objects.filter(section=self.section.name, language=self.language)

    @cached_property
    def _expired(self):
        """The slots of what the worker is about to drop because its time is over: hardly ever any."""
        return list(self._rows.expired().values_list("slot", flat=True))

    @cached_property
    def _numbers(self):
        return facet_sets.numbers(self.section, self.language)

    @cached_property
    def _sets(self):
        return facet_sets.sets(self.section, self.language)

    @cached_property
    def _listed(self):
        if self.section.only:
            return facet_sets.set_of(self._rows.unexpired().filter(self.section.only).values_list("slot", flat=True))
        return self._sets.get(ALL, 0) & ~facet_sets.set_of(self._expired)
