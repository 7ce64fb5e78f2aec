"""What all parts of the starting content are read and translated with."""

from pathlib import Path

import yaml
from wagtail.models import Locale

from core.models import PageOrganisation, ThemedPage
from core.typography import french

FOLDER = Path(__file__).parent
LANGUAGES = ("fr", "nl", "de", "en")


def read(name):
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def shown(text, language):
    return french(text) if language == "fr" else text


def about(page, entry, themes, organisations):
    """Give `page` the themes and the organisations that `entry` names, {code: Theme} and {slug: Organisation}."""
    page.themed_items = [ThemedPage(tag=themes[code], sort_order=i) for i, code in enumerate(entry["themes"])]
    page.organisation_items = [
        PageOrganisation(organisation=organisations[slug], sort_order=i)
        for i, slug in enumerate(entry["organisations"])
    ]


def translated(source, language, values):
    """A draft of `source` in another language with `values`, {field: value}."""
    page = source.copy_for_translation(Locale.objects.get(language_code=language))
    for name, value in values.items():
        setattr(page, name, value)
    return page
