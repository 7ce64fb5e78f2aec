"""What may be fetched beside a page under a name with a dot (`archive.zip`…), which Wagtail's pattern never matches."""

from django.http import Http404
from django.views.decorators.http import require_safe

from core.languages import home_of
from core.query import published_pages


@require_safe
def export(request, page_path, name):
    """The export `name` of the public page at `page_path`, below the home of the active language."""
    home = home_of(request)
    page = home and _descend(home, [part for part in page_path.split("/") if part])
    if page is None:
        raise Http404
    return page.specific.serve_export(request, name)


def _descend(home, slugs):
    url_path = f"{home.url_path}{'/'.join(slugs)}/" if slugs else home.url_path
    return published_pages().descendant_of(home, inclusive=True).filter(url_path=url_path).first()
