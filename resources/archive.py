"""All files of a resource as one zip, made while it is sent: nothing is written, memory stays flat."""

import re
import unicodedata
from itertools import chain

from django.http import Http404, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.timezone import make_naive, now
from django.utils.translation import gettext
from stream_zip import ZIP_AUTO, stream_zip

from core.counts.visits import archive_of, counted
from core.files.ranges import CHUNK
from core.files.sending import release_database
from core.typography import plain_slug

PERMISSIONS = 0o644
# Kinds whose content is compressed already: doing it again takes time and saves nothing.
PACKED = ("image/", "audio/", "video/", "application/zip")
# What Windows takes for a device, whatever the extension:
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)


def archive_response(request, resource):
    """The zip of the stored files of a public resource, with a text on where they come from and what one may do."""
    if not resource.stored_files:
        raise Http404("no stored file")
    name = f"{resource.reference} {plain_slug(resource.title)}".strip().replace(" ", "-") + ".zip"
    folder = Folder(resource, resource.reference_key)
    return fetched(zip_response(request, name, folder.members()), [resource])


def zip_response(request, filename, members):
    """A zip as a download. `members` are what stream-zip takes, each made when its turn comes."""
    if request.method == "HEAD":
        response = StreamingHttpResponse([], content_type="application/zip")  # of a length that nobody knows yet
    else:
        response = StreamingHttpResponse(stream_zip(members), content_type="application/zip")
        release_database()
    response["Content-Disposition"] = content_disposition_header(True, filename)
    patch_cache_control(response, public=True, no_cache=True)
    return response


def fetched(response, resources):
    """The same response, counted as a download of the stored files of these resources."""
    things = [archive_of(page, [file.document_id for file in page.stored_files]) for page in resources]
    return counted(response, *chain.from_iterable(things))


class Folder:
    """The stored files of a resource in a folder of a zip, with a text.

    All words are chosen when it is made: while the archive is sent, the language of the request is no longer the
    active one.
    """

    def __init__(self, resource, name):
        self.resource, self.name = resource, name
        files = resource.stored_files
        self.readme_name, *names = free_names([readme_name(), *(file.version.filename for file in files)])
        # A file that the storage lost is named in the text, and does not keep the others from a reader.
        there = [file.version.file.storage.exists(file.version.file.name) for file in files]
        # (ResourceFile, its name in the folder, whether it is there)
        self.files = list(zip(files, names, there, strict=True))
        self.text = readme(resource, self.files)

    def members(self):
        """(name, time, permissions, method, chunks of bytes) for stream-zip, one file open at a time."""
        modified = make_naive(self.resource.last_published_at or now())
        yield text_member(f"{self.name}/{self.readme_name}", self.text, modified)
        for file, name, is_there in self.files:
            if is_there:
                level = 0 if file.version.media_type.startswith(PACKED) else 1
                method = ZIP_AUTO(file.version.size, level=level)
                yield f"{self.name}/{name}", modified, PERMISSIONS, method, _chunks(file.version.file)


def readme_name(extension="txt"):
    return gettext("README") + f".{extension}"


def text_member(name, text, modified):
    """A text as a member of a zip. It opens with a byte order mark, without which older Windows and the preview of
    macOS take UTF-8 for something else and spoil every accent; `modified` is a naive datetime."""
    data = text.encode("utf-8-sig")
    return name, modified, PERMISSIONS, ZIP_AUTO(len(data)), [data]


def safe_name(text):
    """`text` as the name of a file or folder on any disk: without the signs that Windows refuses, accents in one."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f\s]+', " ", unicodedata.normalize("NFC", text)).strip(" .")
    return f"_{plain}" if DEVICE.match(plain) else plain


def free_names(names):
    """The same names, safe on any disk, those that would come twice on one without cases followed by a number."""
    found = {}
    for name in map(safe_name, names):
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
