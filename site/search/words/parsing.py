"""What a reader typed, as a Question: words that must be there, phrases, words that must not."""

import re
from dataclasses import dataclass, field

from django.conf import settings

from search.words.analysis import WORD, fold, term, tokens
from search.words.stop_words import STOP_WORDS

PIECE = re.compile(r"(?<!\S)([-−]?)[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|(\S+)")
EXCLUDING = re.compile(r"[-−](?=[^\W_])")
CORRECTED_FROM = 5  # letters


@dataclass(frozen=True)
class Wanted:
    """One thing that a text must have: any one of `ways`, each of them terms that follow each other.

    typed   the word as it may be corrected, folded; empty for what is left as it was typed
    """

    ways: tuple
    typed: str = ""


@dataclass(frozen=True)
class Question:
    """wanted: all of these; unwanted: none of these."""

    wanted: tuple = field(default=())
    unwanted: tuple = field(default=())

    def __bool__(self):
        return bool(self.wanted or self.unwanted)

    def with_words(self, corrections):
        """The same with other words in the place of some: {typed: words}."""
        return Question(
            tuple(of_words(corrections[one.typed]) if one.typed in corrections else one for one in self.wanted),
            self.unwanted,
        )


def question(text, language):
    """The Question of a reader whose interface is in `language`; it is asked of texts in any language of the site."""
    wanted, unwanted = [], []
    for sign, phrase, piece in PIECE.findall(text):
        if phrase:
            (unwanted if sign else wanted).extend(_phrase(tokens(phrase)))
        elif EXCLUDING.match(piece):
            unwanted.extend(_phrase(tokens(piece[1:])))
        else:
            wanted.extend(_word(token) for token in tokens(piece))
    return Question(_without_stop_words(wanted, language), tuple(dict.fromkeys(unwanted)))


def of_words(words):
    """Any of these folded words."""
    return Wanted(_unique(_spoken((word,), language) for word in words for language in _languages()))


def respelt(text, words):
    """`text` with `words`, {folded: another word}, in their places."""
    return WORD.sub(lambda found: words.get(fold(found.group()), found.group()), text)


def _phrase(found):
    parts = [part for token in found for part in token]
    if not parts:
        return []
    ways = [_spoken(parts, language) for language in _languages()]
    if len(found) == 1:
        ways += _word(found[0]).ways
    return [Wanted(_unique(ways))]


def _word(token):
    """A word with hyphens is looked for as it is, apart, and written as one."""
    ways = [_spoken(token, language) for language in _languages()]
    if len(token) > 1:
        return Wanted(_unique([*ways, *(_spoken(("".join(token),), language) for language in _languages())]))
    return Wanted(_unique(ways), typed=token[0])


def _spoken(parts, language):
    return tuple(term(part, language) for part in parts)


def _unique(ways):
    return tuple(dict.fromkeys(ways))


def _without_stop_words(wanted, language):
    telling = [one for one in wanted if one.typed not in STOP_WORDS[language]]
    return tuple(dict.fromkeys(telling or wanted))


def _languages():
    return [code for code, _name in settings.LANGUAGES]
