"""Every address of the site (DESIGN §4): fixed ones first, then, under each language, Wagtail's pages."""

import re

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from core.exports import NAMES
from core.views.exports import export
from core.views.pages import serve

EXPORTS = "|".join(map(re.escape, NAMES))

urlpatterns = [
    path("", include("core.urls")),
    path("cms/", include(wagtailadmin_urls)),
    *i18n_patterns(
        path("dossier/", include("resources.urls")),
        path("", include("search.urls")),
        re_path(rf"^(?P<page_path>(?:[\w-]+/)*)(?P<name>{EXPORTS})$", export, name="export"),
        path("", include("news.urls")),
        path("", include("home.urls")),
        re_path(wagtail_urls.serve_pattern, serve),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]
