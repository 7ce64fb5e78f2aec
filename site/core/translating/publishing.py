"""Publishing pages in several languages together, now or at a moment to come: all of them or none."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from core.translating.readiness import reason_against
from core.translating.states import State, Table

MOST = 200  # pages at once


class NotPublishedError(Exception):
    """Nothing was published. `problems` says why: [(Item, sentence), …]."""

    def __init__(self, problems):
        super().__init__(problems)
        self.problems = problems


@dataclass
class Item:
    """A page in one language: what would be published, or the `reason` why it may not be."""

    locale: Locale
    title: str
    page: Page | None = None
    translation: int | None = None
    is_source: bool = False
    reason: str = ""


class Plan:
    """What would happen to the pages with these ids in these languages, or in all; of None, to all that is ready."""

    def __init__(self, user, page_ids=None, languages=()):
        self.rows = self._rows(page_ids)
        pages = self._pages(languages)
        self.groups = [(row, self._items(row, pages, user, languages)) for row in self.rows]
        if page_ids is None:
            self.groups = [(row, items) for row, items in self.groups if any(not item.reason for item in items)]

    @property
    def items(self):
        return [item for _row, items in self.groups for item in items]

    @property
    def ready(self):
        return [item for item in self.items if not item.reason]

    def _rows(self, page_ids):
        if page_ids is None:
            return [row for row in Table().rows if row.has_ready][:MOST]
        keys = Page.objects.filter(pk__in=page_ids).values_list("translation_key", flat=True)
        return Table(list(keys), drafts=True).rows

    def _pages(self, languages):
        """{id: Page} of all that may be published."""
        ids = [row.source.pk for row in self.rows]
        ids += [cell.page.pk for row in self.rows for cell in row.cells if cell.state == State.DRAFT]
        return Page.objects.select_related("locale").in_bulk(ids)

    def _items(self, row, pages, user, languages):
        source = pages[row.source.pk]
        items = []
        if source.has_unpublished_changes and row.locale.language_code in (languages or [row.locale.language_code]):
            reason = reason_against(None, source, user)
            items.append(Item(row.locale, source.get_admin_display_title(), source, is_source=True, reason=reason))
        for cell in row.cells:
            if not languages or cell.language in languages:
                page = pages.get(cell.page.pk) if cell.page else None
                title = page.get_admin_display_title() if page else ""
                translation = cell.translation and cell.translation.pk
                items.append(Item(cell.locale, title, page, translation, reason=reason_against(cell, page, user)))
        return items


def publish(items, user, when=None):
    """Publish the pages of these Items, or have the worker do it at `when`. Raises NotPublishedError."""
    problems = []
    with transaction.atomic():
        for item in items:
            try:
                with transaction.atomic():
                    _publish(item, user, when)
            except (ValidationError, PermissionDenied) as error:
                problems.append((item, " ".join(getattr(error, "messages", [str(error)]))))
        if problems:
            raise NotPublishedError(problems)


def _publish(item, user, when):
    page = _draft(item, user)
    if page.expire_at and page.expire_at <= (when or timezone.now()):
        raise ValidationError(_("It expires before that moment: change when it expires, in its settings."))
    revision = page.get_latest_revision()
    if page.go_live_at != when:
        page.go_live_at = when
        # Who wrote it stays who wrote it: a paper is adopted by somebody else.
        revision = page.save_revision(user=revision.user if revision else user, changed=False)
    # As from its editor, the publication of a translation asks nobody for approval.
    revision.publish(user=user if item.is_source else None)


def _draft(item, user):
    """The page as it shall be: what its translators wrote so far, or the last that was saved of it."""
    if item.translation:
        translation = Translation.objects.select_related("source", "target_locale").get(pk=item.translation)
        translation.save_target(user=user, publish=False)
    page = Page.objects.get(pk=item.page.pk).specific
    if page.latest_revision is None:
        page.save_revision(user=user, changed=False)
    return page.get_latest_revision_as_object()
