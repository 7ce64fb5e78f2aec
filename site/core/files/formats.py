"""What a file is: known by its content, which must agree with the extension of its name.

Signatures: `filetype` for images, sound and film; the parts named by ECMA-376 (OOXML), by OASIS ODF 1.2 part 3
§3.3 (`mimetype`), by H5P and by 3MF for what is packed in a zip.
"""

import zipfile
from functools import cache
from pathlib import PurePath

import filetype
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.vocabularies import vocabulary

OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{OOXML}wordprocessingml.document",
    "pptx": f"{OOXML}presentationml.presentation",
    "xlsx": f"{OOXML}spreadsheetml.sheet",
    "odt": f"{ODF}text",
    "odp": f"{ODF}presentation",
    "ods": f"{ODF}spreadsheet",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "csv": "text/csv",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "h5p": "application/zip",
    "zip": "application/zip",
    "stl": "model/stl",
    "3mf": "model/3mf",
}
# A browser may show these itself; everything else is only ever saved.
SHOWN_BY_BROWSERS = {
    "application/pdf",
    "image/png",
    "image/jpeg",
    "image/webp",
    "image/avif",
    "audio/mpeg",
    "audio/ogg",
    "audio/mp4",
    "video/mp4",
    "video/webm",
}
# Names under which `filetype` knows the same content.
SAME_AS = {
    "audio/x-wav": "audio/wav",
    "audio/x-m4a": "audio/mp4",
    "audio/m4a": "audio/mp4",
    "video/quicktime": "video/mp4",
    "video/x-m4v": "video/mp4",
    "video/ogg": "audio/ogg",
}
# Formats that were replaced, and by what.
FORMER = {"doc": "docx", "xls": "xlsx", "ppt": "pptx", "sxw": "odt", "sxc": "ods", "sxi": "odp"}
PARTS = {"docx": "word/document.xml", "pptx": "ppt/presentation.xml", "xlsx": "xl/workbook.xml"}
PARTS |= {"h5p": "h5p.json", "3mf": "3D/3dmodel.model"}
MAX_UNPACKED = 2 * 1024**3
MAX_RATIO = 200
MAX_MEMBERS = 10_000


def extension_of(filename):
    """The extension, lower case, without its dot."""
    return PurePath(filename).suffix[1:].lower()


@cache
def _formats():
    terms = vocabulary("file_format").terms
    return {extension: code for code, term in terms.items() for extension in term.get("extensions", [code])}


def format_of(filename):
    """The `file_format` code of a name; empty when we do not take such files."""
    extension = extension_of(filename)
    return _formats().get(extension, "") if extension in MEDIA_TYPES else ""


def media_type_of(filename):
    """The media type of a name whose content was checked."""
    return MEDIA_TYPES.get(extension_of(filename), "application/octet-stream")


def check_content(file):
    """Raise ValidationError, with the reason in words, unless the content of `file` is what its name says.

    `file` has `name`, `read` and `seek`; it is left at its start.
    """
    extension = extension_of(file.name)
    if extension in ("svg", "svgz", "html", "htm", "xml"):
        raise ValidationError(
            _("“%(name)s”: a file of this kind can carry a program. Share a PDF or an image (PNG, JPEG) instead.")
            % {"name": file.name},
            code="active_content",
        )
    if extension in FORMER:
        raise ValidationError(
            _(
                "“.%(extension)s” is a former format, which many readers can no longer open. "
                "Save it as %(newer)s or PDF."
            )
            % {"extension": extension, "newer": FORMER[extension].upper()},
            code="former_format",
        )
    if extension not in MEDIA_TYPES:
        raise ValidationError(
            _("Files of the kind “.%(extension)s” are not accepted. Accepted: %(accepted)s.")
            % {"extension": extension or "?", "accepted": ", ".join(sorted(MEDIA_TYPES))},
            code="unknown_kind",
        )
    file.seek(0)
    try:
        agrees = _content_agrees(file, extension)
    finally:
        file.seek(0)
    if not agrees:
        raise ValidationError(
            _("“%(name)s” is not what its name says: its content is not that of a %(kind)s file.")
            % {"name": file.name, "kind": extension.upper()},
            code="wrong_content",
        )


def _content_agrees(file, extension):
    head = file.read(8192)
    file.seek(0)
    if extension == "pdf":
        return b"%PDF-" in head[:1024] and not _looks_active(head[:64]) and not _is_executable(head)
    if extension == "rtf":
        return head.startswith(b"{\\rtf")
    if extension in ("txt", "csv"):
        return _is_text(head)
    if extension == "stl":
        return _is_stl(file, head)
    if head.startswith(b"PK\x03\x04"):
        return _packed_content_agrees(file, extension)
    found = filetype.guess_mime(head)
    return SAME_AS.get(found, found) == MEDIA_TYPES[extension]


def _packed_content_agrees(file, extension):
    try:
        with zipfile.ZipFile(file) as archive:
            refuse_bombs(archive)
            names = set(archive.namelist())
            if extension in ("odt", "odp", "ods"):
                return "mimetype" in names and archive.read("mimetype").decode().strip() == MEDIA_TYPES[extension]
            return extension == "zip" or (extension in PARTS and PARTS[extension] in names)
    except ValidationError:
        raise
    except Exception:  # the reader of zips raises a dozen kinds on what was made to break it
        return False


def refuse_bombs(archive, largest=MAX_UNPACKED):
    """Raise ValidationError when a ZipFile would unpack to more than `largest` bytes, or to far more than it is."""
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    if len(members) > MAX_MEMBERS or unpacked > largest or (unpacked > 10**8 and unpacked / packed > MAX_RATIO):
        raise ValidationError(
            _("This archive would unpack to something far too large; it was refused."), code="archive_bomb"
        )


def _is_text(head):
    if b"\x00" in head or _looks_active(head.lstrip()[:64]) or _is_executable(head):
        return False
    return all(byte >= 32 or byte in b"\t\n\r\f\x1b" for byte in head)


def _is_stl(file, head):
    """Text that lists facets, or binary: 80 bytes, the number of triangles, 50 bytes for each."""
    if head.startswith(b"solid") and b"facet" in head:
        return True
    file.seek(0, 2)
    return len(head) >= 84 and file.tell() == 84 + 50 * int.from_bytes(head[80:84], "little")


def _looks_active(start):
    """Whether it begins as a page or a drawing of the web does: with a tag, a comment, a declaration."""
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _is_executable(head):
    return head.startswith((b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe"))
