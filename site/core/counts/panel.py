"""How often a page is read and its files are fetched, beside its form."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from core.counts.charts import charts_of
from core.counts.periods import period_of
from core.counts.totals import counted_since, of_files
from core.models import Document


class CountsSidePanel(BaseSidePanel):
    """Charts of twelve months, a table of the same numbers, and the files."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        icon_name = "chart"

        @property
        def aria_label(self):
            return self.panel.title

    name = "counts"
    title = _("Views and downloads")
    template_name = "admin/counts_panel.html"
    order = 160

    def get_context_data(self, parent_context):
        period, key = period_of("months"), self.object.translation_key
        parts = period.parts(key)
        context = {
            "since": counted_since(),
            "period": period,
            "parts": list(reversed(parts)),
            "charts": charts_of(parts),
            "files": _files(key, period),
        }
        return {**super().get_context_data(parent_context), **context}


def _files(translation_key, period):
    """The documents that the published page offers in any of its languages, with `number`, those fetched most first."""
    documents = Document.objects.filter(public_uses__page__translation_key=translation_key).distinct()
    documents = list(documents.order_by("pk"))
    numbers = of_files([document.pk for document in documents], period.first, period.last)
    for document in documents:
        document.number = numbers.get(document.pk, 0)
    return sorted(documents, key=lambda document: -document.number)
