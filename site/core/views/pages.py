"""The pages, each reached in a few queries whatever its depth."""

from wagtail.models import Page
from wagtail.views import serve as wagtail_serve

from core.languages import home_of
from core.query import at_path_below


def serve(request, path):
    """Wagtail's own view, led straight to the page at the end of the path.

    Where there is none, Wagtail looks for it step by step: a page on the way may have addresses of its own.
    """
    home, slugs = home_of(request), [part for part in path.split("/") if part]
    page = home and (Page.objects.filter(at_path_below(home, slugs)).first() if slugs else home)
    if page and page.live:
        request._wagtail_route_for_request = page.specific.route(request, [])
    return wagtail_serve(request, path)
