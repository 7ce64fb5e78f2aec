"""How French is written: its spaces and quotes in texts, its letters in addresses; where long German and Dutch words
may be broken.

After the « Lexique des règles typographiques en usage à l'Imprimerie nationale »."""

import re
from functools import cache

import pyphen
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

NARROW = "\u202f"
SOFT_HYPHEN = "\u00ad"
QUOTES = {"fr": f"«{NARROW}{{}}{NARROW}»", "de": "„{}“", "nl": "‘{}’", "en": "“{}”"}
LONG_WORD = re.compile(r"[^\W\d_]{16,}")
SPACES = "[ \u00a0\u2009\u202f]"
MARKS = re.compile("[';:!?»«]")  # without one of these a text stays as it is
# What must stay as it is: tags, addresses, placeholders of messages, entities, times and ratios.
KEPT = re.compile(
    r"<[^>]*>|\b[a-z][\w+.-]*://\S+|\{[^{}]*\}|%\([^)]*\)[a-z]|%%|%[a-z]|&#?\w+;|\b\d+:\d+|\S+@\S+", re.IGNORECASE
)


def french(text):
    """`text` with typographic apostrophes and narrow no-break spaces before ; : ! ? » and after «.

    Tags, addresses, placeholders and times are left alone; doing it twice changes nothing.
    """
    if not MARKS.search(text):
        return text
    pieces, position = [], 0
    for kept in KEPT.finditer(text):
        pieces += [_spaced(text[position : kept.start()]), kept.group()]
        position = kept.end()
    return "".join([*pieces, _spaced(text[position:])])


def _spaced(text):
    text = re.sub(r"(?<=\w)'(?=[\w«“]|$)", "’", text)
    text = re.sub(f"{SPACES}+([;:!?»])", rf"{NARROW}\1", text)
    text = re.sub(r"(?<=[\w)’»…\"])([;!?»])", rf"{NARROW}\1", text)
    return re.sub(f"«{SPACES}*", f"«{NARROW}", text)


def quoted(text, language):
    """`text` between the quotes of `language`."""
    return QUOTES[language].format(text)


def breakable(text, language):
    """`text` with soft hyphens in the words of sixteen letters or more, in a language that joins words to such lengths:
    for headings and labels, since a browser has the dictionaries of some languages only."""
    if language not in ("de", "nl"):
        return text
    return LONG_WORD.sub(lambda word: _dictionary(language).inserted(word.group(), SOFT_HYPHEN), text)


@cache
def _dictionary(language):
    return pyphen.Pyphen(lang=f"{language}_{language.upper()}", left=4, right=4)


def plain_slug(text):
    """`text` for an address: "L’œuvre d’été" → "l-oeuvre-d-ete"."""
    return slugify(string_to_ascii(re.sub("['’]", " ", text)))
