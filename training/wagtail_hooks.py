"""What trainings add to the admin: how complete one is, beside its form; two reports."""

from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from core.dates import date_format
from core.side_panels import ChecksSidePanel
from training.completeness import checks
from training.models import TrainingPage
from training.reports import CompletenessReport, SessionsReport


class CompletenessSidePanel(ChecksSidePanel):
    name = "completeness"
    title = _("Completeness")

    def checks_of(self, page):
        return checks(page)

    def note(self, page):
        if not page.last_published_at:
            return gettext("Not published yet.")
        return gettext("The public reads it as it was on %s.") % date_format(page.last_published_at, "DATE_FORMAT")


class TrainingEditView(EditView):
    def get_side_panels(self):
        panels = super().get_side_panels()
        if not self.expects_json_response:
            panels.append(CompletenessSidePanel(self.page, self.request))
        return panels


class TrainingViewSet(PageViewSet):
    model = TrainingPage
    edit_view_class = TrainingEditView


@hooks.register("register_admin_viewset")
def training_viewset():
    return TrainingViewSet()


REPORTS = {"completeness": CompletenessReport, "sessions": SessionsReport}


@hooks.register("register_admin_urls")
def report_urls():
    urls = []
    for name, view in REPORTS.items():
        urls.append(path(f"reports/trainings/{name}/", view.as_view(), name=view.index_url_name))
        results = view.as_view(results_only=True)
        urls.append(path(f"reports/trainings/{name}/results/", results, name=view.index_results_url_name))
    return urls


@hooks.register("register_reports_menu_item")
def completeness_item():
    return _item(CompletenessReport, 1200)


@hooks.register("register_reports_menu_item")
def sessions_item():
    return _item(SessionsReport, 1210)


def _item(view, order):
    return MenuItem(view.page_title, reverse(view.index_url_name), icon_name=view.header_icon, order=order)
