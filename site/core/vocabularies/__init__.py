"""The closed lists of the network: stable codes with labels in four languages, all in `vocabularies.yaml`.

Models store codes; a label is looked up, in the reader's language, when it is shown.
"""

from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import get_language

from core.typography import french


class Vocabulary:
    """One closed list. `terms` maps each code to its whole entry (a dict), in the order of the file."""

    def __init__(self, entries):
        self.terms = {str(entry["code"]): {**entry, "fr": french(entry["fr"])} for entry in entries}
        self._later = lazy(self.label, str)  # made once: each `lazy` is a class of its own

    def __contains__(self, code):
        return code in self.terms

    def __iter__(self):
        return iter(self.terms)

    def label(self, code, language=None):
        """The label of `code` in `language` or in the active one; the code itself when it is unknown."""
        entry = self.terms.get(code, {})
        return str(entry.get(language or active_language()) or entry.get("fr", code))

    def labels(self, codes, language=None):
        """The labels of those of `codes` that exist, in the order of the vocabulary."""
        return [self.label(code, language) for code in self.terms if code in codes]

    def choices(self):
        """Pairs (code, label) for a form field; a label follows the language active when it is shown."""
        return [(code, self._later(code)) for code in self.terms]


def language_choices():
    """The languages of the site, in the reader's: pairs for a form field."""
    return list(settings.LANGUAGE_NAMES.items())


def active_language():
    """Two letters: fr, nl, de or en."""
    return (get_language() or "fr").split("-")[0]


def text_in(texts, language=None):
    """Of `texts`, {language: text}, the one in `language` or in the active one, else the French one, else ""."""
    return texts.get(language or active_language()) or texts.get("fr", "")


def fallback_in(texts, language=None):
    """The language of what `text_in` gives when it is not the one asked for, for a `lang` attribute; else ""."""
    return "fr" if texts.get("fr") and not texts.get(language or active_language()) else ""


@cache
def _lists():
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(Path(__file__).with_name("vocabularies.yaml").read_text("utf-8"), loader)  # noqa: S506


@cache
def vocabulary(name):
    """The vocabulary called `name` in the file; KeyError when there is none."""
    return Vocabulary(_lists()[name])
