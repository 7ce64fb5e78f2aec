"""Addresses of core that carry no language."""

from django.urls import path, re_path

from core.views import counts, files, health, machines, media

urlpatterns = [
    path("", machines.choose_language, name="choose_language"),
    path("robots.txt", machines.robots),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sante/vivant", health.alive),
    path("sante/pret", health.ready),
    path("fichiers/<int:document_id>/apercu.webp", files.preview, name="document_preview"),
    path("fichiers/<int:document_id>/<str:filename>", files.document, name="document"),
    re_path(
        r"^donnees/(?P<name>consultations|telechargements)\.(?P<extension>csv|json)$", counts.counts, name="open_counts"
    ),
    path("media/<path:path>", media.image),
]
