"""The legend of the plate on the home page: its machines along the thread, the network, then the themes without one."""

from django.utils.translation import gettext, ngettext

from core.models.palette import MACHINES
from home.addresses import address_of
from home.members import members
from home.overview import first_level_themes


def legend(request, language):
    """A list of {"mark", "url", "label", "css_class", "glyph", "count", "unit"}; empty where the themes have no page.
    A mark is the number on the plate, or None; of two themes that look alike the first has it."""
    from home.models import OrganisationIndexPage, ThemeIndexPage

    themes_url = address_of(request, ThemeIndexPage)
    if not themes_url:
        return []
    entries = [_of_theme(theme, themes_url) for theme in first_level_themes(language)]
    marked = {entry["glyph"]: entry for entry in reversed(entries) if entry["glyph"] in MACHINES}
    for number, machine in enumerate(MACHINES, start=1):
        if machine in marked:
            marked[machine]["mark"] = number
    network = _of_network(address_of(request, OrganisationIndexPage))
    numbered = sorted((entry for entry in entries if entry["mark"]), key=lambda entry: entry["mark"])
    return [*numbered, *network, *(entry for entry in entries if not entry["mark"])]


def _of_theme(theme, themes_url):
    return {
        "mark": None,
        "url": f"{themes_url}{theme.slug}/",
        "label": theme.label(),
        "css_class": theme.css_class,
        "glyph": theme.glyph,
        "count": theme.count,
        "unit": ngettext("item", "items", theme.count),
    }


def _of_network(members_url):
    count = members().count() if members_url else 0
    if not count:
        return []
    unit = ngettext("member", "members", count)
    entry = {"mark": len(MACHINES) + 1, "url": members_url, "label": gettext("The network"), "css_class": ""}
    return [{**entry, "glyph": "users", "count": count, "unit": unit}]
