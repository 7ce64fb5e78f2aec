"""The texts of a page that are searched, each with what it is."""

from dataclasses import dataclass

from wagtail.blocks.stream_block import StreamValue
from wagtail.search.index import SearchField

from core.blocks.plain import texts_in
from search.models import SearchText


@dataclass(frozen=True)
class Piece:
    """level     one of SearchText.LEVELS
    name      of the search field; "theme" or "organisation"
    language  of the text
    """

    level: str
    name: str
    text: str
    language: str


def pieces(section, page, levels=SearchText.LEVELS):
    """The Pieces of a page that have a text, level by level."""
    return [piece for level in levels for piece in _of_level(section, page, level) if piece.text]


def _of_level(section, page, level):
    for field in page.get_search_fields():
        name = field.field_name
        if type(field) is SearchField and level_of(section, name) == level:
            yield Piece(level, name, _text(page, field), page.language)
    if level == "labels":
        for theme in page.themes_in_order:
            for language, label in (theme.texts or {"fr": theme.name}).items():
                yield Piece(level, "theme", label, language)
        for name in page.organisation_names:
            yield Piece(level, "organisation", name, page.language)


def level_of(section, name):
    """What the search field of a name counts as."""
    return section.searched_as.get(name, name if name in SearchText.LEVELS else "body")


def _text(page, field):
    value = getattr(page, field.field_name, None)
    found = texts_in(value) if isinstance(value, StreamValue) else field.get_value(page)
    return "\n".join(map(str, found)) if isinstance(found, list) else str(found or "")
