"""The showcases of the sections that are searched and narrowed: all is asked of the facet index, for all at once."""

from collections.abc import Callable
from dataclasses import dataclass, field

from core import showcases
from core.cards import with_relations
from core.showcases import Showcase
from search import across, query
from search.registry import Section


@dataclass(frozen=True, kw_only=True)
class Window(Showcase):
    """The showcase of a Section that has the facets "theme" and "organisation". Texts are lazy strings.

    kind     what its items are, in a heading: "Resources"
    counted  number → "12 resources"
    all_of   number → "See all 12 resources"
    load     as for a Listing
    results  shows `items` among the results of a search; without, the template does
    kept     parameters that the list has in every address
    archive  the Window of what its list has apart
    """

    section: Section
    load: Callable
    kind: str
    counted: Callable
    all_of: Callable
    results: str = ""
    kept: dict = field(default_factory=dict)
    archive: Showcase | None = None


def showcase_of(section, load, **texts):
    """The Window of a Section. `load` as for a Listing; `texts` are the other attributes."""
    return Window(name=section.name, section=section, load=load, **texts)


def windows():
    """Every Window, in the order in which the sections are installed."""
    return [showcase for showcase in showcases.registered() if isinstance(showcase, Window)]


def sections():
    """The sections that have a Window."""
    return [window.section for window in windows()]


def newest(wanted, language, choices=None):
    """What each Window of {name: number} shows first of what satisfies `choices` ({facet: codes}), ready to be shown:
    {name: [page, or part of one, …]}. One query finds it and one a relation that the pages share completes them,
    however many windows."""
    shown = _newest(wanted, language, choices)
    return {window.name: query.things_of(window.section, found, pages) for window, found, pages in shown}


def newest_pages(wanted, language, choices=None):
    """The pages of all that `newest` finds, each once, in no order."""
    return [page for _window, _found, pages in _newest(wanted, language, choices) for page in pages]


def _newest(wanted, language, choices):
    """[(Window, rows of FOUND, pages), …]"""
    shown = [window for window in windows() if window.name in wanted]
    found = across.newest([(window.section, wanted[window.name]) for window in shown], language, choices)
    pages = {window.name: query.pages_of(found[window.name], window.load) for window in shown}
    with_relations([page for some in pages.values() for page in some])
    return [(window, found[window.name], pages[window.name]) for window in shown]
