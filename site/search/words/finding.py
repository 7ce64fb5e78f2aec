"""The place of a page that shows best what was searched: that with the most words beside those of the title, which is
always read; among equals the first in the order in which lists rank."""

from itertools import chain

from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.files.reading import BORDER
from core.typography import french
from search import registry
from search.words.marking import Excerpt, marked
from search.words.pieces import pieces
from search.words.spans import matches
from search.words.windows import window

SHORT_LEVELS, LONG_LEVELS = ["title", "labels", "summary"], ["body"]
MOST_FILES = 20  # of one page
NAMED = {"theme": _("Theme: {}"), "organisation": _("Organisation: {}")}
PLACED = {
    "pdf": _("Page {number} of “{label}”"),
    "diaporama": _("Slide {number} of “{label}”"),
    "tableur": _("Sheet {number} of “{label}”"),
}


class Finder:
    """What a Question wants on a page, as a list of `section` loads it."""

    def __init__(self, question, page):
        self.question, self.page, self.language = question, page, page.language
        self.section = registry.section_of(type(page))
        self.in_title = self._numbers(page.title)
        self.found = [*self._in_short_texts()]
        if not self.has_all:
            self.found += self._in_long_texts()

    @property
    def has_all(self):
        """Whether all that is wanted was found, here or there."""
        return len(self.in_title.union(*(one.numbers for one in self.found))) == len(self.question.wanted)

    @property
    def best(self):
        """The Excerpt that shows most; one without a place when nothing was found."""
        summary = self._excerpt(frozenset(), "")
        return max([*self.found, summary], key=lambda one: len(one.numbers | self.in_title) if one.where else 0)

    @cached_property
    def files(self):
        return self.section.files(self.page)[:MOST_FILES]

    def read_files(self, texts):
        """Look for what is wanted in the files; `texts` are {id of a version: its text}."""
        for file in self.files:
            text = texts.get(file.version.pk, "") if file.version else ""
            self.found += chain(self._in_label(file), self._in_file(file, text))

    def _numbers(self, text, language=None):
        return frozenset(number for _s, _e, number in matches(text, language or self.language, self.question))

    def _in_short_texts(self):
        for piece in pieces(self.section, self.page, SHORT_LEVELS):
            numbers = self._numbers(piece.text, piece.language)
            if numbers:
                yield self._excerpt(numbers, self._where(piece))

    def _in_long_texts(self):
        for piece in pieces(self.section, self.page, LONG_LEVELS):
            found = window(piece.text, self.language, self.question, self.in_title)
            if found:
                yield self._excerpt(found.numbers, self._where(piece), found.text)

    def _excerpt(self, numbers, where, text=None, **given):
        given = {"language": self.language, "text": self.page.summary if text is None else text, **given}
        return Excerpt(self.question, self.language, where=where, numbers=numbers, **given)

    def _where(self, piece):
        if piece.level in ("title", "summary"):
            return gettext("In the title") if piece.level == "title" else gettext("In the summary")
        if piece.name in NAMED:
            return format_html(NAMED[piece.name], self._named(piece.text, piece.language))
        if piece.name == "body":
            return gettext("In the text")
        field = capfirst(self.page._meta.get_field(piece.name).verbose_name)
        return (
            field if piece.level == "body" else format_html(gettext("{field}: {value}"), field=field, value=piece.text)
        )

    def _named(self, text, language):
        text = marked(french(text) if language == "fr" else text, language, self.question)
        return format_html('<span lang="{}">{}</span>', language, text)

    def _in_label(self, file):
        numbers = self._numbers(file.label)
        if numbers:
            yield self._excerpt(numbers, format_html(gettext("File: {}"), self._named(file.label, self.language)))

    def _in_file(self, file, text):
        found = window(text, self.language, self.question, self.in_title) if text else None
        if found:
            number = _page_of(file, text, found.start)
            url = f"{file.url}#page={number}" if number and file.format == "pdf" else file.url
            language = file.version.language
            given = {"language": language} if language and language != "zxx" else {}
            yield self._excerpt(found.numbers, self._where_in(file, number), found.text, url=url, **given)

    def _where_in(self, file, number):
        sentence = PLACED[file.format] if number else gettext("In “{label}”")
        return format_html(sentence, number=number, label=self._named(file.label, self.language))


def _page_of(file, text, place):
    """The number of the page, slide or sheet of a file on which a place of its text is; None where there is none."""
    is_paged = file.format in PLACED and (BORDER in text or file.version.page_count == 1)
    return text.count(BORDER, 0, place) + 1 if is_paged else None
