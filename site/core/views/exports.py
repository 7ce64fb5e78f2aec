"""What may be fetched beside a page under a name with a dot (`archive.zip`…), which Wagtail's pattern never matches."""

from django.db.models import Q
from django.http import Http404
from django.views.decorators.http import require_safe

from core.languages import home_of
from core.query import at_path_below, published_pages


@require_safe
def export(request, page_path, name):
    """The export `name` of the public page at `page_path`, below the home of the active language."""
    home = home_of(request)
    slugs = [part for part in page_path.split("/") if part]
    page = home and published_pages().filter(at_path_below(home, slugs) if slugs else Q(pk=home.pk)).first()
    if page is None:
        raise Http404
    return page.specific.serve_export(request, name)
