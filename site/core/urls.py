"""Addresses of core that carry no language."""

from django.urls import path

from core.views import files, health, machines, media

urlpatterns = [
    path("", machines.choose_language, name="choose_language"),
    path("robots.txt", machines.robots),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sante/vivant", health.alive),
    path("sante/pret", health.ready),
    path("fichiers/<int:document_id>/apercu.webp", files.preview, name="document_preview"),
    path("fichiers/<int:document_id>/<str:filename>", files.document, name="document"),
    path("media/<path:path>", media.image),
]
