"""How a text is known in a PO file: by the translation of its page, its place there, and its words."""

import unicodedata
from uuid import UUID

TOOL = "PO"  # StringTranslation.tool_name
EXPORTED_AT = "X-Exported-At"
# wagtail-localize's own file, of one page: its contexts are places alone.
ONE_PAGE = "X-WagtailLocalize-TranslationID"


def context_of(translation, path):
    """The msgctxt of what stands at `path` in a Translation with this uuid: no two texts of a site that are alike, in
    one language or in two, are taken for each other."""
    return f"{translation}:{path}"


def parts_of(context):
    """(uuid, path) of a msgctxt; None for the uuid when there is none."""
    begin, _colon, path = (context or "").partition(":")
    return uuid_of(begin), path


def uuid_of(text):
    try:
        return UUID(text)
    except ValueError:
        return None


def words_of(text):
    """A text as it is compared: programs write accents and ends of lines in their own ways."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
