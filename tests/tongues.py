"""In which language every piece of a page is, by what the page says of it and by what a detector says."""

import re
from dataclasses import dataclass
from functools import cache

from babel.messages.pofile import read_po
from django.conf import settings
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from core.typography import SOFT_HYPHEN

LANGUAGES = ("fr", "nl", "de", "en")
INLINE = {"a", "b", "i", "em", "strong", "span", "small", "mark", "time", "abbr", "cite", "code", "sup", "sub", "q"}
INLINE |= {"wbr", "s", "u", "ins", "del", "kbd", "svg", "dfn"}
UNREAD = {"script", "style", "svg", "noscript", "code"}
SAID = ("alt", "title", "aria-label", "placeholder")
WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"https?://\S+")
FILLED_IN = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}|<[^>]*>")


@dataclass(frozen=True)
class Piece:
    """A run of text of one paragraph, title, label…, and the language that the page says it is in."""

    language: str
    text: str


class Reader:
    """Reads a page as somebody does to whom it is read aloud."""

    def __init__(self, page):
        self.pieces, self.run, self.language = [], [], None
        self._read(page, "")
        self._end()

    def _end(self):
        text = " ".join("".join(self.run).split()).replace(SOFT_HYPHEN, "")
        text = ADDRESS.sub("", text)
        if WORD.search(text):
            self.pieces.append(Piece(self.language, text))
        self.run = []

    def _add(self, text, language):
        if language != self.language:
            self._end()
        self.language = language
        self.run.append(text or "")

    def _read(self, element, language):
        language = element.get("lang") or language
        self.pieces += [Piece(language, element.get(name)) for name in SAID if WORD.search(element.get(name) or "")]
        if element.tag == "meta" and element.get("name") == "description":
            self.pieces.append(Piece(language, element.get("content")))
        if element.tag in UNREAD or not isinstance(element.tag, str):
            return
        if element.tag not in INLINE:
            self._end()
        self._add(element.text, language)
        for child in element:
            self._read(child, language)
            self._add(child.tail, language)
        if element.tag not in INLINE:
            self._end()


def pieces(page):
    return Reader(page).pieces


@cache
def _identifier():
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier


@cache
def detected(text):
    """The language of a text of seven words or more, when a detector is sure of it; else ""."""
    if len(WORD.findall(text)) < 7:
        return ""
    language, sureness = _identifier().classify(text)
    return str(language) if sureness > 0.9 else ""


def words_of(text):
    """Its words alone, each between spaces."""
    return f" {' '.join(WORD.findall(text.replace(SOFT_HYPHEN, '').lower()))} "


@cache
def _texts(language):
    """Every text of the interface in a language as `words_of` it, without what is filled in."""
    path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as file:
        messages = [message.string for message in read_po(file) if message.id]
    strings = [one for string in messages for one in (string if isinstance(string, (list, tuple)) else [string])]
    return {words_of(part) for string in strings for part in FILLED_IN.split(string)}


@cache
def markers(language):
    """{two words or more of the interface that another language has and this one has not: that language}"""
    own = "\n".join(_texts(language))
    others = {text: other for other in LANGUAGES if other != language for text in _texts(other)}
    return {text: other for text, other in others.items() if text.count(" ") > 2 and text not in own}


def of_the_interface(piece):
    """The language of a text of the interface that stands in a Piece and is not in the language of the latter."""
    known, said = markers(piece.language), words_of(piece.text)
    return next((known[marker] for marker in known if marker in said), "")
