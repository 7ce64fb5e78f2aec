"""What goes to translators who work elsewhere: one PO file a language, whatever the number of pages, so that their
program opens one thing and its memory works across pages."""

from dataclasses import dataclass, field

from django.utils.functional import cached_property
from wagtail.models import Locale

from core.translating.cockpit import Cockpit
from core.translating.po.reading import MAX_TEXTS
from core.translating.states import State


@dataclass
class Bundle:
    """What goes into the file of a language, in the order of the tree, and how many pages cannot."""

    locale: Locale
    cells: list = field(default_factory=list)
    not_sent: int = 0
    without_segments: int = 0

    @property
    def language(self):
        return self.locale.language_code

    @property
    def texts(self):
        return sum(cell.translation.total for cell in self.cells)

    @property
    def remaining(self):
        return self.texts - sum(cell.translation.done for cell in self.cells)

    @property
    def stale(self):
        return sum(cell.state == State.STALE for cell in self.cells)

    @property
    def is_too_large(self):
        """Whether the file could be written, and not be taken back."""
        return self.texts > MAX_TEXTS

    def add(self, cell):
        if cell.translation and cell.page:
            self.cells.append(cell)
        elif cell.state == State.MISSING:
            self.not_sent += 1
        elif cell.page:
            self.without_segments += 1


class Export:
    """What the query `parameters`, a QueryDict, asks for: what the Cockpit shows for them, or the pages ticked."""

    def __init__(self, parameters):
        self.cockpit = Cockpit(parameters)
        self.pages = {int(value) for value in parameters.getlist("page") if value.isascii() and value.isdigit()}
        self.languages = {value for value in parameters.getlist("language") if value}

    @cached_property
    def bundles(self):
        """Those of the languages that have something to say, in their order."""
        locales = self.cockpit.table.locales
        found = {pk: Bundle(locale) for pk, locale in locales.items()}
        for cell in self._cells():
            found[cell.locale.pk].add(cell)
        return [bundle for bundle in found.values() if bundle.cells or bundle.not_sent or bundle.without_segments]

    @property
    def filled(self):
        return [bundle for bundle in self.bundles if bundle.cells]

    def of(self, language):
        """The Bundle of that language; None when it has no text."""
        return next((bundle for bundle in self.filled if bundle.language == language), None)

    def _cells(self):
        state = self.cockpit.chosen["state"] if not self.pages else ""
        for row in self._rows():
            for cell in row.cells:
                if (not self.languages or cell.language in self.languages) and state in ("", cell.state):
                    yield cell

    def _rows(self):
        if self.pages:
            return [row for row in self.cockpit.table.rows if row.source.pk in self.pages]
        return self.cockpit.narrowed
