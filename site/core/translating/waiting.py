"""What waits for one user: pages to translate in their languages, and translations that they may publish."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.translating.cockpit import ACTIONS, address_of
from core.translating.states import State

NEXT = (State.STALE, State.IN_PROGRESS, State.MISSING)  # what a translator does first
SHOWN = 4  # in each list
LOOKED_AT = 50  # drafts, for some that the user may publish
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass
class Task:
    """A Cell with what to do next."""

    cell: object

    @property
    def title(self):
        return self.cell.row.source.title

    @property
    def action(self):
        return ACTIONS[self.cell.state]

    @property
    def url(self):
        return address_of(self.cell)


def languages_of(user, locales):
    """Those of `locales` whose pages the user answers for: there is no group a language, but permissions on the pages
    below one home say it. Who may do all has all, the language of their admin first."""
    pages = page_permission_policy.instances_with_direct_explore_permission(user)
    own = {page.locale_id for page in pages}
    if any(page.depth == 1 for page in pages):
        own = {locale.pk for locale in locales}
    return sorted((one for one in locales if one.pk in own), key=lambda one: one.language_code != get_language())


def to_translate(rows, locales):
    """[(Locale, [Task, …]), …]: the first few of each language, the source published last first."""
    found = {locale.pk: [] for locale in locales}
    for row in sorted(rows, key=lambda row: row.source.published_at or LONG_AGO, reverse=True):
        for cell in row.cells:
            if cell.state in NEXT and cell.locale.pk in found:
                found[cell.locale.pk].append(cell)
    first = {pk: sorted(cells, key=lambda cell: NEXT.index(cell.state))[:SHOWN] for pk, cells in found.items()}
    return [(locale, [Task(cell) for cell in first[locale.pk]]) for locale in locales if first[locale.pk]]


def to_publish(rows, user):
    """[Cell, …]: the first few drafts, all translated, that the user may publish."""
    cells = [cell for row in rows for cell in row.cells if cell.state == State.DRAFT][:LOOKED_AT]
    pages = Page.objects.in_bulk([cell.page.pk for cell in cells]) if cells else {}
    allowed = (cell for cell in cells if pages[cell.page.pk].permissions_for_user(user).can_publish())
    return list(allowed)[:SHOWN]
