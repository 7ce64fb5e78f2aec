"""Addresses of the search, under each language."""

from django.urls import path

from search.views import suggest

urlpatterns = [path("recherche/suggestions/", suggest, name="suggestions")]
