"""Old addresses lead on: to where a page that was renamed or moved is now, and to what stands below it there.

Wagtail notes the old address of every page that is renamed or moved. This middleware reads those notes in the place of
Wagtail's own, which leads to what is hidden, forgets the query, and knows nothing below a page but other pages: no
file, version, feed, theme or member."""

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.translation import get_language, get_language_from_path, override
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from core.mirrors import source_of
from core.query import published_pages

LONGEST = Redirect._meta.get_field("old_path").max_length
MOST_STEPS = 4  # of a page renamed under a section that was renamed under another: a reader takes them at once


def lead_on(get_response):
    """Middleware: from an address where there is nothing any more to the new one, in a single step."""

    def middleware(request):
        response = get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        address, is_permanent = _new_address(request, get_response, request.path)
        if address is None:
            return response
        return (HttpResponsePermanentRedirect if is_permanent else HttpResponseRedirect)(address)

    return middleware


def _new_address(request, get_response, path, steps=MOST_STEPS):
    """Where what stood at `path` is for anybody to see, and whether for good; (None, False) when it is nowhere."""
    for redirect, below in _redirects(request, path):
        if redirect.redirect_link and not below:
            return redirect.redirect_link, redirect.is_permanent
        page, is_permanent = _page_of(redirect)
        address = page and f"{page.get_url(request)}{below}"
        if not address or address == request.path:
            continue
        found = _answering(request, get_response, address) if below else address
        if found:
            return _with_query(found, request, redirect), is_permanent
        further, for_good = _new_address(request, get_response, address, steps - 1) if steps else (None, False)
        if further:
            return further, is_permanent and for_good
    return None, False


def _redirects(request, path):
    """[(Redirect, what stands below the page that it leads to), …] for `path` itself, then for the pages above it that
    were renamed or moved, the nearest first: one query."""
    parts = path.rstrip("/").split("/")
    above = {"/".join(parts[:number]): number for number in range(2, len(parts) + 1)}
    below = {old: path[len(old) + 1 :] if number < len(parts) else "" for old, number in above.items()}
    below |= {Redirect.normalise_path(request.get_full_path()): ""} if request.META.get("QUERY_STRING") else {}
    site = Site.find_for_request(request)
    wanted = Redirect.get_for_site(site).filter(old_path__in=[old for old in below if len(old) <= LONGEST])
    rows = wanted.select_related("redirect_page__locale", "redirect_page__alias_of")
    nearest = sorted(rows, key=lambda row: (-len(row.old_path), row.site_id is None))
    # An editor's own says where one address leads, and nothing of those below it.
    kept = [row for row in nearest if not below[row.old_path] or row.automatically_created]
    return [(row, f"{row.redirect_page_route_path.lstrip('/')}{below[row.old_path]}") for row in kept]


def _page_of(redirect):
    """The public page that it leads to, or None, and whether for good: a mirror's source stands in for a translation
    that may come."""
    if redirect.redirect_page is None:
        return None, False
    source = source_of(redirect.redirect_page)
    page = published_pages().filter(pk=source.pk).select_related("locale").first()
    return page, redirect.is_permanent and source.pk == redirect.redirect_page_id


def _answering(request, get_response, address):
    """`address` when something answers there, or where that leads; None when nothing does."""
    asked = WSGIRequest({**request.META, "PATH_INFO": address.encode().decode("latin-1"), "REQUEST_METHOD": "GET"})
    for name, value in vars(request).items():  # who asks, in what session: told by the middleware before this one
        if not name.startswith("_"):
            vars(asked).setdefault(name, value)
    with override(get_language_from_path(address) or get_language()):
        answer = get_response(asked)
    if answer.status_code in (301, 302):
        return answer["Location"]
    return address if answer.status_code < 400 else None


def _with_query(address, request, redirect):
    query = request.META.get("QUERY_STRING", "")
    return address if not query or "?" in redirect.old_path + address else f"{address}?{query}"
