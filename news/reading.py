"""A position paper as it is read: parts with Roman numbers, numbered paragraphs, lettered demands, footnotes that lead
both ways. Numbers are counted here, never typed."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from string import ascii_uppercase

from django.utils.html import format_html, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from wagtail.rich_text import expand_db_html

from core.typography import french

MARK = re.compile(r'<a\b(?=[^>]*\blinktype="footnote")[^>]*\bid="([\w-]+)"[^>]*>.*?</a>', re.DOTALL)
ROMAN = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
RICH = ("opening", "paragraph", "demand")


@dataclass
class Item:
    """A block of the body. `mark` is its number ("4"), letter ("A") or Roman number; `id` its anchor, or empty."""

    kind: str
    block_id: str
    block: object
    mark: str = ""
    id: str = ""
    html: str = ""

    @property
    def text(self):
        """Its words, without marks of footnotes."""
        return plain_text(self.block)


@dataclass
class Note:
    """A footnote; `marks` are the anchors in the text that lead to it."""

    number: int
    html: str
    marks: list = field(default_factory=list)
    kind = "note"

    @property
    def mark(self):
        return str(self.number)

    @property
    def text(self):
        return unescape(" ".join(strip_tags(self.html).split()))


class Reading:
    """`body` is a PositionBodyBlock value, `texts` the footnotes {uuid: html}, `marks` the numbers and letters once
    given, {block id: mark}; without them they are counted."""

    def __init__(self, body, texts, language, marks=None):
        self.body, self.texts, self.language = body, texts, language
        self._given = marks
        self._notes = {}

    @cached_property
    def items(self):
        """Every block, in order, as Items."""
        counts, items = {"heading": 0, "paragraph": 0, "demand": 0}, []
        for block in self.body:
            item = Item(block.block_type, block.id or "", block)
            if item.kind in counts:
                counts[item.kind] += 1
                item.mark = (self._given or {}).get(item.block_id) or mark_of(item.kind, counts[item.kind])
                item.id = anchor_of(item.kind, item.mark, counts[item.kind])
            if item.kind in RICH:
                item.html = self._rich(block.value.source)
            items.append(item)
        return items

    @cached_property
    def marks(self):
        """{block id: number or letter} of its paragraphs and demands."""
        return {item.block_id: item.mark for item in self.items if item.kind in ("paragraph", "demand")}

    @property
    def paragraphs(self):
        return [item for item in self.items if item.kind == "paragraph"]

    @property
    def demands(self):
        return [item for item in self.items if item.kind == "demand"]

    @property
    def parts(self):
        """The headings."""
        return [item for item in self.items if item.kind == "heading"]

    @cached_property
    def notes(self):
        """The Notes that the text leads to, in the order in which it does."""
        self.items  # noqa: B018 - their marks are what numbers the notes
        return list(self._notes.values())

    @property
    def notes_by_uuid(self):
        """The same Notes, {uuid: Note}."""
        self.items  # noqa: B018 - as above
        return self._notes

    def _rich(self, source):
        shown = expand_db_html(MARK.sub(self._marked, source))
        return mark_safe(self._typography(shown))  # noqa: S308 - rich text that Wagtail cleaned when it was saved

    def _marked(self, found):
        text = self.texts.get(found.group(1))
        if text is None:
            return ""
        if found.group(1) not in self._notes:
            shown = mark_safe(self._typography(expand_db_html(text)))  # noqa: S308 - as above
            self._notes[found.group(1)] = Note(len(self._notes) + 1, shown)
        note = self._notes[found.group(1)]
        note.marks.append(f"r{note.number}" if not note.marks else f"r{note.number}-{len(note.marks) + 1}")
        label = gettext("Note %s") % note.number
        link = '<sup class="footnote-mark"><a href="#n{}" id="{}" aria-label="{}">{}</a></sup>'
        return format_html(link, note.number, note.marks[-1], label, note.number)

    def _typography(self, html):
        return french(html) if self.language == "fr" else html


def mark_of(kind, count):
    """The number, letter or Roman number of the `count`th block of its kind."""
    return {"heading": roman, "demand": letter}.get(kind, str)(count)


def anchor_of(kind, mark, count):
    return {"heading": f"part-{count}", "paragraph": f"p{mark}", "demand": f"demand-{mark.lower()}"}[kind]


def roman(number):
    """4 → "IV"."""
    written = ""
    for value, letters in ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


def letter(number):
    """1 → "A", 27 → "AA"."""
    written = ""
    while number:
        number, rest = divmod(number - 1, 26)
        written = ascii_uppercase[rest] + written
    return written


def without_marks(source):
    """Rich text as it is stored, without its marks of footnotes."""
    return MARK.sub("", source)


def plain_text(block):
    """The words of a block of a body, on one line, without the marks of footnotes."""
    if block.block_type in RICH:
        html = without_marks(block.value.source)
        return " ".join(strip_tags(re.sub(r"</p>\s*<p[^>]*>|<br\s*/?>", " ", html)).split())
    return " ".join(" ".join(block.block.get_searchable_content(block.value)).split())
