"""From a text to the terms that are stored and looked for: the same in both databases, since both get plain ASCII."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from search.words import french

LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
SIGNS = str.maketrans(
    {
        **dict.fromkeys("’ʼ′`´‘", "'"),
        **dict.fromkeys("‐‑−", "-"),
        **dict.fromkeys("•‧⋅∙・･", "·"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
WORD = re.compile(r"[^\W_]+")
ENGLISH_GENITIVE = re.compile(r"'s(?![^\W_])")  # and the Dutch plural: foto's
GERMAN_UMLAUT = re.compile(r"(?<![aeiouq])([aou])e")  # Muell for Müll
LONGEST = 60  # letters of a word that count
STEMMERS = {"nl": "dutch", "de": "german", "en": "english"}
# Stands between two texts, so that no phrase goes over from one into the other; no language is called so.
BORDER = "zz"


def fold(text):
    """`text` without case, accents and ligatures, with one kind of apostrophe, of hyphen and of middle dot."""
    if text.isascii():
        return text.translate(SIGNS).lower()
    plain = unicodedata.normalize("NFKD", text.translate(SIGNS)).casefold()
    return BEYOND_ASCII.sub(_without_accents, plain)


def _without_accents(found):
    return "".join(char for char in found.group() if not unicodedata.combining(char)).translate(LETTERS)


@lru_cache(maxsize=16)  # a text is asked for its terms, then for its words
def tokens(text):
    """The words of `text`, folded, each a tuple of the parts that hyphens join: [("eau",), ("sous", "marin"), …]"""
    plain = french.plainly(fold(text))
    found = TOKEN.findall(ENGLISH_GENITIVE.sub("", plain))
    return [tuple(part[:LONGEST] for part in token.split("-")) for token in found]


@lru_cache(maxsize=100_000)
def term(word, language):
    """What stands in the index for a folded word of a text in `language`: letters a–z and digits."""
    return language + _ascii(_stem(word, language))


def _stem(word, language):
    if language == "fr":
        return french.stem(word)
    if language == "de":
        word = GERMAN_UMLAUT.sub(r"\1", word)
    # A stemmer holds the word it works on: one for each call keeps threads apart.
    return snowballstemmer.stemmer(STEMMERS[language]).stemWord(word)


def _ascii(word):
    return word if word.isascii() else "".join(char if char.isascii() else f"x{ord(char):x}" for char in word)


def terms(text, language):
    """The terms of `text` in their order, then, beyond a BORDER, its words with hyphens written as one."""
    found = tokens(text)
    spoken = [term(part, language) for token in found for part in token]
    joined = [term("".join(token)[:LONGEST], language) for token in found if len(token) > 1]
    return [*spoken, BORDER, *joined] if joined else spoken


def spellings(text):
    """{word, folded: as it stands in `text`}"""
    return {fold(word): word for word in set(WORD.findall(unicodedata.normalize("NFC", text)))}


def words(text):
    """The folded words of `text` and how it writes them, in small letters: {"ecole": "école", …}"""
    written = spellings(text)
    return {part: written.get(part, part).lower()[:LONGEST] for token in tokens(text) for part in token}
