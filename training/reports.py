"""What editors are told of all trainings at once: which of them tell too little, which sessions lack something."""

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import PageReportView, ReportView
from wagtail.models import Locale
from wagtail.permissions import page_permission_policy

from training.completeness import POINTS, missing_points, with_points
from training.models import TrainingPage, TrainingSession
from training.session import CANCELLED, ONLINE


class TrainingFilter(WagtailFilterSet):
    locale = django_filters.ModelChoiceFilter(label=_("Language"), queryset=Locale.objects.all())

    class Meta:
        model = TrainingPage
        fields = ["live", "locale"]


class CompletenessReport(PageReportView):
    """The trainings, those that tell the least first."""

    page_title = _("Completeness of the trainings")
    header_icon = "tasks"
    index_url_name = "training_completeness"
    index_results_url_name = "training_completeness_results"
    results_template_name = "admin/training_completeness_results.html"
    filterset_class = TrainingFilter
    model = TrainingPage
    any_permission_required = ["add", "change", "publish"]
    list_export = ["title", "points", "missing", "status_string", "last_published_at"]
    export_headings = {"points": _("Points of nine"), "missing": _("Missing"), "last_published_at": _("Published on")}

    def get_queryset(self):
        pages = with_points(TrainingPage.objects.filter(alias_of=None).select_related("locale"))
        return pages.order_by("points", "title")

    def decorate_paginated_queryset(self, object_list):
        for page in object_list:
            page.missing = ", ".join(missing_points(page))
        return object_list

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "most": len(POINTS)}


def lacking():
    """The coming sessions of trainings in their own language that lack a date, a place, or a link."""
    sessions = TrainingSession.objects.filter(Q(ends_at=None) | Q(ends_at__gt=timezone.now()), page__alias_of=None)
    no_place = ~Q(mode=ONLINE) & Q(venue="", locality="")
    no_link = Q(mode=ONLINE, link="")
    no_way = Q(registration_url="", registration_email="", page__contact_email="")
    sessions = sessions.exclude(state=CANCELLED).filter(Q(starts_at=None) | no_place | no_link | no_way)
    return sessions.select_related("page__locale").order_by("starts_at", "pk")


def what_lacks(session):
    """What a TrainingSession lacks, in words: a list."""
    online = session.mode == ONLINE
    lacks = {
        gettext("date"): not session.starts_at,
        gettext("place"): not online and not (session.venue or session.locality),
        gettext("link"): online and not session.link,
        gettext("way to register"): not (
            session.registration_url or session.registration_email or session.page.contact_email
        ),
    }
    return [word for word, is_lacking in lacks.items() if is_lacking]


class SessionsReport(ReportView):
    """The coming sessions that lack something."""

    page_title = _("Sessions without date, place or link")
    header_icon = "date"
    index_url_name = "training_sessions"
    index_results_url_name = "training_sessions_results"
    results_template_name = "admin/training_sessions_results.html"
    model = TrainingSession
    context_object_name = "sessions"
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    list_export = ["page.title", "when_label", "lacks"]
    export_headings = {"page.title": _("Training"), "when_label": _("Begins"), "lacks": _("Missing")}

    def get_queryset(self):
        return lacking()

    def decorate_paginated_queryset(self, object_list):
        for session in object_list:
            session.lacks = ", ".join(what_lacks(session))
        return object_list
