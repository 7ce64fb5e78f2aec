"""Where the words of a text stand in it: what `analysis.tokens` finds, with its places."""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from search.words import french
from search.words.analysis import ENGLISH_GENITIVE, LONGEST, TOKEN, WORD, fold, term, terms


class Span(NamedTuple):
    """A word, or a part of one with hyphens, as it stands in a text from `start` to `end`; `part` is folded."""

    start: int
    end: int
    part: str


class Traced:
    """A folded text that knows, of each character, where it starts and ends in the text that it comes from."""

    def __init__(self, text):
        folded = [_folded(char) for char in text]
        self.text = "".join(folded)
        self.starts = [place for place, letters in enumerate(folded) for _letter in letters]
        # What leaves no letter, an accent of its own or a soft hyphen, is part of what stands before.
        following = pairwise([*self.starts, len(text)])
        self.ends = [after if after > start else start + 1 for start, after in following]

    def rewrite(self, pattern, kept, added=""):
        """Leave of each match the characters whose places `kept(match)` gives, then what is `added`. What was left out
        at the end belongs to what stands before."""
        if not pattern.search(self.text):
            return
        text, starts, ends, position = [], [], [], 0
        for match in pattern.finditer(self.text):
            untouched, places = slice(position, match.start()), kept(match)
            text += [self.text[untouched], *(self.text[place] for place in places), added]
            starts += [*self.starts[untouched], *(self.starts[place] for place in places)]
            ends += [*self.ends[untouched], *(self.ends[place] for place in places)]
            last = self.ends[match.end() - 1]
            if ends:
                ends[-1] = last
            starts += [last] * len(added)
            ends += [last] * len(added)
            position = match.end()
        self.text = "".join(text) + self.text[position:]
        self.starts, self.ends = starts + self.starts[position:], ends + self.ends[position:]


@lru_cache(maxsize=4096)
def _folded(char):
    return fold(char)


def _nothing(match):
    return ()


def _first_group(match):
    return range(*match.span(1))


def _without_points(match):
    return [place for place in range(*match.span()) if match.string[place] != "."]


def traced(text):
    """`text` as `analysis.tokens` cuts it, with its places."""
    plain = Traced(text)
    plain.rewrite(french.ELISION, _nothing)
    plain.rewrite(french.SHORT_WORDS, _without_points, added=" ")
    if french.HAS_SIGN.search(plain.text):
        for spelling in french.BOTH_GENDERS:
            plain.rewrite(spelling, _first_group)
        plain.rewrite(french.MAYBE_PLURAL, _nothing)
    plain.rewrite(ENGLISH_GENITIVE, _nothing)
    return plain


def spans(text):
    """The words of `text` in their order, each a list of the Spans of its parts: the same as `analysis.tokens`."""
    plain = traced(text)
    return [
        [_span(plain, token.start() + part.start(), token.start() + part.end()) for part in WORD.finditer(token[0])]
        for token in TOKEN.finditer(plain.text)
    ]


def _span(plain, start, end):
    return Span(plain.starts[start], plain.ends[end - 1], plain.text[start:end][:LONGEST])


# What was read to find an excerpt is read again, a moment later, to mark it: some ninety texts a page of a list.
@lru_cache(maxsize=128)
def matches(text, language, question):
    """Where `text`, in `language`, has what a Question wants, in order: ((start, end, number in its `wanted`), …)."""
    ways = _by_first_term(question)
    if ways.keys().isdisjoint(terms(text, language)):  # as most texts are, seen without the places of their words
        return ()
    found = []
    words = spans(text)
    parts = [(one.start, one.end, term(one.part, language)) for word in words for one in word]
    for place, (start, _end, first) in enumerate(parts):
        for way, number in ways.get(first, ()):
            if [one[2] for one in parts[place : place + len(way)]] == list(way):
                found.append((start, parts[place + len(way) - 1][1], number))
    for word in words:
        if len(word) > 1:
            joined = term("".join(one.part for one in word)[:LONGEST], language)
            found += [(word[0].start, word[-1].end, number) for way, number in ways.get(joined, ()) if len(way) == 1]
    return tuple(sorted(set(found)))


@lru_cache(maxsize=64)
def _by_first_term(question):
    """{first term of a way: [(way, which of `wanted`), …]}"""
    found = {}
    for number, wanted in enumerate(question.wanted):
        for way in wanted.ways:
            found.setdefault(way[0], []).append((way, number))
    return found
