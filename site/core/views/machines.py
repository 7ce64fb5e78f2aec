"""What machines ask first: the language of a visitor, robots.txt, the sitemaps."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from core.languages import absolute, alternates
from core.query import published_pages


@require_safe
def choose_language(request):
    """From `/` to the home of the language that the visitor's browser asks for; French when it asks for none."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def robots(request):
    lines = ["User-agent: *", "Disallow: /cms/", "Disallow: /*?q=", f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request):
    """The maps, one a language (sitemaps.org 0.9)."""
    maps = [absolute(reverse("sitemap_of", args=[code])) for code, _name in settings.LANGUAGES]
    return render(request, "sitemaps.xml", {"maps": maps}, content_type="application/xml")


@require_safe
def sitemap_of(request, language):
    """Every public page in a language with its translations, and what pages show below their addresses (sitemaps.org
    0.9, xhtml:link alternates)."""
    groups, slugs = {}, {}
    for page in published_pages().filter(depth__gt=1).select_related("locale").order_by("path"):
        groups.setdefault(page.translation_key, {})[page.locale.language_code] = page
    entries = []
    for translations in groups.values():
        page = translations.get(language)
        if page is None:
            continue
        if page.specific_class not in slugs:
            slugs[page.specific_class] = getattr(page.specific_class, "entry_slugs", list)()
        for below in ["", *(f"{slug}/" for slug in slugs[page.specific_class])]:
            entries.append(_entry(request, page, translations, below))
    return render(request, "sitemap.xml", {"entries": entries}, content_type="application/xml")


def _entry(request, page, translations, below):
    paths = {code: other.get_url(request) + below for code, other in translations.items()}
    url = absolute(page.get_url(request) + below)
    return {"url": url, "modified": page.last_published_at, "alternates": alternates(paths)}
