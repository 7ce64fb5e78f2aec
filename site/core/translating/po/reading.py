"""The PO files in what somebody sent: one, or a zip. All is read in memory; no name in a zip is taken for a path."""

import io
import re
import zipfile
from itertools import groupby

import polib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.files.formats import refuse_bombs
from core.translating.po.naming import ONE_PAGE

MAX_SIZE = 30 * 2**20
MAX_UNPACKED = 60 * 2**20
MAX_FILES = 20
MAX_TEXTS = 40_000  # some ten seconds of writing, while nobody else writes into SQLite
MAX_LINES = 2_000  # of one text: polib takes the square of their number
MESSAGE = re.compile(rb"^[ \t]*msgid[ \t\"]", re.MULTILINE)


class Lines(str):
    """A text that polib cuts at its line ends alone: for str, the separators of Unicode, which a text may have, are
    ends of lines too."""

    def splitlines(self, keepends=False):
        return self.split("\n")


def files_in(content, name):
    """[(name, polib.POFile or the ValidationError that says why it is none)] of the bytes of an upload called `name`.

    Raises ValidationError when nothing of it can be read.
    """
    if len(content) > MAX_SIZE:
        raise too_large()
    contents = _unpacked(content) if content.startswith(b"PK\x03\x04") else {name: content}
    if sum(len(MESSAGE.findall(one)) for one in contents.values()) > MAX_TEXTS:
        raise ValidationError(
            _("There are more than %(number)s texts in this file. Export fewer pages at a time.")
            % {"number": MAX_TEXTS}
        )
    return [(member, _tried(one)) for member, one in contents.items()]


def _unpacked(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in _members(archive)}
    except ValidationError:
        raise
    except Exception as error:  # the reader of zips raises a dozen kinds on what was made to break it
        raise ValidationError(
            _("This zip cannot be read: it is damaged, or needs a password. Pack the PO files again, then try again.")
        ) from error


def too_large():
    return ValidationError(
        _("The file is larger than %(number)s MB. Export fewer pages at a time, for example section by section.")
        % {"number": MAX_SIZE // 2**20}
    )


def _members(archive):
    refuse_bombs(archive, MAX_UNPACKED)
    names = [name for name in archive.namelist() if name.lower().endswith(".po") and "__MACOSX" not in name]
    if not names:
        raise ValidationError(_("There is no PO file in this zip. Their names end in .po."))
    if len(names) > MAX_FILES:
        raise ValidationError(
            _("There are more than %(number)s PO files in this zip. Send them in several.") % {"number": MAX_FILES}
        )
    return names


def _tried(content):
    try:
        return _file(content)
    except ValidationError as error:
        return error


def _file(content):
    text = _decoded(content)
    if "\x00" in text or _is_endless(text):  # PostgreSQL keeps none of the former
        raise ValidationError(_not_ours(""))
    file = _parsed(text)
    if not file.metadata:
        raise ValidationError(
            _("This file has no header, so nobody knows its language. Translate the exported file itself.")
        )
    if not file.metadata.get("Language") and ONE_PAGE not in file.metadata:
        raise ValidationError(
            _("The header of this file has no “Language” line. In Poedit, it is under Translation, Properties.")
        )
    return file


def _decoded(content):
    declared = re.search(rb"^\s*\"Content-Type:[^\"\n]*charset=([\w-]+)", content, re.MULTILINE)
    encoding = declared[1].decode("ascii", "replace") if declared else "utf-8"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = None
    if text is None or encoding.lower() not in ("utf-8", "utf8", "ascii", "us-ascii"):
        raise ValidationError(
            _("This file is not in UTF-8. Save it in UTF-8: in Poedit, Translation, Properties, Charset.")
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_endless(text):
    runs = groupby(text.split("\n"), key=lambda line: line.lstrip().startswith('"'))
    return any(goes_on and sum(1 for _line in lines) > MAX_LINES for goes_on, lines in runs)


def _parsed(text):
    # polib takes what is the name of a file for that file; no name begins with the end of a line.
    try:
        return polib.pofile(Lines("\n" + text))
    except Exception as error:  # of the kinds that a parser raises on what is something else
        raise ValidationError(_not_ours(str(error))) from error


def _not_ours(said):
    line = re.search(r"line (\d+)", said)
    if not line:
        return _("This is not a PO file we can read. Translate the exported file itself, and send that.")
    number = int(line[1]) - 1
    return _("This is not a PO file we can read: line %(number)s is wrong. Open it in Poedit and save it again.") % {
        "number": number
    }
