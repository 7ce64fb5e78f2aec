"""How often everything is read and fetched, for editors: by month, and which pages the most."""

import django_filters
from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from core.counts.charts import charts_of
from core.counts.kinds import registered
from core.counts.periods import PERIODS, period_of
from core.counts.totals import by_page, counted_since
from core.models import PageCount
from core.sheets.cells import never_run

DEFAULT = "months"


class CountsFilter(WagtailFilterSet):
    period = django_filters.ChoiceFilter(
        label=_("Period"),
        choices=[(code, label) for code, label in PERIODS.items() if code != DEFAULT],
        empty_label=PERIODS[DEFAULT],
        method="keep",
    )

    def keep(self, queryset, name, value):
        return queryset  # which is of that period already

    class Meta:
        model = PageCount
        fields = []


def _address(row):
    return reverse("wagtailadmin_pages:edit", args=[row["id"]]) if row["id"] else None


class CountsReport(ReportView):
    """Charts of a period, and the pages of it, those fetched most first."""

    page_title = _("Views and downloads")
    header_icon = "chart"
    index_url_name = "counts_report"
    index_results_url_name = "counts_report_results"
    results_template_name = "admin/counts_report_results.html"
    filterset_class = CountsFilter
    model = PageCount
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    default_ordering = "-downloads"
    columns = [
        TitleColumn("title", label=_("Title"), get_url=_address),
        Column("reference", label=_("Reference")),
        Column("views", label=_("Views"), sort_key="views"),
        Column("downloads", label=_("Downloads"), sort_key="downloads"),
    ]
    list_export = ["reference", "title", "views", "downloads"]
    export_headings = {column.name: column.label for column in columns}
    custom_field_preprocess = {"title": {ReportView.FORMAT_CSV: never_run}}
    export_filename = "counts"

    @cached_property
    def period(self):
        chosen = self.filters.form.cleaned_data.get("period") if self.filters.is_valid() else ""
        return period_of(chosen or DEFAULT)

    def get_queryset(self):
        counts = by_page(self.period.first, self.period.last)
        return counts.order_by(self.ordering, "-views", "-downloads", "translation_key")

    def decorate_paginated_queryset(self, object_list):
        return self._rows(object_list) if self.is_export else object_list

    def get_table(self, object_list):
        return super().get_table(self._rows(object_list))

    def _rows(self, object_list):
        rows = list(object_list)
        pages = _pages([row["translation_key"] for row in rows])
        nothing = {"id": None, "title": gettext("Deleted"), "reference": ""}
        return [row | pages.get(row["translation_key"], nothing) for row in rows]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.is_export:
            return context
        parts = self.period.parts()
        shown = {"parts": list(reversed(parts)), "charts": charts_of(parts)}
        return context | shown | {"period": self.period, "since": counted_since()}


def _pages(keys):
    """{translation key: {"id", "title", "reference"}} of pages that are there, each in the first language it has."""
    order = [code for code, _name in settings.LANGUAGES]
    found = {}
    for counted in registered():
        pages = counted.model.objects.filter(translation_key__in=keys).select_related("locale").defer_streamfields()
        for page in sorted(pages, key=lambda page: order.index(page.locale.language_code), reverse=True):
            facts = {"id": page.pk, "title": page.get_admin_display_title(), "reference": counted.reference(page)}
            found[page.translation_key] = facts
    return found
