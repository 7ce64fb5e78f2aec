"""What stands around every page, and at the head of its sections."""

from datetime import UTC, datetime
from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from core.languages import SiteLanguage
from core.models import Navigation, NetworkDetails
from core.navigation import Link
from home.components.samples import GERMAN_TITLE, NOWHERE, linked, page
from home.components.specimens import Family, State

FRAME = Family("frame", _("The frame of the pages"))

TITLES = ["Ressources", "Actualités", "Positions", "Formations", "Thèmes", "Membres"]
PHONE = 390


def languages(*missing, current="fr"):
    names = {"fr": "Français", "nl": "Nederlands", "de": "Deutsch", "en": "English"}
    return [SiteLanguage(code, name, NOWHERE, code == current, code not in missing) for code, name in names.items()]


def header(current="Ressources", **given):
    menu = [Link(title, f"{NOWHERE}{number}", title == current) for number, title in enumerate(TITLES)]
    values = {"name": "Réseau CSTI", "tagline": "Culture scientifique, technique et industrielle", "menu": menu}
    return {
        **values,
        "home_url": NOWHERE,
        "search_url": f"{NOWHERE}search",
        "site_languages": languages(),
        "path": "",
        **given,
    }


@FRAME.shows("components/header.html", framed=True)
def _header():
    yield State("Sous la section « Ressources »", header())
    missing = languages("nl", "de")
    yield State(
        "Page « Thèmes », absente en deux langues", header("Thèmes", path=f"{NOWHERE}4", site_languages=missing)
    )
    yield State("Sans slogan ni menu", header(tagline="", menu=[]))
    yield State("Sur un téléphone", header(), width=PHONE)
    yield State("Sur un téléphone, le menu ouvert", header(), width=PHONE, height=540)


@FRAME.shows("components/language-switcher.html", "small", framed=True)
def _language_switcher():
    yield State("Page traduite partout", {"site_languages": languages()})
    yield State("Absente en néerlandais et en allemand", {"site_languages": languages("nl", "de")})
    yield State("Page allemande, absente ailleurs", {"site_languages": languages("fr", "nl", "en", current="de")})


@FRAME.shows("components/breadcrumbs.html", framed=True)
def _breadcrumbs():
    crumbs = [
        {"title": title, "url": NOWHERE} for title in ("Accueil", "Ressources", "Thèmes", "Patrimoine industriel")
    ]
    yield State("Sous l’accueil", {"breadcrumbs": crumbs[:1], "title": "La charte"})
    yield State(
        "Long chemin, titre long",
        {"breadcrumbs": crumbs, "title": "Qui parle dans nos salles ? Enquête sur la parole dans les visites guidées"},
    )


@FRAME.shows("components/margin-note.html", "small")
def _margin_note():
    notes = {
        "Le titre seul": {"title": "En détail"},
        "Avec une phrase": {"title": "Notice", "note": "À savoir avant de préparer la salle."},
        "Avec un lien": {"title": "Membres", "note": "Associations, musées…", "url": NOWHERE, "text": "L’annuaire"},
        "Un mot plus long que la marge": {"title": "Institutionnalisation", "note": "La coupure suit la langue."},
    }
    for number, (label, note) in enumerate(notes.items()):
        yield State(label, {"id": f"note-{number}", **note}, "div.specimen-rule")


@FRAME.shows("components/more-link.html", "small")
def _more_link():
    yield State("Vers le tout", {"url": NOWHERE, "text": "Toutes les ressources"})


@FRAME.shows("components/older-translation.html", "small")
def _older_translation():
    yield State("La page traduite est à jour", {"source": None})
    titles = {"fr": "Le sol vivant", "nl": "De levende bodem", "de": GERMAN_TITLE, "en": "The living soil"}
    for code, title in titles.items():
        source = linked(title, language=code)
        source.last_published_at = datetime(2026, 3, 3, tzinfo=UTC)
        yield State(f"Plus ancienne que sa source ({code})", {"source": source})


def footer(*columns, network=None, rights="Textes sous CC BY-SA 4.0"):
    about = "Associations, musées, écoles et universités qui font vivre la culture scientifique et technique."
    return {
        "network": network or NetworkDetails(email="bonjour@exemple.example", phone="+32 2 000 00 00"),
        "navigation": Navigation(foot=about, rights=rights) if rights else SimpleNamespace(),
        "columns": columns,
        "page": page("Ressources", last_published_at=datetime(2026, 3, 14, tzinfo=UTC)),
    }


def column(heading, *titles):
    return {"heading": heading, "links": [Link(title, NOWHERE) for title in titles]}


@FRAME.shows("components/footer.html", framed=True)
def _footer():
    explore = column("Explorer", "Ressources", "Thèmes", "Membres")
    know = column("Savoir", "La charte", "Mentions légales", "Vie privée", "Accessibilité")
    full = NetworkDetails(
        email="bonjour@exemple.example",
        phone="+32 2 000 00 00",
        street="Rue de l’Exemple 1",
        postal_code="5000",
        locality="Namur",
    )
    yield State("Deux colonnes, une adresse", footer(explore, know, network=full))
    yield State("Une colonne", footer(explore))
    yield State("Aucune colonne", footer())
    yield State(
        "Sans rien que le nom, sur un nouveau site", footer(network=NetworkDetails(), rights="") | {"page": None}
    )
    yield State("Sur un téléphone", footer(explore, know, network=full), width=PHONE)
