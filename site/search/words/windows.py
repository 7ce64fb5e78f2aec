"""A few words of a text around those that were asked."""

from dataclasses import dataclass
from itertools import islice

from core.files.reading import BORDER
from search.words.rough import passages
from search.words.spans import matches

WIDTH = 170  # characters
SHORT = 1_200  # a text that is read at once
MOST = 8  # passages of a long text that are read


@dataclass(frozen=True)
class Window:
    """numbers  which of `question.wanted` it has
    start    where the first of them stands in the text
    text     the words around them, with … where they are cut off
    """

    numbers: frozenset
    start: int
    text: str


def window(text, language, question, known=frozenset()):
    """The first Window of `text`, in `language`, with the most of what a Question wants beside what is `known`; None
    when it has nothing."""
    best = None
    for start, end in islice(_read(text, language, question), MOST):
        found = _best(matches(text[start:end], language, question), known)
        if found and (best is None or len(found[2] | known) > len(best[2] | known)):
            best = (start + found[0], start + found[1], found[2])
            if len(best[2] | known) == len(question.wanted):
                break
    return Window(best[2], best[0], around(text, best[0], best[1])) if best else None


def _read(text, language, question):
    return [(0, len(text))] if len(text) <= SHORT else passages(text, language, question)


def _best(found, known):
    """(start, end, numbers) of the matches that stand together and are the most."""
    groups = ([one for one in found[i:] if one[1] <= first[0] + WIDTH] or [first] for i, first in enumerate(found))
    together = [(group[0][0], max(one[1] for one in group), frozenset(one[2] for one in group)) for group in groups]
    return max(together, key=lambda one: len(one[2] | known), default=None)


def around(text, start, end):
    """WIDTH characters or so of the page of `text` on which a place stands, with whole words."""
    first = text.rfind(BORDER, 0, start) + 1
    last = text.find(BORDER, end)
    last = len(text) if last < 0 else last
    room = max(0, WIDTH - (end - start))
    left, right = max(first, start - room // 3), min(last, max(end, start - room // 3 + WIDTH))
    while first < left < start and not text[left - 1].isspace():
        left += 1
    while end < right < last and not text[right].isspace():
        right -= 1
    words = " ".join(text[left:right].split())
    before, after = text[first:left].strip(), text[right:last].strip()
    return f"{'… ' if before else ''}{words}{' …' if after else ''}"
