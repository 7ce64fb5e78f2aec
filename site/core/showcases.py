"""What the sections of the site show of themselves elsewhere: on the home page, on the page of a theme, on that of a
member. They register here; the pages that show them ask by name and know none of them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Model


@dataclass(frozen=True, kw_only=True)
class Showcase:
    """The window of a section. Texts are lazy strings.

    name       the code by which the home page stores it
    label      what editors choose; the heading on the home page
    note       a sentence under the heading
    more       the text of the link to everything
    empty      what is said while there is nothing
    page_type  the page type that everything is under
    template   shows `items` (and gets the addresses of the sections)
    latest     (language, number) → the newest items; None for a `search.windows.Window`, asked with all others
    """

    name: str
    label: str
    more: str
    empty: str
    page_type: type[Model]
    template: str
    note: str = ""
    latest: Callable | None = None


_showcases = {}


def register(showcase):
    _showcases[showcase.name] = showcase
    return showcase


def get(name):
    """The Showcase called `name`; None when its section is not installed."""
    return _showcases.get(name)


def registered():
    """All of them, in the order in which the sections are installed."""
    return list(_showcases.values())


def choices():
    """Pairs (name, label) for a form field."""
    return [(showcase.name, showcase.label) for showcase in _showcases.values()]
