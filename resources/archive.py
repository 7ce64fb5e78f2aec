"""All files of a resource as one zip, made while it is sent: nothing is written, memory stays flat."""

from django.http import Http404, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.timezone import make_naive, now
from django.utils.translation import gettext
from stream_zip import ZIP_AUTO, stream_zip

from core.files.ranges import CHUNK
from core.files.sending import release_database
from core.typography import plain_slug

PERMISSIONS = 0o644
# Kinds whose content is compressed already: doing it again takes time and saves nothing.
PACKED = ("image/", "audio/", "video/", "application/zip")


def archive_response(request, resource):
    """The zip of the stored files of a public resource, with a text on where they come from and what one may do."""
    files = resource.stored_files
    if not files:
        raise Http404("no stored file")
    name = f"{resource.reference} {plain_slug(resource.title)}".strip().replace(" ", "-") + ".zip"
    if request.method == "HEAD":
        response = StreamingHttpResponse([], content_type="application/zip")  # of a length that nobody knows yet
    else:
        response = StreamingHttpResponse(stream_zip(_members(resource, files)), content_type="application/zip")
        release_database()
    response["Content-Disposition"] = content_disposition_header(True, name)
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _members(resource, files):
    """(name, time, permissions, method, chunks of bytes) for stream-zip, one file open at a time.

    All words are chosen now: while the archive is sent, the language of the request is no longer the active one.
    """
    folder = resource.reference.replace(" ", "-")
    modified = make_naive(resource.last_published_at or now())
    names = _free_names([gettext("README") + ".txt", *(file.version.filename for file in files)])
    # A file that the storage lost is named in the text, and does not keep the others from a reader.
    there = [file.version.file.storage.exists(file.version.file.name) for file in files]
    text = readme(resource, zip(files, names[1:], there, strict=True)).encode()
    members = [(names[0], ZIP_AUTO(len(text)), [text])]
    for file, name, is_there in zip(files, names[1:], there, strict=True):
        if is_there:
            level = 0 if file.version.media_type.startswith(PACKED) else 1
            members.append((name, ZIP_AUTO(file.version.size, level=level), _chunks(file.version.file)))
    return ((f"{folder}/{name}", modified, PERMISSIONS, *rest) for name, *rest in members)


def _free_names(names):
    """The same names, those that would come twice on a disk without cases followed by a number."""
    found = {}
    for name in names:
        stem, dot, extension = name.rpartition(".")
        candidate, number = name, 2
        while candidate.casefold() in found:
            candidate, number = f"{stem}-{number}{dot}{extension}", number + 1
        found[candidate.casefold()] = candidate
    return list(found.values())


def _chunks(stored):
    with stored.storage.open(stored.name, "rb") as file:
        while data := file.read(CHUNK):
            yield data


def readme(resource, members):
    """What the zip's own text says: title, reference, address, licence, attribution, what each file is.

    `members` are (ResourceFile, its name in the zip, whether it is there).
    """
    lines = [resource.title, resource.reference, resource.address, "", resource.summary, ""]
    lines += [gettext("Licence: %s") % resource.licence_info["label"], resource.licence_info["uri"], ""]
    lines += [gettext("To be written beside a copy:"), resource.attribution, "", gettext("Files:")]
    for file, name, is_there in members:
        line = f"- {name} – {file.label} ({file.role_label})"
        lines.append(line if is_there else line + " – " + gettext("could not be read and is not in this archive"))
    lines += [f"- {file.url} – {file.label}" for file in resource.file_items if file.is_link]
    return "\r\n".join(lines) + "\r\n"
