"""What makes a thing valid, and no more. Pages are published unless a test says otherwise."""

import io
from datetime import date

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale

from core.background import held_back
from core.models import Document, Organisation, PageOrganisation, Theme, ThemedPage
from home.models import (
    ContactField,
    ContactPage,
    HomePage,
    OrganisationIndexPage,
    StandardPage,
    ThemeIndexPage,
)
from news.models import NewsIndexPage, PositionIndexPage
from resources.models import ResourceFile, ResourceIndexPage, ResourcePage

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj 4 0 obj<</Length 44>>stream\nBT /F1 24 Tf 40 300 Td (Bonjour le sol) Tj ET\nendstream endobj 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"  # noqa: E501


def locale(language="fr"):
    return Locale.objects.get(language_code=language)


def home(language="fr"):
    return HomePage.objects.get(locale__language_code=language)


def docx(*paragraphs):
    """The bytes of a real Word document."""
    import docx as python_docx

    document = python_docx.Document()
    for text in paragraphs or ["Bonjour"]:
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def picture():
    """A stored picture to be."""
    return get_test_image_file(filename="terril.png")


class ThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Theme

    name = factory.Sequence(lambda n: f"Thème {n}")
    slug = factory.Sequence(lambda n: f"theme-{n}")
    letters = "ENV"
    order = factory.Sequence(int)


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Organisation {n}")
    kind = "association"


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Document

    class Params:
        name = "fiche élève.pdf"
        content = PDF

    title = "Fiche"
    file = factory.LazyAttribute(lambda o: SimpleUploadedFile(o.name, o.content))


def publish(page):
    """Publish as an editor does, through a revision; returns the page as it is stored."""
    with held_back():
        revision = page.save_revision()
    revision.publish()
    return again(page)


def again(page):
    """The same page, as it is stored by now."""
    return type(page).objects.get(pk=page.pk)


def add(parent, page, live):
    """Add a draft under `parent`, and publish it if `live`; returns the page as it is stored."""
    if not live:
        return parent.add_child(instance=page)
    with held_back():
        parent.add_child(instance=page)
    return publish(page)


def library(language="fr"):
    """The library in a language, made on first use."""
    found = ResourceIndexPage.objects.filter(locale__language_code=language).first()
    if found:
        return found
    slug = {"fr": "ressources", "nl": "leermiddelen", "de": "materialien", "en": "resources"}[language]
    page = ResourceIndexPage(title="Bibliothèque", slug=slug, show_in_menus=True, locale=locale(language))
    source = ResourceIndexPage.objects.first()
    if source:
        page.translation_key = source.translation_key
    return home(language).add_child(instance=page)


INDEXES = {
    ThemeIndexPage: {"fr": "themes", "nl": "themas", "de": "themen", "en": "themes"},
    OrganisationIndexPage: {"fr": "membres", "nl": "leden", "de": "mitglieder", "en": "members"},
    NewsIndexPage: {"fr": "actualites", "nl": "nieuws", "de": "aktuelles", "en": "news"},
    PositionIndexPage: {"fr": "positions", "nl": "standpunten", "de": "positionen", "en": "positions"},
}


def index_page(page_type, language="fr"):
    """The page of that type right under the home of a language, made on first use."""
    found = page_type.objects.filter(locale__language_code=language).first()
    if found:
        return found
    slug = INDEXES[page_type][language]
    page = page_type(title=slug.capitalize(), slug=slug, locale=locale(language))
    source = page_type.objects.first()
    if source:
        page.translation_key = source.translation_key
    return home(language).add_child(instance=page)


def standard_page(language="fr", *, body=(), **fields):
    """A page of text under the home of a language."""
    values = {"title": "Charte", "slug": "charte", "locale": locale(language), "live": False, **fields}
    return add(home(language), StandardPage(**values, body=list(body)), live=True)


def contact_page(**fields):
    """The French contact page, with the three questions one expects."""
    values = {"title": "Contact", "slug": "contact", "consent": "J’accepte.", "thanks_title": "Merci", "live": False}
    page = ContactPage(**{**values, "to_address": "reseau@example.org", "locale": locale(), **fields})
    kinds = {"Nom": "singleline", "E-mail": "email", "Message": "multiline"}
    page.form_fields = [
        ContactField(label=label, field_type=kind, sort_order=i, locale=locale())
        for i, (label, kind) in enumerate(kinds.items())
    ]
    return add(home(), page, live=True)


def fill_home(*names, language="fr", number=3):
    """Put the sections of these showcases on the home page."""
    page = home(language)
    sections = [{"type": "section", "value": {"showcase": name, "number": number}} for name in names]
    page.sections = HomePage.sections.field.to_python(sections)
    return publish(page)


def member(**fields):
    """An organisation that is a member of the network."""
    return OrganisationFactory(**{"member_since": date(2021, 3, 1), **fields})


def about(page, themes, organisations):
    """The same page, not yet saved, with these themes and organisations in their order."""
    page.themed_items = [ThemedPage(tag=theme, sort_order=i) for i, theme in enumerate(themes)]
    page.organisation_items = [PageOrganisation(organisation=o, sort_order=i) for i, o in enumerate(organisations)]
    return page


def resource(parent=None, *, themes=(), organisations=(), documents=(), links=(), live=True, **fields):
    """A resource under the library, published unless `live` is false."""
    parent = parent or library()
    number = ResourcePage.objects.count() + 1
    values = {
        "title": f"Ressource {number}",
        "slug": f"ressource-{number}",
        "resource_type": "jeu",
        "licence": "cc-by",
        "locale": parent.locale,
        "live": False,
    }
    page = about(ResourcePage(**{**values, **fields}), themes, organisations)
    page.files = [
        ResourceFile(document=document, label=document.title, sort_order=i, locale=parent.locale)
        for i, document in enumerate(documents)
    ] + [
        ResourceFile(address=url, label="Lien", sort_order=50 + i, locale=parent.locale) for i, url in enumerate(links)
    ]
    return add(parent, page, live)


def translate(page, language, **fields):
    """A published page in another language, with the fields that differ."""
    with held_back():
        copy = page.copy_for_translation(locale(language), copy_parents=False)
    for name, value in fields.items():
        setattr(copy, name, value)
    return publish(copy)
