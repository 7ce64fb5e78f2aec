"""The address of the search under each language: a word of that language, which no page may have as its slug."""

from django.urls import path, re_path
from django.utils.functional import lazy

from core.vocabularies import active_language
from home.searching.views import led_to_search, search

WORDS = {"fr": "recherche", "nl": "zoeken", "de": "suche", "en": "search"}


def _word():
    return f"{WORDS[active_language()]}/"


urlpatterns = [
    path(lazy(_word, str)(), search, name="search"),
    re_path(rf"^(?:{'|'.join(WORDS.values())})/$", led_to_search),
]
