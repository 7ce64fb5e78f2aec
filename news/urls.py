"""The addresses of the versions of a paper: their labels have a dot, which Wagtail's own pattern never matches."""

from django.urls import re_path

from news import views

PAGE = r"^(?P<page_path>(?:[\w-]+/)*)"
LABEL = r"(?P<label>[\w.-]+)/"

urlpatterns = [
    re_path(rf"{PAGE}versions/{LABEL}$", views.version, name="position_version"),
    re_path(rf"{PAGE}versions/{LABEL}(?P<filename>[\w.-]+\.pdf)$", views.pdf, name="position_pdf"),
    re_path(rf"{PAGE}changes/{LABEL}$", views.changes, name="position_changes"),
]
