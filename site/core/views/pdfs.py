"""PDFs made of pages, as they are sent."""

from django.http import FileResponse, Http404
from django.utils.cache import patch_cache_control

from core.files.sending import release_database

from .files import FILE_POLICY


def pdf_response(pdf, filename):
    """The stored file of a PagePDF, to be read at once under the name `filename`; Http404 while there is none.

    Whether the reader may have it is for the caller to know.
    """
    if not pdf.file:
        raise Http404
    try:
        stored = pdf.file.storage.open(pdf.file.name, "rb")
    except FileNotFoundError as error:
        raise Http404 from error
    release_database()
    response = FileResponse(stored, filename=filename, content_type="application/pdf")
    response["ETag"] = f'"{pdf.pk}-{pdf.digest[:16]}"'
    response["Content-Security-Policy"] = FILE_POLICY
    # A page may cease to be public at any moment: a cache asks again each time.
    patch_cache_control(response, public=True, no_cache=True)
    return response
