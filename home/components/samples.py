"""The things that components are shown with. None of them is stored."""

from datetime import date, time
from decimal import Decimal
from types import SimpleNamespace

from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail.models import Locale, Page

from core.files.formats import format_of
from core.models import Document, DocumentVersion, Organisation, OrganisationDescription, Theme
from core.models.palette import Palette
from core.vocabularies import vocabulary
from news.models import NewsPage
from resources.models import ResourceFile, ResourcePage
from training.dates import Day
from training.models import TrainingPage, TrainingSession

NOWHERE = "?nowhere="  # where the view answers that there is nothing to show: a click changes nothing
GERMAN_TITLE = "Wärmedämmverbundsysteme und Niedrigenergiehausbesichtigungen: Unterrichtsmappe für die Sekundarstufe"


def theme(letters, *, count=0, counted=(), narrower=(), name=""):
    """A first-level theme of the vocabulary, or one that it has not, in ink, when nothing has these letters."""
    terms = vocabulary("theme").terms.items()
    slug, term = next(((slug, term) for slug, term in terms if term.get("letters") == letters), ("sans-habit", {}))
    palette = letters.lower() if term else Palette.NONE
    made = Theme(name=name or term.get("fr", "Sans habit"), slug=slug, letters=letters, palette=palette)
    made.texts = {"fr": made.name}
    made.count, made.counted = count, counted
    made.narrower = [_narrower(made, label) for label in narrower]
    return made


def _narrower(parent, label):
    made = Theme(name=label, slug="plus-precis", parent=parent)
    made.texts = {"fr": label}
    return made


def all_themes():
    """Every look that a theme may have, in the order of the vocabulary: the fifteen, then the one in ink."""
    letters = [term["letters"] for term in vocabulary("theme").terms.values() if "letters" in term]
    return [theme(code, count=number) for number, code in enumerate([*letters, ""], start=3)]


def organisation(name, *, kind="association", locality="", province="", description="", shares=(), themes=()):
    texts = [OrganisationDescription(language="fr", text=description)] if description else []
    made = Organisation(
        pk=0, name=name, slug="membre", kind=kind, locality=locality, province=province, descriptions=texts
    )
    made.shares, made.main_themes = [{"text": text, "url": NOWHERE} for text in shares], list(themes)
    return made


class Rendition:
    """A picture at one size, as Wagtail's tags ask for it."""

    def __init__(self, url, width, height, alt):
        self.url, self.width, self.height, self.alt = url, width, height, alt

    def img_tag(self, attributes=None):
        own = {"src": self.url, "width": self.width, "height": self.height, "alt": self.alt}
        return format_html("<img{}>", flatatt({**own, **(attributes or {})}))


class Picture:
    """An image as Wagtail's tags ask for it: a drawing of the site's own, whatever the size."""

    def __init__(self, credit="", alt="Un terril et son chevalement, dessinés"):
        self.credit, self.alt = credit, alt

    def get_rendition(self, _filter):
        return Rendition(static("img/exemple.svg"), 960, 720, self.alt)

    def get_renditions(self, *filters):
        return {
            one.spec: Rendition(static("img/exemple.svg"), 960 // n, 720 // n, self.alt) for n, one in numbered(filters)
        }


def numbered(filters):
    """The sizes asked for are from the smallest to the largest."""
    return zip(range(len(filters), 0, -1), filters, strict=True)


def file(label, filename="", *, size=0, pages=None, state="ready", language="", role="tous"):
    """A file of a resource; without a file name, a link."""
    if not filename:
        return ResourceFile(label=label, address=NOWHERE, role=role)
    return ResourceFile(
        label=label, document=document(filename, size, pages, state, language), address=NOWHERE, role=role
    )


def document(filename, size, pages=None, state="ready", language=""):
    values = {"file": filename, "size": size, "format": format_of(filename), "page_count": pages}
    return Document(pk=1, file=filename, current=DocumentVersion(**values, state=state, language=language))


LEAFLET = {"label": "Livret d'animation", "filename": "livret.pdf", "size": 2_140_000, "pages": 24, "language": "fr"}


def resource(title="Combien de vers de terre sous la cour ?", *, language="fr", cover=None, **given):
    """A resource with all its facts, but for those given. `cover` is a Picture."""
    values = {
        "reference": "ENV 0214",
        "resource_type": "experience",
        "levels": ["P5", "P6"],
        "audience": ["mediateur", "enseignant"],
        "material_languages": ["fr"],
        "licence": "cc-by-sa",
        "duration": 100,
        "date": date(2026, 3, 14),
        "summary": "Un carré de pelouse, un seau, de la moutarde : on compte, on compare, on discute des écarts.",
    }
    shown = {
        "themes_in_order": [theme("ENV")],
        "organisations_in_order": [organisation("Les Mains dans la terre")],
        "file_items": [file(**LEAFLET), file("Fiche élève", "fiche.odt", size=310_000)],
        "linked": {},
    }
    return _unstored(ResourcePage, language, cover, {"title": title, **values}, shown, given)


def news(title="Un sentier de mesure ouvre au sommet du terril du Puits 9", *, language="fr", cover=None, **given):
    """A piece of news with all its facts, but for those given. `cover` is a Picture."""
    summary = "Huit stations, un carnet et une valise d’instruments : on grimpe, on mesure, on confronte deux récits."
    values = {"title": title, "date": date(2026, 9, 12), "summary": summary}
    return _unstored(NewsPage, language, cover, values, {"themes_in_order": [theme("PAT")]}, given)


def training(title="Animer un débat quand la science ne suffit pas", *, language="fr", **given):
    """A training with all its facts, but for those given."""
    summary = "Vaccins, pesticides, IA : tenir une discussion où faits et valeurs se répondent sans se confondre."
    values = {"title": title, "summary": summary, "kind": "continue", "hours": Decimal(8), "price": Decimal(75)}
    values |= {"price_note": "45 € pour les membres, repas compris", "audience": ["mediateur", "enseignant"]}
    values |= {"contact_email": "bonjour@exemple.be"}
    organisations = [organisation("Haute École du Canal")]
    shown = {"themes_in_order": [theme("ETH")], "organisations_in_order": organisations}
    shown |= {"next_session": None, "is_to_be_scheduled": False, "coming_sessions": [], "past_sessions": []}
    shown |= {"open_ended": None}
    return _unstored(TrainingPage, language, None, values, shown, given)


def session(page=None, *days, **given):
    """A session of a training on these days, (date, start, end), else on one; none for `session(page, None)`."""
    values = {"mode": "presentiel", "venue": "Haute École du Canal", "locality": "Mons", "places": 16, "taken": 12}
    made = TrainingSession(
        page=page or training(), language="fr", locale=Locale(language_code="fr"), **{**values, **given}
    )
    chosen = [Day(*day) for day in days or [(date(2041, 10, 8), time(9, 30), time(16))] if day]
    vars(made)["days_in_order"] = chosen
    made.starts_at = chosen[0].starts_at if chosen else None
    made.ends_at = chosen[-1].ends_at if chosen else None
    return made


def _unstored(page_type, language, cover, values, shown, given):
    """A page of that type with `values` in its fields and `shown` in what it computes, but for what is given."""
    fields = {name: value for name, value in given.items() if name not in shown}
    page = page_type(pk=0, **{**values, **fields})
    page.locale = Locale(language_code=language)
    page.is_fallback = language != "fr"
    page.get_url = lambda request=None: NOWHERE
    page._state.fields_cache["cover"] = cover  # where Django keeps what it fetched: the field takes only what is stored
    vars(page).update({name: given.get(name, value) for name, value in shown.items()})
    return page


def page(title, **fields):
    """What a template asks of a page beside its title."""
    return SimpleNamespace(title=title, **fields)


def linked(title, *, language="fr", kind=""):
    """A page that another leads to."""
    made = Page(pk=0, title=title, locale=Locale(language_code=language))
    made.kind, made.is_fallback = kind, language != "fr"
    made.get_url = lambda request=None: NOWHERE
    return made
