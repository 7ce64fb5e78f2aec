"""What becomes of each text of a PO file, and why."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.dateparse import parse_datetime
from django.utils.functional import cached_property
from django.utils.timezone import is_naive
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from core.translating.po.checking import fault_of
from core.translating.po.known import Target
from core.translating.po.naming import EXPORTED_AT, ONE_PAGE, TOOL, parts_of, uuid_of, words_of


class Fate(TextChoices):
    TAKEN = "taken", pgettext_lazy("text of a PO file", "Taken")
    UNCHANGED = "unchanged", pgettext_lazy("text of a PO file", "Unchanged")
    EMPTY = "empty", pgettext_lazy("text of a PO file", "Without translation")
    UNSURE = "unsure", pgettext_lazy("text of a PO file", "To be checked by the translator")
    SOURCE_CHANGED = "source-changed", pgettext_lazy("text of a PO file", "Source changed since")
    NEWER_HERE = "newer-here", pgettext_lazy("text of a PO file", "Translated here since")
    REFUSED = "refused", pgettext_lazy("text of a PO file", "Refused")


@dataclass
class Sorted:
    """An entry of a file, what becomes of it and, in a sentence, why; its Target, if that is known."""

    entry: object
    fate: Fate
    reason: str = ""
    target: Target | None = None
    path: str = ""
    ids: tuple = ()  # of the string and of the context

    @property
    def text(self):
        """The translation as it is kept."""
        return self.entry.msgstr.replace("\r\n", "\n")


class Sorter:
    """For the entries of a polib.POFile, one after the other.

    targets  {uuid: Target}
    locale   the Locale that the file says it is in; None for wagtail-localize's own files, which do not say.
    replace  also take what was translated on the site after the file was exported.
    """

    def __init__(self, file, targets, locale, replace=False):
        self.file, self.targets, self.locale, self.replace = file, targets, locale, replace
        self.seen = {}

    @cached_property
    def only(self):
        return uuid_of(self.file.metadata.get(ONE_PAGE, ""))

    @cached_property
    def exported_at(self):
        metadata = self.file.metadata
        said = metadata.get(EXPORTED_AT) or (metadata.get("POT-Creation-Date", "") if self.only else "")
        try:
            moment = parse_datetime(said)
        except ValueError:
            return None
        return None if moment is None or is_naive(moment) else moment

    def place_of(self, entry):
        return (self.only, entry.msgctxt or "") if self.only else parts_of(entry.msgctxt)

    def sort(self, entry):
        uuid, path = self.place_of(entry)
        target = self.targets.get(uuid)
        if reason := self._stranger(entry, target):
            return Sorted(entry, Fate.REFUSED, reason, target)
        ids = target.segments.get((path, words_of(entry.msgid)))
        fate, reason = self._fate(entry, target, ids)
        return Sorted(entry, fate, reason, target, path, ids or ())

    def _stranger(self, entry, target):
        """Why an entry is none of the file's or the user's business; "" when it is."""
        if target is None:
            return _("No page of this site is translated under this number: it was deleted, or is of another site.")
        if self.locale and target.locale != self.locale.pk:
            return _("This text is for another language than the file. Put the language of its header right again.")
        if not target.may_edit:
            return _("You may not edit this page. Ask someone who may to import the file.")
        if entry.msgid_plural:
            return _("Texts of this site have no plural forms. Export the page again.")
        return ""

    def _fate(self, entry, target, ids):
        if not entry.msgstr.strip():
            return Fate.EMPTY, ""
        if ids is None:
            return Fate.SOURCE_CHANGED, _("The source no longer has this text. Export the page again.")
        there = target.texts.get(ids)
        if there and there["data"] == entry.msgstr.replace("\r\n", "\n"):
            return Fate.UNCHANGED, ""
        if entry.fuzzy:
            return Fate.UNSURE, _("It is marked as needing work in the file. Take the mark away once it is right.")
        if fault := fault_of(entry.msgid, entry.msgstr):
            return Fate.REFUSED, fault
        if self.seen.setdefault((target.pk, ids), entry.msgstr) != entry.msgstr:
            return Fate.REFUSED, _("The file has two translations of this text; the first was taken.")
        if there and not self.replace and self._is_newer(there):
            return Fate.NEWER_HERE, _(
                "Somebody translated it on the site after the file was exported. Tick the box to replace it."
            )
        return Fate.TAKEN, ""

    def _is_newer(self, there):
        """What an import wrote is no hand's work: the second delivery of a file replaces the first."""
        return bool(self.exported_at) and there["tool_name"] != TOOL and there["updated_at"] > self.exported_at
