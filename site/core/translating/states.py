"""In which state every page is in every language."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import F, Q, TextChoices
from django.utils.functional import cached_property
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from core.models import LeftUntranslated
from core.translating.progress import count_what_changed

KEPT = ("total", "done", "translated_at")  # of TranslationProgress


class State(TextChoices):
    MISSING = "missing", pgettext_lazy("translation", "Missing")
    IN_PROGRESS = "in-progress", pgettext_lazy("translation", "In progress")
    DRAFT = "draft", pgettext_lazy("translation", "Draft")
    STALE = "stale", pgettext_lazy("translation", "Stale")
    UP_TO_DATE = "up-to-date", pgettext_lazy("translation", "Up to date")
    LEFT = "left", pgettext_lazy("translation", "Not to be translated")


@dataclass
class PageFacts:
    """What is asked of a Page, and no more: there are twenty thousand of them."""

    pk: int
    key: str
    locale: int
    title: str
    url_path: str
    content_type: int
    owner: int | None
    live: bool
    published_at: datetime | None


@dataclass
class TranslationFacts:
    """What wagtail-localize and TranslationProgress know of a translation."""

    pk: int
    key: str
    source: int
    source_locale: int
    locale: int
    synchronised_at: datetime
    total: int
    done: int
    translated_at: datetime | None


@dataclass
class Cell:
    """A page in one language. `page` is None where it has none, `translation` where it has no segments."""

    row: "Row"
    locale: Locale
    state: State
    page: PageFacts | None = None
    translation: TranslationFacts | None = None

    @property
    def language(self):
        return self.locale.language_code


@dataclass
class Row:
    """A published page in the language in which it is written, and its Cells in the others."""

    source: PageFacts
    locale: Locale
    cells: list = field(default_factory=list)

    @property
    def has_ready(self):
        """Whether a translation of it waits to be published."""
        return any(cell.state == State.DRAFT for cell in self.cells)

    @property
    def address(self):
        return "/".join(["", self.locale.language_code, *self.source.url_path.split("/")[2:]])


class Table:
    """Every page × language, in the order of the tree, or those with these translation `keys`: five queries, however
    many pages. `drafts` takes in what is translated from a page that is not published."""

    def __init__(self, keys=None, *, drafts=False):
        self.keys, self.drafts = keys, drafts
        self.locales = {locale.pk: locale for locale in _in_order(Locale.objects.all())}

    @cached_property
    def rows(self):
        left = set(LeftUntranslated.objects.values_list("translation_key", "locale"))
        translations = _translations(self.keys)
        rows = []
        for key, pages in _pages(self.keys).items():
            source = self._source(pages, translations.get(key, {}))
            if source is not None:
                rows.append(self._row(source, pages, translations.get(key, {}), left))
        return sorted(rows, key=lambda row: row.source.url_path)

    def cell_of(self, page):
        """The Cell of a Page; None for a source, and for what has none that is published."""
        cells = (cell for row in self.rows for cell in row.cells)
        return next((cell for cell in cells if cell.page and cell.page.pk == page.pk), None)

    def counts(self, rows):
        """{language: {state: number}} of the cells of `rows`."""
        found = defaultdict(Counter)
        for row in rows:
            for cell in row.cells:
                found[cell.language][cell.state] += 1
        return found

    def _source(self, pages, translations):
        """The page that the others are translated from: the one that wagtail-localize has as such, else the first that
        is published, in the order of the languages of the site."""
        said = {translation.source_locale for translation in translations.values()}
        published = [pages[pk] for pk in self.locales if pk in pages and pages[pk].live]
        drafts = [pages[pk] for pk in self.locales if self.drafts and pk in pages and pk in said]
        return next((page for page in published + drafts if page.locale in said), published[0] if published else None)

    def _row(self, source, pages, translations, left):
        row = Row(source, self.locales[source.locale])
        for pk, locale in self.locales.items():
            if pk == source.locale:
                continue
            page, translation = pages.get(pk), translations.get(pk)
            state = _state(source, page, translation, (source.key, pk) in left)
            row.cells.append(Cell(row, locale, state, page, translation))
        return row


def _state(source, page, translation, is_left):
    if page is None:
        return State.LEFT if is_left else State.MISSING
    taken_at = translation.synchronised_at if translation else page.published_at
    if taken_at and source.published_at and source.published_at > taken_at:
        return State.STALE
    if translation and translation.done < translation.total:
        return State.IN_PROGRESS
    return State.UP_TO_DATE if page.live and not _has_newer(page, translation) else State.DRAFT


def _has_newer(page, translation):
    """Whether the source was taken anew, or something translated or corrected, since the page was published."""
    moments = (translation.synchronised_at, translation.translated_at) if translation and page.published_at else ()
    return any(moment > page.published_at for moment in moments if moment)


def _in_order(locales):
    order = [code for code, _name in settings.LANGUAGES]
    return sorted(locales, key=lambda locale: order.index(locale.language_code))


def _pages(keys):
    """{translation key: {locale: PageFacts}} of every page but the mirrors of pages in other languages."""
    pages = Page.objects.filter(Q(alias_of=None) | Q(alias_of__locale=F("locale")), depth__gt=1).order_by()
    if keys is not None:
        pages = pages.filter(translation_key__in=keys)
    columns = ("pk", "translation_key", "locale", "title", "url_path", "content_type", "owner", "live")
    found = defaultdict(dict)
    for values in pages.values_list(*columns, "last_published_at"):
        page = PageFacts(*values)
        found[page.key][page.locale] = page
    return found


def _translations(keys):
    """{translation key: {locale: TranslationFacts}} of what is translated by segments."""
    count_what_changed()
    columns = ("pk", "source__object", "source", "source__locale", "target_locale", "source__last_updated_at")
    found = defaultdict(dict)
    enabled = Translation.objects.filter(enabled=True).order_by()
    if keys is not None:
        enabled = enabled.filter(source__object__in=keys)
    for values in enabled.values_list(*columns, *(f"progress_kept__{name}" for name in KEPT)):
        translation = TranslationFacts(*values)
        found[translation.key][translation.locale] = translation
    return found
