"""Where a long text may have the words of a question, found fast: what analysis would read in a second is looked over
in a millisecond, and `spans.matches` then reads a few lines of it."""

import re
from functools import lru_cache

from core.files.reading import BORDER
from search.words.analysis import WORD, fold, term
from search.words.french import IRREGULAR, MASCULINE, SIGN, SINGULAR

CHANGED = 3  # letters at the end of a word that its stem may not have, but in French, whose endings are known
PIECE = 4_000  # characters looked over at once; a page of a file has fewer
MOST_PIECES = 20  # looked at again, of those that have not all
BEFORE, AFTER = 120, 240  # characters of the lines around a word
LIGATURES = {"Œ": "oe", "œ": "oe", "Æ": "ae", "æ": "ae", "ß": "ss", "ﬁ": "fi", "ﬂ": "fl", "’": ""}
LATIN = bytes(
    ord(plain) if len(plain) == 1 and ord(plain) < 256 else code
    for code, plain in enumerate(map(fold, map(chr, range(256))))
)
SIGNS = b".-()*/:_'\xad\xb7"
UMLAUT = re.compile(r"(?<=[aou])")  # which may be written with an e
GOES_ON = re.compile(rf"{SIGN}|[\u2010\u2011\u2019•‧⋅∙・('\u00ad]")


def passages(text, language, question):
    """(start, end) of a few lines of `text`, in `language`, around what may be words of a Question: first where all of
    them may stand, then where most do. A passage is of one page."""
    others = []
    starts = _starts(question, language)
    for start, end, plain in _pieces(text, starts):
        number = _number(plain, starts)
        if number == len(starts):
            yield from _lines(text, start, end, language, question)
        elif number:
            others.append((-number, start, end))
    for _less, start, end in sorted(others)[:MOST_PIECES]:
        yield from _lines(text, start, end, language, question)


def _number(plain, starts):
    """How many things wanted may stand there."""
    return sum(any(one in plain for one in some) for some in starts)


def _pieces(text, starts):
    """(start, end, what is seen of it) of the pages of a text, of long ones a piece at a time; without those on which
    nothing wanted can be."""
    start = 0
    for plain in _plain(text).split(BORDER.encode()):
        end = text.find(BORDER, start)
        end = len(text) if end < 0 else end
        if _number(plain, starts):
            yield from [(start, end, plain)] if end - start <= PIECE else _parts(text, start, end)
        start = end + 1


def _parts(text, start, end):
    while start < end:
        last = min(start + PIECE, end)
        while start < last < end and not text[last].isspace():
            last -= 1
        last = last if last > start else min(start + PIECE, end)
        yield start, last, _plain(text[start:last])
        start = last


def _plain(text):
    """What counts for a first look: small letters of Latin-1, without accents and signs."""
    for letter, plain in LIGATURES.items():
        text = text.replace(letter, plain) if letter in text else text
    return text.encode("latin-1", "ignore").translate(LATIN, SIGNS)


def _lines(text, start, end, language, question):
    seen = start
    for word in WORD.finditer(text, start, end):
        if word.start() >= seen and _may_be(word, text, language, question):
            seen = min(end, word.start() + AFTER)
            yield _between_words(text, max(start, word.start() - BEFORE), seen, start, end)


def _may_be(word, text, language, question):
    """Whether a word is one of a Question, or goes on after a sign."""
    return _term_of(word[0], language) in _terms(question) or bool(GOES_ON.match(text, word.end()))


@lru_cache(maxsize=50_000)
def _term_of(word, language):
    return term(fold(word), language)


def _between_words(text, first, last, start, end):
    """The same place without the halves of words at its ends."""
    while first > start and not text[first - 1].isspace():
        first -= 1
    while last < end and not text[last].isspace():
        last += 1
    return first, last


@lru_cache(maxsize=64)
def _terms(question):
    return {one for wanted in question.wanted for way in wanted.ways for one in way}


@lru_cache(maxsize=64)
def _starts(question, language):
    """For each thing wanted, how the first word of it may start in a text in `language`: bytes of plain letters."""
    return [_shortest(_starts_of_wanted(wanted, language)) for wanted in question.wanted]


def _shortest(starts):
    """Those that start with no other, in bytes."""
    return {one.encode() for one in starts if not any(one != other and one.startswith(other) for other in starts)}


def _starts_of_wanted(wanted, language):
    if not wanted.typed.isascii():  # in a script of which the first look sees nothing
        return {""}
    stems = {way[0].removeprefix(language) for way in wanted.ways if way[0].startswith(language)}
    return set().union(*(starts_of(stem, language) for stem in stems))


def starts_of(stem, language):
    """How the words with that stem may start."""
    if language == "fr":
        return _french_starts(stem)
    start = stem[: max(1, len(stem) - CHANGED)]
    if language == "de":
        start = UMLAUT.split(start)[0]
    return {start, f"ge{start}"} if language == "nl" else {start}


def _french_starts(stem):
    forms = {stem} | _before(stem, MASCULINE)
    forms |= set().union(*(_before(form, SINGULAR) for form in forms))
    return forms | {form for form, base in IRREGULAR.items() if base == stem}


def _before(stem, endings):
    """What `stem` was before one of the endings was changed."""
    return {stem[: len(stem) - len(new)] + old for old, new, _letters in endings if stem.endswith(new)}
