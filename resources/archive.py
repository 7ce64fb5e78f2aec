"""All files of a resource as one zip, made while it is sent: nothing is written, memory stays flat."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext
from stream_zip import ZIP_AUTO, stream_zip

from core.files.ranges import CHUNK

PERMISSIONS = 0o644


def archive_response(request, resource):
    """The zip of the stored files of a public resource, with a text on where they come from and what one may do."""
    files = resource.stored_files
    if not files:
        raise Http404("no stored file")
    name = f"{resource.reference} {slugify(resource.title)}".strip().replace(" ", "-") + ".zip"
    if request.method == "HEAD":
        response = HttpResponse(content_type="application/zip")
    else:
        members = _members(resource, files, resource.reference.replace(" ", "-") or "files")
        response = StreamingHttpResponse(stream_zip(members), content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, name)
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _members(resource, files, folder):
    """(name, time, permissions, method, chunks of bytes) for stream-zip, one file open at a time."""
    modified = resource.last_published_at.replace(tzinfo=None)
    text = readme(resource).encode()
    name = gettext("README")
    yield f"{folder}/{name}.txt", modified, PERMISSIONS, ZIP_AUTO(len(text)), [text]
    taken = set()
    for file in files:
        version = file.version
        name = _free_name(version.filename, taken)
        yield f"{folder}/{name}", modified, PERMISSIONS, ZIP_AUTO(version.size, level=1), _chunks(version.file)


def _free_name(name, taken):
    stem, dot, extension = name.rpartition(".")
    candidate, number = name, 2
    while candidate.casefold() in taken:
        candidate, number = f"{stem}-{number}{dot}{extension}", number + 1
    taken.add(candidate.casefold())
    return candidate


def _chunks(stored):
    with stored.storage.open(stored.name, "rb") as file:
        while data := file.read(CHUNK):
            yield data


def readme(resource):
    """What the zip's own text says: title, reference, address, licence, attribution, what each file is."""
    lines = [resource.title, resource.reference, resource.address, "", resource.summary, ""]
    lines += [gettext("Licence: %s") % resource.licence_info["label"], resource.licence_info["uri"], ""]
    lines += [gettext("To be written beside a copy:"), resource.attribution, "", gettext("Files:")]
    lines += [f"- {file.version.filename} – {file.label} ({file.role_label})" for file in resource.stored_files]
    lines += [f"- {file.url} – {file.label}" for file in resource.file_items if file.is_link]
    return "\r\n".join(lines) + "\r\n"
