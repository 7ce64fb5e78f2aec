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
    lines = ["User-agent: *", "Disallow: /cms/", f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request):
    """Every public page with its translations (sitemaps.org 0.9, xhtml:link alternates)."""
    pages = published_pages().filter(depth__gt=1).select_related("locale").order_by("path")
    groups = {}
    for page in pages:
        groups.setdefault(page.translation_key, []).append(page)
    entries = [
        {
            "url": absolute(page.get_url(request)),
            "modified": page.last_published_at,
            "alternates": [
                {"language": other.locale.language_code, "url": absolute(other.get_url(request))}
                for other in groups[page.translation_key]
            ],
        }
        for page in pages
    ]
    return render(request, "sitemap.xml", {"entries": entries}, content_type="application/xml")
