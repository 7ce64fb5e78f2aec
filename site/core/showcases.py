"""What the sections of the site show of themselves elsewhere: on the home page, on the page of a theme, on that of a
member. They register here; the pages that show them ask by name and know none of them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model


@dataclass(frozen=True)
class Showcase:
    """The window of a section. Texts are lazy strings.

    name       the code by which the home page stores it
    label      what editors choose; the heading on the home page
    note       a sentence under the heading
    more       the text of the link to everything
    empty      what is said while there is nothing
    page_type  the page type that everything is under
    template   shows `items` (and gets the addresses of the sections)
    latest     (language, number) → the newest items
    kind       what its items are, in a heading: "Resources"
    counted    number → "12 resources"
    all_of     number → "See all 12 resources"
    narrowed   (language, facet, code, number) → the newest items of a theme ("theme") or a member ("organisation")
    totals     (language, facet) → {code: number of items}
    beside     (language, facet, code) → {facet: {code: number}} of the items with that code
    pairs      (language, facet, other) → {code: {code of the other: number}}

    One that has no `narrowed` is shown on the home page only, and has none of what follows it.
    """

    name: str
    label: str
    more: str
    empty: str
    page_type: type[Model]
    template: str
    latest: Callable
    note: str = ""
    kind: str = ""
    counted: Callable | None = None
    all_of: Callable | None = None
    narrowed: Callable | None = None
    totals: Callable | None = None
    beside: Callable | None = None
    pairs: Callable | None = None


_showcases = {}


def register(showcase):
    _showcases[showcase.name] = showcase
    return showcase


def get(name):
    """The Showcase called `name`; None when its section is not installed."""
    return _showcases.get(name)


def narrowing():
    """Those that answer for a theme or a member, in the order in which the sections are installed."""
    return [showcase for showcase in _showcases.values() if showcase.narrowed]


def choices():
    """Pairs (name, label) for a form field."""
    return [(showcase.name, showcase.label) for showcase in _showcases.values()]
