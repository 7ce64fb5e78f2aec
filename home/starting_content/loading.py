"""Loads what a new installation starts with: themes, organisations, pages, and what each section has in them."""

from django.db import transaction
from django.utils import translation

from core.background import once_each
from core.models import Organisation, Theme
from core.models.palette import Palette
from core.vocabularies import vocabulary
from home.starting_content.library import load_resources
from home.starting_content.publications import load_publications
from home.starting_content.reading import LANGUAGES, read, shown
from home.starting_content.trainings import load_trainings
from home.starting_content.tree import load_home, load_network, load_pages
from resources.models import ResourceIndexPage


def load(say=lambda line: None):
    """Load everything, or nothing: False when the site already holds themes or a library, which are left alone."""
    if Theme.objects.exists() or ResourceIndexPage.objects.exists():
        return False
    with once_each(), transaction.atomic(), translation.override("fr"):
        themes = load_themes()
        organisations = load_organisations()
        pages = load_pages()
        load_network(pages)
        resources = load_resources(pages["library"], themes, organisations, say)
        load_publications(pages, themes, organisations, resources, say)
        load_trainings(pages["trainings"], themes, organisations, say)
        load_home()
    return True


def load_themes():
    themes, about = {}, read("themes.yaml")
    for order, (code, term) in enumerate(vocabulary("theme").terms.items()):
        letters = term.get("letters", "")
        theme = Theme(
            slug=code,
            name=term["fr"],
            letters=letters,
            order=order,
            palette=letters.lower() if letters.lower() in Palette.values else Palette.NONE,
            parent=themes.get(term.get("parent")),
        )
        theme.labels = [_label(theme, term, about[code], language) for language in LANGUAGES]
        theme.save()
        themes[code] = theme
    return themes


def _label(theme, term, about, language):
    text = shown(about[language], language)
    return theme.labels.model(language=language, label=term[language], about=text)


def load_organisations():
    organisations = {}
    for entry in read("organisations.yaml"):
        descriptions = entry.pop("description", {})
        organisation = Organisation(**entry)
        row = organisation.descriptions.model
        organisation.descriptions = [row(language=language, text=text) for language, text in descriptions.items()]
        organisation.save()
        organisations[organisation.slug] = organisation
    return organisations
