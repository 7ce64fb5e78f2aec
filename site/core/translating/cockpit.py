"""The table of translations as it was asked for: narrowed, counted, a page of it, with what to do next."""

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from core.models import Theme, ThemedPage
from core.translating.states import State, Table

PAGE_SIZE = 50
NAMES = ("language", "state", "section", "theme", "owner", "q")
ACTIONS = {
    State.MISSING: _("Send to translation"),
    State.IN_PROGRESS: _("Go on translating"),
    State.DRAFT: _("Read it again and publish"),
    State.STALE: _("Synchronise"),
    State.UP_TO_DATE: _("Open"),
    State.LEFT: "",
}


class Cockpit:
    """What the query `parameters`, a QueryDict, asks of the Table."""

    def __init__(self, parameters):
        self.table = Table()
        self.chosen = {name: parameters.get(name, "").strip() for name in NAMES}
        self.number = parameters.get("p")

    @cached_property
    def sections(self):
        """{first part of the path below a home: title of the page there}, in the order of the tree."""
        places = {}
        for row in self.table.rows:
            place = _place(row)
            if place and row.source.url_path.strip("/").count("/") == 1:
                places.setdefault(place, row.source.title)
        return places

    @cached_property
    def themes(self):
        return {theme.slug: theme for theme in Theme.objects.vocabulary().values()}

    @cached_property
    def narrowed(self):
        """The rows of the sections, themes, … chosen, whatever their states."""
        rows = self.table.rows
        if self.chosen["section"] in self.sections:
            rows = [row for row in rows if _place(row) == self.chosen["section"]]
        if self.chosen["owner"].isdecimal():
            rows = [row for row in rows if row.source.owner == int(self.chosen["owner"])]
        if self.chosen["q"]:
            words = self.chosen["q"].casefold()
            rows = [row for row in rows if words in row.source.title.casefold()]
        if theme := self.themes.get(self.chosen["theme"]):
            having = ThemedPage.objects.filter(tag__in=[theme.pk, *(t.pk for t in self._below(theme))])
            ids = set(having.values_list("content_object", flat=True))
            rows = [row for row in rows if row.source.pk in ids]
        return rows

    def _below(self, theme):
        return [other for other in self.themes.values() if other.parent_id == theme.pk]

    @cached_property
    def rows(self):
        """Those with a page in the state chosen, in the language chosen."""
        language, state = self.chosen["language"], self.chosen["state"]
        if not language and not state:
            return self.narrowed
        return [row for row in self.narrowed if any(_is_wanted(cell, language, state) for cell in row.cells)]

    @cached_property
    def counts(self):
        """[(Locale, [(State, number), …]), …] of all that is narrowed, for the languages that it is translated into."""
        found = self.table.counts(self.narrowed)
        return [
            (locale, [(state, found[locale.language_code][state]) for state in State])
            for locale in self.table.locales.values()
            if locale.language_code in found
        ]

    @cached_property
    def page(self):
        """A page of Rows: each has its type and its columns, a Cell a language and None for its own; each Cell what to
        do next, and, when it is stale, what changed."""
        page = Paginator(self.rows, PAGE_SIZE).get_page(self.number)
        changes = changes_of([row.source for row in page for cell in row.cells if cell.state == State.STALE])
        due = due_moments([cell.page for row in page for cell in row.cells if cell.state == State.DRAFT])
        for row in page:
            row.kind = ContentType.objects.get_for_id(row.source.content_type).name
            cells = {cell.locale.pk: cell for cell in row.cells}
            row.columns = [cells.get(pk) for pk in self.table.locales]
            for cell in row.cells:
                cell.action, cell.url, cell.progress = ACTIONS[cell.state], address_of(cell), _progress(cell)
                cell.due = due.get(cell.page.pk) if cell.page else None
                cell.changes = _comparison(cell, changes.get(row.source.pk, []))
        return page


def changes_url(cell):
    """Where what changed since a stale Cell was taken is shown, for one alone; empty when nothing can be compared."""
    source = cell.row.source
    return _comparison(cell, changes_of([source]).get(source.pk, []))


def _place(row):
    return "/".join(row.source.url_path.strip("/").split("/")[1:2])


def _is_wanted(cell, language, state):
    return language in ("", cell.language) and state in ("", cell.state)


def address_of(cell):
    """Where what is next for a Cell is done; empty when nothing is."""
    if cell.state == State.MISSING:
        address = reverse("wagtail_localize:submit_page_translation", args=[cell.row.source.pk])
        return f"{address}?select_locale={cell.language}"
    if cell.state == State.STALE and cell.translation:
        return reverse("wagtail_localize:update_translations", args=[cell.translation.source])
    return reverse("wagtailadmin_pages:edit", args=[cell.page.pk]) if cell.page else ""


def changes_of(sources):
    """{id of a page: [(id of a revision, when it was written), …]}, the oldest first: one query."""
    found = {}
    revisions = Revision.page_revisions.filter(object_id__in=[str(source.pk) for source in sources])
    for pk, object_id, created_at in revisions.order_by("created_at").values_list("pk", "object_id", "created_at"):
        found.setdefault(int(object_id), []).append((pk, created_at))
    return found


def due_moments(pages):
    """{id of a page: when the worker will publish it} of those that somebody planned: one query."""
    planned = Revision.page_revisions.filter(object_id__in=[str(page.pk) for page in pages])
    moments = planned.exclude(approved_go_live_at=None).values_list("object_id", "approved_go_live_at")
    return {int(pk): moment for pk, moment in moments}


def _comparison(cell, revisions):
    """The address where what changed in the source of a stale Cell since it was taken is shown; empty when nothing
    can be compared."""
    if cell.state != State.STALE or not revisions:
        return ""
    taken_at = cell.translation.synchronised_at if cell.translation else cell.page.published_at
    before = [pk for pk, created_at in revisions if created_at <= taken_at]
    published = [pk for pk, created_at in revisions if created_at <= cell.row.source.published_at]
    if not before or not published or before[-1] == published[-1]:
        return ""
    return reverse("wagtailadmin_pages:revisions_compare", args=[cell.row.source.pk, before[-1], published[-1]])


def _progress(cell):
    """ "3 of 12" for what is translated in part; else empty."""
    translation = cell.translation
    if not translation or not translation.total or translation.done == translation.total:
        return ""
    return gettext("%(done)s of %(total)s") % {"done": translation.done, "total": translation.total}
