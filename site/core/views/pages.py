"""The pages, each reached in a few queries whatever its depth."""

from django.views.decorators.csrf import csrf_exempt
from wagtail.views import serve as wagtail_serve

from core.languages import pages_on_path


@csrf_exempt  # a page that takes posts asks core.origin where they come from: readers get no cookie
def serve(request, path):
    """Wagtail's own view, led straight to the deepest page on the path, which answers for the rest of it.

    Where there is none, Wagtail looks for it step by step.
    """
    slugs = [part for part in path.split("/") if part]
    pages = pages_on_path(request, slugs)
    if pages and pages[-1].live:
        request._wagtail_route_for_request = pages[-1].specific.route(request, slugs[len(pages) - 1 :])
    return wagtail_serve(request, path)
