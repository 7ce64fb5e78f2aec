"""The addresses of the dossier, under `/<language>/dossier/`."""

from django.urls import path

from core.citations import FORMATS
from resources.dossier import views

urlpatterns = [
    path("", views.dossier, name="dossier"),
    path("archive.zip", views.archive, name="dossier_archive"),
    *(path(name, views.citation, {"name": name}) for name in FORMATS),
]
