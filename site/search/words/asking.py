"""The words that a reader looks for in a list, as they were meant."""

from django.utils.functional import cached_property

from search import query
from search.words import correcting, matching
from search.words.analysis import spellings
from search.words.parsing import question, respelt


class Asked:
    """What `text` asks of the list of `section` in a language."""

    def __init__(self, section, language, text):
        self.section, self.language, self.text = section, language, text

    @cached_property
    def question(self):
        """The Question, with words that the list has in the place of those that it has not."""
        return self._typed.with_words(self._corrections)

    @cached_property
    def page_ids(self):
        """The ids of the pages that answer, as a subquery; none when nothing but signs was typed."""
        return matching.page_ids(self.question) if self.question else []

    def slots(self, order):
        """The slots of what answers in the list, in an order, names of columns and "level" (matching.ranked)."""
        return matching.ranked(query.listed(self.section, self.language), self.question, order) if self.question else []

    @property
    def corrected(self):
        """The words that nothing in the list has, and those that were searched in their place: {typed: [words]}."""
        as_typed = spellings(self.text)
        return {as_typed.get(typed, typed): [*words.values()] for typed, words in self._corrections.items()}

    @cached_property
    def proposal(self):
        """When nothing in the list answers: another text that something would answer; else empty."""
        if self._is_answered or self._corrections:
            return ""
        found = correcting.proposal(self._typed, self._is_found)
        return respelt(self.text, found) if found else ""

    @cached_property
    def _typed(self):
        return question(self.text, self.language)

    @cached_property
    def _is_answered(self):
        return not self._typed.wanted or self._is_found(self._typed)

    @cached_property
    def _corrections(self):
        found = {} if self._is_answered else correcting.corrections(self._typed, self._is_found)
        return found if found and self._is_found(self._typed.with_words(found)) else {}

    def _is_found(self, asked):
        return matching.is_found(query.listed(self.section, self.language), asked)
