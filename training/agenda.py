"""The agenda as its page shows it: sessions to come by month, or the archive, and the ruler of months."""

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import ngettext
from wagtail.models import Page

from core.cards import with_relations
from search import query
from search.listing import Listing
from training.dates import month_name
from training.query import training_cards

PAGE_SIZE = 12
FEWEST_MONTHS = 6  # of the ruler
MOST_MONTHS = 12
ARCHIVE = {"when": "past"}


class Agenda(Listing):
    """The sessions that a QueryDict asks for: those to come, or with `when=past` those that are over."""

    def __init__(self, parameters):
        from training.facets import COMING, PAST

        self.is_archive = parameters.get("when") == ARCHIVE["when"]
        kept = ARCHIVE if self.is_archive else {}
        super().__init__(PAST if self.is_archive else COMING, parameters, training_cards, PAGE_SIZE, kept)

    def newest(self, number):
        """The trainings that were first published last: in a feed each is new once, however many sessions it has."""
        rows = query.listed(self.section, self.language, self.selection.choices, self.text_ids)
        pages = Page.objects.filter(pk__in=rows.values("page_id")).order_by("-first_published_at", "-pk")
        found = self.load(list(pages.values_list("pk", flat=True)[:number]))
        return with_relations(sorted(found, key=lambda page: (page.date, page.pk), reverse=True))

    @property
    def kept(self):
        return self.selection.kept

    @cached_property
    def ruler(self):
        """The months from this one to the last in which something takes place: a list of {code, month, number,
        counted, url, selected}; `url` narrows the list to that month, or takes that back. Empty for the archive."""
        if self.is_archive:
            return []
        facet = next((facet for facet in self.facets if facet.name == "month"), None)
        values = {value.code: value for value in facet.values} if facet else {}
        return [self._mark(code, values.get(code)) for code in _months_until(max(values, default=""))]

    def _mark(self, code, value):
        selection, number = self.selection, value.count if value else 0
        selected = selection.choices.get("month") == [code]
        changed = selection.without("month") if selected else selection.with_only("month", code)
        return {
            "code": code,
            "month": capfirst(month_name(code)),
            "number": number,
            "counted": ngettext("%s session", "%s sessions", number) % number if number else "",
            "url": changed.address() if number else "",
            "selected": selected,
        }


def _months_until(last):
    """The codes of the months from this one to `last`, at least FEWEST_MONTHS and at most MOST_MONTHS."""
    today = timezone.localdate()
    months = [today.year * 12 + today.month - 1 + i for i in range(MOST_MONTHS)]
    codes = [f"{month // 12}-{month % 12 + 1:02}" for month in months]
    return [code for place, code in enumerate(codes) if place < FEWEST_MONTHS or code <= last]
