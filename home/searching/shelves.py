"""What has no list of its own to lead to from the search: its own page shows it whole."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from home.searching.sections import ORGANISATIONS, PAGES, THEMES


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """As a Window has them: its name, what is on it in a heading, how much in words, and what shows `items`."""

    name: str
    kind: str
    counted: Callable
    all_of: Callable
    results: str


def _pages_counted(number):
    return ngettext("%s page", "%s pages", number) % number


def _all_pages(number):
    return gettext("See all %s pages") % number


def _themes_counted(number):
    return ngettext("%s theme", "%s themes", number) % number


def _all_themes(number):
    return gettext("See all %s themes") % number


def _organisations_counted(number):
    return ngettext("%s organisation", "%s organisations", number) % number


def _all_organisations(number):
    return gettext("See all %s organisations") % number


PAGES_SHELF = Shelf(
    name=PAGES.name,
    kind=_("Pages of the site"),
    counted=_pages_counted,
    all_of=_all_pages,
    results="home/found_pages.html",
)
SHELVES = [
    PAGES_SHELF,
    Shelf(
        name=THEMES.name,
        kind=_("Themes"),
        counted=_themes_counted,
        all_of=_all_themes,
        results="home/found_themes.html",
    ),
    Shelf(
        name=ORGANISATIONS.name,
        kind=_("Organisations"),
        counted=_organisations_counted,
        all_of=_all_organisations,
        results="home/found_organisations.html",
    ),
]
