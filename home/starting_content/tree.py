"""The pages that a new installation starts with, in every language of the site, and the menus that lead to them."""

from core.blocks.links import ColumnsBlock, MenuBlock
from core.models import Navigation, NetworkDetails
from home.blocks import SectionsBlock
from home.models import ContactField, ContactPage, HomePage, OrganisationIndexPage, StandardPage, ThemeIndexPage
from home.starting_content.bodies import body_of
from home.starting_content.reading import LANGUAGES, read, shown, translated
from news.models import NewsIndexPage, PositionIndexPage
from resources.models import ResourceIndexPage
from training.models import TrainingIndexPage

TYPES = {
    "library": ResourceIndexPage,
    "trainings": TrainingIndexPage,
    "positions": PositionIndexPage,
    "news": NewsIndexPage,
    "themes": ThemeIndexPage,
    "members": OrganisationIndexPage,
    "charter": StandardPage,
    "about": StandardPage,
    "privacy": StandardPage,
    "accessibility": StandardPage,
    "legal": StandardPage,
    "contact": ContactPage,
}
SECTIONS = [
    {"showcase": "resources", "number": 3},
    {"showcase": "trainings", "number": 3},
    {"showcase": "positions", "number": 2},
    {"showcase": "news", "number": 3},
    {"showcase": "members", "number": 12},
]


def load_pages():
    """Put every page under the home of each language: {name of its file: {language: page}}."""
    return {name: _load_page(name, page_type) for name, page_type in TYPES.items()}


def _load_page(name, page_type):
    entry, pages = read(f"pages/{name}.yaml"), {}
    for language in LANGUAGES:
        texts = dict(entry[language])
        fields = texts.pop("fields", [])
        values = {key: shown(text, language) for key, text in texts.items() if key != "body"}
        if "body" in texts:
            values["body"] = body_of(texts["body"])
        if language == "fr":
            home = HomePage.objects.get(locale__language_code="fr")
            page = page_type(**values, locale=home.locale, live=False)
            if fields:
                page.form_fields = [_field(field, i, home.locale) for i, field in enumerate(fields)]
            home.add_child(instance=page)
        else:
            page = translated(pages["fr"], language, values)
            if fields:
                questions = list(page.form_fields.all())
                for question, asked in zip(questions, fields, strict=True):
                    question.label, question.help_text, question.choices = _texts_of(asked)
                page.form_fields = questions  # held by the page: all() alone reads them anew, with the source's texts
        page.save_revision().publish()
        pages[language] = page
    return pages


def _field(asked, order, locale):
    label, help_text, choices = _texts_of(asked)
    kind, required = asked["type"], asked["required"]
    texts = {"label": label, "help_text": help_text, "choices": choices}
    return ContactField(**texts, field_type=kind, required=required, sort_order=order, locale=locale)


def _texts_of(asked):
    return asked["label"], asked.get("help", ""), "\n".join(asked.get("choices", []))


def load_home():
    """Write the front door of each language, with the sections that fill themselves."""
    for language, values in read("pages/home.yaml").items():
        home = HomePage.objects.get(locale__language_code=language)
        for name, value in values.items():
            setattr(home, name, "\n".join(value) if name == "searches" else value)
        home.sections = SectionsBlock().to_python([{"type": "section", "value": section} for section in SECTIONS])
        home.save_revision().publish()


def load_network(pages):
    """Write the network's details, and the menus of each language around `pages`, as load_pages() gives them."""
    entry = read("network.yaml")
    network = NetworkDetails.load()
    for name, value in entry["details"].items():
        setattr(network, name, value)
    network.save()
    for language, around in entry["menus"].items():
        links = {name: in_languages[language] for name, in_languages in pages.items()}
        navigation = Navigation.objects.get(language=language)
        for name in ("tagline", "foot", "rights"):
            setattr(navigation, name, around[name])
        menu = [{"type": "link", "value": _link(item, links)} for item in around["menu"]]
        navigation.menu = MenuBlock().to_python(menu)
        columns = [
            {"heading": heading, "links": [_link(item, links) for item in items]}
            for heading, items in around["columns"].items()
        ]
        navigation.columns = ColumnsBlock().to_python([{"type": "column", "value": column} for column in columns])
        navigation.save()
    for language, page in pages["contact"].items():
        page.consent_page = pages["privacy"][language]
        page.save_revision().publish()


def _link(item, links):
    name, text = next(iter(item.items())) if isinstance(item, dict) else (item, "")
    return {"page": links[name].pk, "url": "", "text": text}
