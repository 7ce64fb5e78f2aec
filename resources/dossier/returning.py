"""Where a reader is led after a change of the dossier, and what is said there."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext, ngettext

from core.typography import quoted
from core.vocabularies import active_language
from resources.dossier.changes import MOVES
from resources.dossier.references import LIMIT, SEPARATOR, joined, references_in


@dataclass(frozen=True)
class Message:
    """What was done. `before` is the dossier as it was, in one word, for who wants it back; None after a move."""

    text: str
    before: str | None = None


def way_on(request, name, chosen, own):
    """The address after the change `name` of the references `chosen` in the dossier `own`, as it was before: a card
    elsewhere is led back to, which then shows what became of it."""
    page, key = page_before(request), joined(chosen)
    if name in MOVES:
        return f"{reverse('dossier')}?{urlencode({'moved': key})}#dossier-{key}"
    if name in ("add", "remove") and len(chosen) == 1 and page and not _is_own_dossier(page):
        return f"{page}#dossier-{key}" if name == "add" else f"{page}#dossier-{key}-add"
    removed = {"removed": key} if name == "remove" else {}
    return f"{reverse('dossier')}?{urlencode({'before': joined(own), **removed})}"


def page_before(request):
    """The path of the page of this site that the reader comes from; empty when it is not known, or another's."""
    came = urlsplit(request.headers.get("Referer", ""))
    path = f"{came.path}?{came.query}" if came.query else came.path
    is_ours = came.netloc == request.get_host() and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_ours else ""


def _is_own_dossier(page):
    parts = urlsplit(page)
    return parts.path == reverse("dossier") and "r" not in parse_qs(parts.query)


def message_of(request, selection):
    """The Message that an address of `way_on` asks for; None when it is not true of the dossier as it is now."""
    if not selection.is_own:
        return None
    if "before" in request.GET:
        return _change(selection, *(_references(request, name) for name in ("before", "removed")))
    moved = _references(request, "moved")
    place = next((place for place in selection.places if [place.resource.reference] == moved), None)
    return place and _move(place)


def _references(request, name):
    return references_in(request.GET.get(name, "").split(SEPARATOR))[:LIMIT]


def _move(place):
    words = gettext("%(title)s is now number %(number)s of %(total)s.")
    title = quoted(place.resource.title, active_language())
    return Message(words % {"title": title, "number": place.number, "total": place.total})


def _change(selection, before, removed):
    if before == selection.references:
        return None
    number = len(selection.references)
    text = ngettext("Your dossier now holds %s resource.", "Your dossier now holds %s resources.", number) % number
    gone = [reference for reference in removed if reference in before and reference not in selection.references]
    if gone:
        words = ngettext("%s was taken out of your dossier.", "%s were taken out of your dossier.", len(gone))
        text = words % ", ".join(gone)
    return Message(text, joined(before))
