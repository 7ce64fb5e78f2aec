"""The page of the search."""

from django.shortcuts import redirect, render
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.languages import absolute, alternates, home_of, languages_of_path, sections_of
from home.searching.sections import OTHER_TYPES, load_pages
from home.searching.site_search import SiteSearch


@require_safe
def search(request):
    """What `?q=` finds in the whole site; without it, the ways into the site."""
    found = SiteSearch(request, get_language())
    home, path = home_of(request), reverse("search")
    languages = languages_of_path(path + _query(request))
    context = {
        "search": found,
        "doors": [] if found.total else _doors(request),
        "breadcrumbs": [{"title": home.title, "url": home.get_url(request)}] if home else [],
        "site_languages": languages,
        "canonical_url": absolute(path),
        "alternates": alternates({one.code: translate_url(path, one.code) for one in languages}),
    }
    return render(request, "home/search_page.html", context)


@require_safe
def led_to_search(request):
    """From the word of another language to the page that the reader's language has."""
    return redirect(reverse("search") + _query(request))


def _query(request):
    return f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""


def _doors(request):
    """The pages of the sections, in their order, with their summaries."""
    ids = [page.pk for page in sections_of(request) if page.specific_class in OTHER_TYPES]
    found = {page.pk: page for page in load_pages(ids)}
    return [found[pk] for pk in ids]
