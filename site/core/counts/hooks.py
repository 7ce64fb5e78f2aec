"""Where the admin leads to the report on views and downloads."""

from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.counts.report import CountsReport as Report


@hooks.register("register_icons")
def icons(names):
    return [*names, "admin/icons/chart.svg"]


@hooks.register("register_admin_urls")
def report_urls():
    results = Report.as_view(results_only=True)
    return [
        path("reports/counts/", Report.as_view(), name=Report.index_url_name),
        path("reports/counts/results/", results, name=Report.index_results_url_name),
    ]


@hooks.register("register_reports_menu_item")
def report_item():
    return MenuItem(Report.page_title, reverse(Report.index_url_name), icon_name=Report.header_icon, order=1100)
