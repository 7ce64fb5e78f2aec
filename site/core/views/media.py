"""Public images, where no web server in front hands them out."""

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404
from django.utils.cache import patch_cache_control
from django.views.static import serve


def image(request, path):
    """An image of public media. A rendition's name changes with its content, so that it may be kept for long."""
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except (SuspiciousFileOperation, OSError) as error:  # a name that no disk takes
        raise Http404 from error
    patch_cache_control(response, public=True, max_age=86_400)
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response
