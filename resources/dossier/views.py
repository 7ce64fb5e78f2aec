"""The dossier: its page, what a reader changes in it, what is fetched of it."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.citations import FORMATS
from core.exports import fixed_response
from core.languages import absolute, alternates, home_of, languages_of_path
from core.navigation import navigation_of
from core.origin import is_own
from resources.dossier.archive import dossier_response
from resources.dossier.changes import CHANGES, change_in
from resources.dossier.references import LIMIT, joined, keep, own_references
from resources.dossier.returning import message_of, page_before, way_on
from resources.dossier.selection import Selection, selection_of


@csrf_exempt  # its posts change nothing but a cookie of the reader: core.origin says where they come from
@require_http_methods(["GET", "HEAD", "POST"])
def dossier(request):
    """The reader's own dossier, or the selection that `?r=` names; a post changes the former."""
    if request.method == "POST":
        return _change(request)
    selection = selection_of(request)
    return _page(request, selection, message=message_of(request, selection))


@require_safe
def archive(request):
    """All files of a selection; one that is too long is led to its page, which says so."""
    selection = _selection_to_fetch(request)
    if selection.left_out:
        return redirect(f"{reverse('dossier')}?{request.META['QUERY_STRING']}")
    return _for_whom(selection, dossier_response(request, selection, navigation_of(request).network))


@require_safe
def citation(request, name):
    """How the resources of a selection are cited, in one of core.citations.FORMATS."""
    selection = _selection_to_fetch(request)
    if selection.left_out:
        return redirect(f"{reverse('dossier')}?{request.META['QUERY_STRING']}")
    _label, media_type, make = FORMATS[name]
    filename = name.replace("citation", "dossier")
    return _for_whom(selection, fixed_response(request, make(*selection.citations), media_type, filename=filename))


def _selection_to_fetch(request):
    selection = selection_of(request)
    if not selection.resources:
        raise Http404("none of them is in the library")
    return selection


def _for_whom(selection, response):
    if selection.is_own:
        response["Cache-Control"] = "private, no-store"
    return response


def _change(request):
    own = own_references(request)
    if not is_own(request):
        refusal = gettext("A dossier is changed only from the site itself. Try again from here.")
        return _page(request, Selection(own, is_own=True), refusal=refusal, status=403)
    asked = change_in(request.POST)
    if not asked:
        return redirect("dossier")
    name, chosen = asked
    after = CHANGES[name](own, chosen)
    if len(after) > LIMIT:
        return _page(request, Selection(own, is_own=True), refusal=_too_many(own, after), status=409)
    response = redirect(way_on(request, name, chosen, own))
    keep(request, response, after)
    return response


def _too_many(own, after):
    words = gettext(
        "A dossier holds %(limit)s resources at most, and this would make %(number)s. Nothing was added or lost: take "
        "some out first, or fetch these ones as they are."
    )
    return words % {"limit": LIMIT, "number": len(after)}


def _page(request, selection, *, message=None, refusal="", status=200):
    home, path = home_of(request), reverse("dossier") if selection.is_own else selection.path
    languages = languages_of_path(path)
    context = {
        "selection": selection,
        "is_mine": selection.references == own_references(request),
        "shared_word": joined(selection.references),
        "missing_word": joined(selection.missing),
        "archive_url": selection.path_of("archive.zip"),
        "message": message,
        "refusal": refusal,
        "limit": LIMIT,
        "page_before": page_before(request) if refusal else "",
        "citation_links": [{"label": FORMATS[name][0], "url": selection.path_of(name)} for name in FORMATS],
        "breadcrumbs": [{"title": home.title, "url": home.get_url(request)}] if home else [],
        "site_languages": languages,
        "canonical_url": absolute(path),
        "alternates": alternates({one.code: one.url for one in languages}),
    }
    response = render(request, "resources/dossier_page.html", context, status=status)
    response["Cache-Control"] = "private, no-store"
    return response
