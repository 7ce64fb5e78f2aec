"""Taking translations back: all of a file in one transaction, nothing published, nothing lost that is not in it.

It writes what wagtail-localize's own import writes, the texts; the page waits for whoever reads and publishes it.
Saved one by one, 30,000 texts take minutes, so they are written in bulk, and what signals would do is done here.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from core.translating import progress
from core.translating.po.known import targets_of
from core.translating.po.naming import TOOL
from core.translating.po.sorting import Fate, Sorter

AT_ONCE = 500
WRITTEN = ["data", "translation_type", "tool_name", "last_translated_by", "updated_at", "has_error", "field_error"]
TOLD = {Fate.SOURCE_CHANGED, Fate.NEWER_HERE, Fate.UNSURE, Fate.REFUSED}


@dataclass
class Report:
    """What an import of one file does: `pages` are {id of a Translation: (Target, {Fate: number})}, `problems` the
    Sorted that are not taken although somebody translated them; `refusal` says why nothing of the file is."""

    name: str
    refusal: str = ""
    counts: Counter = field(default_factory=Counter)
    pages: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)
    taken: list = field(default_factory=list)

    @property
    def numbers(self):
        return [self.counts[fate] for fate in Fate]

    @property
    def pages_with_numbers(self):
        return [
            {"target": target, "numbers": [counts[fate] for fate in Fate]} for target, counts in self.pages.values()
        ]

    def add(self, found):
        self.counts[found.fate] += 1
        if found.target:
            self.pages.setdefault(found.target.pk, (found.target, Counter()))[1][found.fate] += 1
        if found.fate in TOLD:
            self.problems.append(found)
        if found.fate == Fate.TAKEN:
            self.taken.append(found)


def tried(name, file, user, replace=False):
    """The Report of what an import of `file`, a polib.POFile or a ValidationError, would do: nothing is written."""
    report = Report(name)
    try:
        for found in _sorted(file, user, replace):
            report.add(found)
    except ValidationError as error:
        report.refusal = " ".join(error.messages)
    return report


@transaction.atomic
def carried_out(name, file, user, replace=False):
    """The Report of the import of `file`."""
    report = tried(name, file, user, replace)
    _write(list({(found.target.pk, found.ids): found for found in report.taken}.values()), user)
    return report


def _sorted(file, user, replace):
    if isinstance(file, ValidationError):
        raise file
    sorter = Sorter(file, {}, _locale_of(file), replace)
    entries = [entry for entry in file if not entry.obsolete and entry.msgid]
    uuids = {sorter.place_of(entry)[0] for entry in entries} - {None}
    sorter.targets = targets_of(uuids, user)
    if not sorter.targets:
        raise ValidationError(
            _("This file is of another site or program: it has no page of this site. Send the file exported here.")
        )
    return map(sorter.sort, entries)


def _locale_of(file):
    """The Locale of a file whose header has one; Poedit also writes nl_BE."""
    said = file.metadata.get("Language", "")
    if not said:
        return None
    codes = [said.replace("_", "-").lower(), said.replace("_", "-").lower().partition("-")[0]]
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    found = next((locales[code] for code in codes if code in locales), None)
    if found is None:
        raise ValidationError(
            _("This site has no language “%(code)s”. Put the “Language” line of the header of this file right.")
            % {"code": said[:50]}
        )
    return found


def _write(taken, user):
    texts = [
        StringTranslation(
            translation_of_id=found.ids[0],
            context_id=found.ids[1],
            locale_id=found.target.locale,
            data=found.text,
            translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            tool_name=TOOL,
            last_translated_by=user,
        )
        for found in taken
    ]
    StringTranslation.objects.bulk_create(
        texts,
        update_conflicts=True,
        unique_fields=["locale", "translation_of", "context"],
        update_fields=WRITTEN,
        batch_size=AT_ONCE,
    )
    _forget([found.target.pk for found in taken])
    _call_drafts(taken)


def _forget(translations):
    ids = sorted(set(translations))
    for start in range(0, len(ids), AT_ONCE):
        progress.forget(ids[start : start + AT_ONCE])


def _call_drafts(taken):
    """As wagtail-localize does, the lists of the admin call a draft by its new title."""
    length = Page._meta.get_field("draft_title").max_length
    titles = {found.target.page: found.text for found in taken if found.path == "title"}
    pages = [Page(pk=pk, draft_title=StringValue(text).render_text()[:length]) for pk, text in titles.items()]
    Page.objects.bulk_update(pages, ["draft_title"], batch_size=AT_ONCE)
