"""What may be fetched beside a page under a name with a dot (`archive.zip`…), which Wagtail's pattern never matches."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from core.languages import pages_on_path
from core.models import BasePage


@require_safe
def export(request, page_path, name):
    """The export `name` of what is at `page_path` below the home of the active language: a public page, or an entry
    that such a page shows below its own address."""
    page, below = public_page_at(request, page_path)
    return page.serve_export(request, name, below)


def public_page_at(request, page_path):
    """The deepest page on `page_path` below the home of the active language, and the rest of the path, "env/" or empty;
    Http404 when it is not public."""
    slugs = [part for part in page_path.split("/") if part]
    pages = pages_on_path(request, slugs)
    page_type = pages[-1].specific_class if pages else None
    if not (page_type and issubclass(page_type, BasePage)):
        raise Http404(page_path)
    page = get_object_or_404(page_type.objects.published(), pk=pages[-1].pk)
    page.locale = pages[-1].locale
    return page, "".join(f"{slug}/" for slug in slugs[len(pages) - 1 :])
