"""The addresses of files: `/fichiers/<id>/<filename>` and the picture of a first page."""

from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header, parse_etags
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from core.counts.visits import counted, download_of, is_beginning
from core.files.formats import SHOWN_BY_BROWSERS
from core.files.ranges import CHUNK, RangeReader, requested_range
from core.files.sending import release_database
from core.files.uses import is_public
from core.models import Document

# A file runs nothing, whatever it holds.
FILE_POLICY = (
    "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'; "
    "object-src 'self'; frame-ancestors 'self'"
)


@require_safe
def document(request, document_id, filename):
    """A document's file, or the one of `?version=`. The id decides: another name leads to the current one."""
    document = _visible(request, document_id)
    version = _version(document, request.GET.get("version"), _may_choose(request, document))
    if filename != version.filename:
        return redirect(document.url if version == document.current else version.url)
    response = _serve(request, version.file, version.media_type, f'"{version.pk}-{version.size}"', version.size)
    return counted(response, download_of(document.pk)) if is_beginning(response) else response


@require_safe
def preview(request, document_id):
    """The first page of a document as a WebP image, under the same permission as the document."""
    document = _visible(request, document_id)
    if document.current is None or not document.current.preview:
        raise Http404
    version = document.current
    try:
        size = version.preview.size
    except FileNotFoundError as error:
        raise Http404 from error
    return _serve(request, version.preview, "image/webp", f'"{version.pk}-p"', size)


def _visible(request, document_id):
    """The document, if a public page uses it or the reader may choose it in the admin; else Http404."""
    document = get_object_or_404(Document.objects.with_versions(), pk=document_id)
    request.file_is_public = is_public(document.pk)
    if request.file_is_public or _may_choose(request, document):
        return document
    raise Http404


def _may_choose(request, document):
    if not request.user.is_authenticated:
        return False
    policy = policy_registry.get_by_type(Document)
    return policy.user_has_any_permission_for_instance(request.user, ["choose", "change"], document)


def _version(document, number, may_see_drafts):
    if number is None:
        return document.current
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise Http404
    version = get_object_or_404(document.versions.defer("text"), number=int(number))
    if not (version == document.current or version.was_public or may_see_drafts):
        raise Http404("an earlier state that was never published")
    return version


def _serve(request, file, media_type, etag, size):
    """The stored file, whole or in the range asked for (RFC 9110 §14); `size` in bytes."""
    if _is_held(request, etag):
        return _headers(request, HttpResponseNotModified(), etag)
    part = requested_range(request, size, etag)
    if part == "unsatisfiable":
        return _headers(request, HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"}), etag)
    name = file.name.rsplit("/", 1)[-1]
    first, last = part or (0, size - 1)
    response = HttpResponse(content_type=media_type)
    if request.method == "GET":
        reader = RangeReader(_open(file), first, last)
        release_database()
        response = FileResponse(reader, status=206 if part else 200, content_type=media_type)
        response.block_size = CHUNK
    response["Content-Length"] = last - first + 1
    if part:
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Disposition"] = content_disposition_header(media_type not in SHOWN_BY_BROWSERS, name)
    return _headers(request, response, etag)


def _is_held(request, etag):
    held = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in held or etag in [tag.removeprefix("W/") for tag in held]


def _open(file):
    try:
        return file.storage.open(file.name, "rb")
    except FileNotFoundError as error:
        raise Http404 from error


def _headers(request, response, etag):
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    response["Content-Security-Policy"] = FILE_POLICY
    # A file may cease to be public at any moment: a cache asks again each time, and is told "not modified".
    patch_cache_control(response, no_cache=True, **({"public": True} if request.file_is_public else {"private": True}))
    return response
