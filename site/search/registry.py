"""What sections tell the search about themselves. The search knows no section by name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Model


@dataclass(frozen=True)
class Option:
    """A value as readers see it. `parent` is the code of the value under which it is shown."""

    code: str
    label: str
    parent: str = ""
    css_class: str = ""
    glyph: str = ""


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list.

    name     the parameter in the address
    label    what readers see (a lazy string)
    values   page → the codes that the page counts for, groups and broader themes included
    options  → every Option, in the order in which they are shown, in the active language
    is_open  whether it is unfolded before anything is chosen in it
    """

    name: str
    label: str
    values: Callable[[Model], Iterable[str]]
    options: Callable[[], list[Option]]
    is_open: bool = False


@dataclass(frozen=True)
class Section:
    """A list that can be searched and narrowed: its page type and its facets, in order."""

    name: str
    model: type[Model]
    facets: list[Facet] = field(default_factory=list)
    # Relations to fetch with the pages before their facet values are read.
    prefetch: tuple = ()
    # From a page to the organisations that it counts for: an organisation that changes rewrites the rows of its pages.
    organisation_paths: tuple = ("organisation_items__organisation",)


_sections = {}


def register(section):
    _sections[section.name] = section
    return section


def get(name):
    return _sections[name]


def sections():
    return list(_sections.values())


def section_of(model):
    """The section whose pages are of type `model`, or None."""
    return next((section for section in _sections.values() if issubclass(model, section.model)), None)
