"""Addresses of core that carry no language."""

from django.conf import settings
from django.urls import path, re_path

from core.views import counts, files, health, machines, media

LANGUAGES = "|".join(code for code, _name in settings.LANGUAGES)

urlpatterns = [
    path("", machines.choose_language, name="choose_language"),
    path("robots.txt", machines.robots),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    re_path(rf"^sitemap-(?P<language>{LANGUAGES})\.xml$", machines.sitemap_of, name="sitemap_of"),
    path("sante/vivant", health.alive),
    path("sante/pret", health.ready),
    path("fichiers/<int:document_id>/apercu.webp", files.preview, name="document_preview"),
    path("fichiers/<int:document_id>/<str:filename>", files.document, name="document"),
    re_path(
        r"^donnees/(?P<name>consultations|telechargements)\.(?P<extension>csv|json)$", counts.counts, name="open_counts"
    ),
    path("media/<path:path>", media.image),
]
