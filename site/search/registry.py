"""What sections tell the search about themselves. The search knows no section by name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import reduce
from operator import or_

from django.db.models import Model, Q
from wagtail.models import Page

from core.query import BasePageQuerySet

NEWEST_FIRST = ("is_fallback", "-date", "-page_id")


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
    values   what is listed, the page or a part of it → the codes that it counts for, groups and broader themes included
    options  → every Option, in the order in which they are shown, in the active language
    is_open  whether it is unfolded before anything is chosen in it
    """

    name: str
    label: str
    values: Callable[[Model], Iterable[str]]
    options: Callable[[], list[Option]]
    is_open: bool = False


@dataclass(frozen=True)
class Part:
    """What stands in a list on its own: a page, or one of several things that it tells of.

    thing       what facets are asked about, and what is shown
    key         by which the thing is found again in its page, at most 36 characters; empty for the page itself
    date, time  by which it is sorted
    ends_at     when it is over, an aware datetime; None for what has no end
    true_until  when its values in facets will no longer hold, though nobody changes it
    """

    thing: Model
    date: date
    key: str = ""
    time: time = time.min
    ends_at: datetime | None = None
    true_until: datetime | None = None


@dataclass(frozen=True)
class Section:
    """A list that can be searched and narrowed: its page type and its facets, in order."""

    name: str
    model: type[Model]
    facets: list[Facet] = field(default_factory=list)
    # Further page types, when what is listed is of several.
    other_models: tuple = ()
    # From a page to its Parts, each listed on its own, and from a page and a key back to the thing.
    parts: Callable = lambda page: [Part(page, page.date)]
    thing: Callable = lambda page, key: page
    # The columns of a ListedPage by which the list is sorted, and, in a copy of the section, which of its rows it has.
    order: tuple = NEWEST_FIRST
    only: Q = field(default_factory=Q)
    # What its search fields count as, {name: one of SearchText.LEVELS}; without, that of their name, or the body.
    searched_as: dict = field(default_factory=dict)
    # Translation keys → {key: how often it was downloaded of late}: the list may then be sorted by it.
    downloads: Callable | None = None
    # From a page as its list loads it to the files whose text counts as "files", each with a label, a url, a format and
    # a version (None for what is elsewhere).
    files: Callable = lambda page: []
    # Relations to fetch with the pages before their facet values are read.
    prefetch: tuple = ()
    # → what to fetch with them before their texts are read.
    searched_with: Callable = tuple
    # From a page to the organisations that it counts for: an organisation that changes rewrites the rows of its pages.
    organisation_paths: tuple = ("organisation_items__organisation",)

    @property
    def pages(self):
        """All its pages, public or not; plain Pages when they are of several types."""
        if not self.other_models:
            return self.model.objects.all()
        # By the rows of the types: while a page is deleted, that of its type goes first.
        names = (model._meta.model_name for model in (self.model, *self.other_models))
        return BasePageQuerySet(Page).filter(reduce(or_, (Q(**{f"{name}__isnull": False}) for name in names)))

    def has(self, page_type):
        return issubclass(page_type, (self.model, *self.other_models))


@dataclass(frozen=True)
class Kind:
    """Things that are no pages and are found by words of their own: themes, members.

    number  stands for the kind in the text index, for ever: 1 to 7, each its own
    texts   a thing, the language of a reader → {one of SearchText.LEVELS: [(text, its language), …]}
    rows    {model: the field with the id of the thing} for rows that hold some of these texts
    """

    name: str
    number: int
    model: type[Model]
    texts: Callable
    rows: dict = field(default_factory=dict)


_sections = {}
_kinds = {}


def register(section):
    _sections[section.name] = section
    return section


def get(name):
    return _sections[name]


def sections():
    return list(_sections.values())


def section_of(model):
    """The section whose pages are of type `model`, or None."""
    return next((section for section in _sections.values() if section.has(model)), None)


def register_kind(kind):
    _kinds[kind.name] = kind
    return kind


def kinds():
    return list(_kinds.values())
