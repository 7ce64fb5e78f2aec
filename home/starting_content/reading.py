"""What all parts of the starting content are read and translated with."""

from pathlib import Path

import yaml
from wagtail.models import Locale

FOLDER = Path(__file__).parent
LANGUAGES = ("fr", "nl", "de", "en")


def read(name):
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def translated(source, language, values):
    """A draft of `source` in another language with `values`, {field: value}."""
    page = source.copy_for_translation(Locale.objects.get(language_code=language))
    for name, value in values.items():
        setattr(page, name, value)
    return page
