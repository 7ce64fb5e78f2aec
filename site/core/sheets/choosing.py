"""Closed lists: a word is known by its code or by its label in any language, and help says which there are."""

import re
from difflib import get_close_matches
from functools import cache

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.vocabularies import active_language, vocabulary
from core.vocabularies.levels import level_label, storable

from .cells import SEPARATOR, shown

NEAREST = 3


def chosen(word, choices):
    """The key of `choices`, {key: [other ways to write it]}, that `word` is, whatever its capitals.

    Raises ValidationError with the nearest keys. For closed lists that are no vocabulary.
    """
    known = {}
    for key, ways in choices.items():
        known |= {plain(way): key for way in ways if plain(way) not in known}
    known |= {plain(key): key for key in choices}
    if plain(word) in known:
        return known[plain(word)]
    near = [known[way] for way in get_close_matches(plain(shown(word)), known, n=len(known), cutoff=0)]
    nearest = ", ".join(list(dict.fromkeys(near))[:NEAREST])
    raise ValidationError(
        _("“%(word)s” is not in the list. The nearest: %(nearest)s.") % {"word": shown(word), "nearest": nearest}
    )


@cache
def choices_of(name):
    """{code: [its labels in every language]}; school years too, where the vocabulary stores those."""
    languages = [language for language, _name in settings.LANGUAGES]
    if name == "education_level":
        return {code: [level_label(code, language) for language in languages] for code in storable()}
    terms = vocabulary(name)
    return {code: [terms.label(code, language) for language in languages] for code in terms}


def one_of(name):
    """The help of a column that holds a code of the vocabulary `name`."""
    sentence = gettext_lazy("One of: %(words)s.")
    return lazy(lambda: sentence % {"words": _words(name)}, str)()


def some_of(name):
    """The help of a column whose cells hold several codes."""
    sentence = gettext_lazy("One or more, with %(separator)s between them: %(words)s.")
    return lazy(lambda: sentence % {"separator": SEPARATOR, "words": _words(name)}, str)()


def _words(name):
    position = [language for language, _name in settings.LANGUAGES].index(active_language())
    return ", ".join(f"{code} ({labels[position]})" for code, labels in choices_of(name).items())


def plain(word):
    return re.sub(r"\s+", " ", str(word).replace("’", "'")).strip().casefold()
