"""What machines ask first: the language of a visitor, robots.txt, the sitemap."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from core.languages import absolute
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
    """Every public page with its translations, and what pages show below their addresses (sitemaps.org 0.9,
    xhtml:link alternates)."""
    pages = published_pages().filter(depth__gt=1).select_related("locale").order_by("path")
    groups, slugs = {}, {}
    for page in pages:
        groups.setdefault(page.translation_key, []).append(page)
    entries = []
    for page in pages:
        page_type = page.specific_class
        if page_type not in slugs:
            slugs[page_type] = getattr(page_type, "entry_slugs", list)()
        for below in ["", *(f"{slug}/" for slug in slugs[page_type])]:
            entries.append(_entry(request, page, groups[page.translation_key], below))
    return render(request, "sitemap.xml", {"entries": entries}, content_type="application/xml")


def _entry(request, page, translations, below):
    return {
        "url": absolute(page.get_url(request) + below),
        "modified": page.last_published_at,
        "alternates": [
            {"language": other.locale.language_code, "url": absolute(other.get_url(request) + below)}
            for other in translations
        ],
    }
