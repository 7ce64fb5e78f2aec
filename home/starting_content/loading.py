"""Loads what a new installation starts with: themes, organisations, the library and its resources with real files."""

from datetime import timedelta
from pathlib import Path

import yaml
from django.core.files import File
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Locale

from core.models import Document, Organisation, PageOrganisation, Theme, ThemedPage
from core.models.themes import Palette
from core.typography import french
from core.vocabularies import vocabulary
from home.models import HomePage
from home.starting_content.bodies import body_of
from resources.models import RelatedResource, ResourceFile, ResourceIndexPage, ResourcePage

FOLDER = Path(__file__).parent
LANGUAGES = ("fr", "nl", "de", "en")
COPIED = ("levels", "audience", "licence", "duration", "group_min", "group_max", "needs", "preparation")
COPIED += ("accessibility", "curriculum")


def load(say=lambda line: None):
    """Load everything, or nothing: False when the site already holds themes or a library, which are left alone."""
    if Theme.objects.exists() or ResourceIndexPage.objects.exists():
        return False
    with transaction.atomic(), translation.override("fr"):
        themes = load_themes()
        organisations = load_organisations()
        libraries = load_pages()
        load_resources(libraries, themes, organisations, say)
    return True


def read(name):
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def load_themes():
    themes = {}
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
        theme.labels = [theme.labels.model(language=language, label=term[language]) for language in LANGUAGES]
        theme.save()
        themes[code] = theme
    return themes


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


def load_pages():
    """Fill the home pages and put a library under each: {language: ResourceIndexPage}."""
    pages, libraries = read("pages.yaml"), {}
    for language in LANGUAGES:
        home = HomePage.objects.get(locale__language_code=language)
        for name, value in pages["home"][language].items():
            setattr(home, name, value)
        home.save_revision().publish()
        values = pages["library"][language] | {"show_in_menus": True}
        if language == "fr":
            library = home.add_child(instance=ResourceIndexPage(**values, locale=home.locale, live=False))
        else:
            library = _translated(libraries["fr"], language, values)
        library.save_revision().publish()
        libraries[language] = library
    return libraries


def load_resources(libraries, themes, organisations, say):
    loaded = {}
    entries = [read(path) for path in sorted((FOLDER / "resources").glob("*.yaml"))]
    # The oldest first, so that references are given in the order of the dates.
    for entry in sorted(entries, key=lambda entry: -entry["days_ago"]):
        page = _resource(entry, libraries["fr"], themes, organisations)
        loaded[entry["slug"]] = page
        say(f"{page.reference}  {page.title}")
    for entry in entries:
        _link(loaded, entry)
    for entry in entries:
        for language, texts in (entry.get("translations") or {}).items():
            _translate_resource(loaded[entry["slug"]], language, texts)


def _resource(entry, library, themes, organisations):
    page = ResourcePage(
        title=french(entry["title"]),
        slug=entry["slug"],
        locale=library.locale,
        live=False,
        summary=french(entry["summary"]),
        resource_type=entry["type"],
        material_languages=entry["languages"],
        authors="\n".join(entry.get("authors") or []),
        needs_detail=entry.get("needs_detail") or "",
        date=timezone.localdate() - timedelta(days=entry["days_ago"]),
        body=body_of(entry["body"]),
        **{name: entry.get(name) for name in COPIED},
    )
    page.themed_items = [ThemedPage(tag=themes[code], sort_order=i) for i, code in enumerate(entry["themes"])]
    page.organisation_items = [
        PageOrganisation(organisation=organisations[slug], sort_order=i)
        for i, slug in enumerate(entry["organisations"])
    ]
    page.files = [_file(entry["slug"], file, i, library.locale) for i, file in enumerate(entry["files"])]
    library.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _file(slug, entry, order, locale):
    document = _document(FOLDER / "files" / slug / entry["file"], entry["label"]) if "file" in entry else None
    return ResourceFile(
        document=document,
        address=entry.get("url", ""),
        label=entry["label"],
        role=entry["role"],
        sort_order=order,
        locale=locale,
    )


def _document(path, title):
    with path.open("rb") as file:
        document = Document(title=title, file=File(file, path.name))
        document._set_document_file_metadata()
        document.save()
    return document


def _link(loaded, entry):
    page = loaded[entry["slug"]]
    if not entry.get("related") and not entry.get("based_on"):
        return
    page.related_items = [
        RelatedResource(resource=loaded[slug], sort_order=i) for i, slug in enumerate(entry.get("related") or [])
    ]
    page.based_on = loaded.get(entry.get("based_on"))
    page.save_revision().publish()


def _translated(source, language, values):
    page = source.copy_for_translation(Locale.objects.get(language_code=language))
    for name, value in values.items():
        setattr(page, name, value)
    return page


def _translate_resource(source, language, texts):
    values = {name: texts[name] for name in ("title", "slug", "summary", "needs_detail") if name in texts}
    page = _translated(source, language, values | {"body": body_of(texts["body"])})
    for file, label in zip(page.files.all(), texts["labels"], strict=True):
        file.label = label
    page.save_revision().publish()
