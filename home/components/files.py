"""What the page of a resource says and offers: its notice, its rights, its files."""

from datetime import date

from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from core.typography import french
from home.components.cards import bare, german
from home.components.samples import LEAFLET, NOWHERE, file, resource, theme
from home.components.specimens import Family, State
from resources.licences import TERMS, licence_info

FILES = Family("files", _("A resource and its files"))

FORMATS = {
    "pdf": ("Livret d'animation", 2_140_000),
    "odt": ("Fiche élève", 310_000),
    "pptx": ("Diaporama de lancement", 18_400_000),
    "csv": ("Relevés de l'an passé", 900),
    "png": ("Affiche à imprimer", 4_200_000),
    "mp3": ("Un atelier de tissage, écoute", 9_900_000),
    "mp4": ("Le protocole filmé", 184_000_000),
    "h5p": ("Quiz à jouer en classe", 6_100_000),
    "stl": ("Engrenage à imprimer", 1_300_000),
}
LIST = "ul.file-list"


@FILES.shows("components/notice.html")
def _notice():
    full = resource(
        preparation=20,
        group_min=8,
        group_max=24,
        needs=["exterieur", "eau-evier", "papier"],
        authors="Ada Renard\nLéo Quintart",
        needs_detail="Un seau de 5 litres par équipe.\nUne cuillère de moutarde en poudre.",
        accessibility=["pdf-balise", "facile"],
        curriculum=["peca-pratiquer", "ere"],
        date=date(2026, 3, 14),
        themes_in_order=[theme("ENV"), theme("PAR")],
        linked={1: german()},
        based_on_id=1,
    )
    yield State("Complète", {"resource": full, "themes_url": NOWHERE})
    yield State("Presque vide", {"resource": bare(), "themes_url": NOWHERE})


@FILES.shows("components/licence.html", "half")
def _licence():
    credit = french("« Combien de vers de terre sous la cour ? », Les Mains dans la terre, ENV 0214")
    for code in TERMS:
        info = licence_info(code)
        attribution = f"{credit}, {info['label']}" if code == "cc-by-sa" else ""
        yield State(info["label"], {"licence": info | {"attribution": attribution}}, "div.stack-large")


@FILES.shows("components/file-item.html", "half")
def _file_item():
    for extension, (label, size) in FORMATS.items():
        yield State(extension.upper(), {"file": file(label, f"fichier.{extension}", size=size)}, inside=LIST)
    pages = file(**LEAFLET, role="encadrement")
    yield State("Avec ses pages, sa langue et pour qui", {"file": pages}, inside=LIST)
    yield State("En attente", {"file": file(**LEAFLET, state="waiting")}, inside=LIST)
    yield State("Un lien ailleurs", {"file": file("Simulateur de crue")}, inside=LIST)
    long = "Arbeitsblätter und Lösungsschlüssel zur Wärmedämmverbundsystembesichtigung, Klassenstufen 10 bis 12"
    yield State("Un libellé long", {"file": file(long, "blatt.pdf", size=720_000, pages=1)}, inside=LIST, lang="de")


@FILES.shows("components/file-list.html")
def _file_list():
    files = [
        file(**LEAFLET, role="encadrement"),
        file("Fiche élève", "fiche.odt", size=310_000),
        file("Simulateur de crue"),
    ]
    yield State("Trois fichiers", {"files": files})
    yield State("Un seul", {"files": files[:1]})


@FILES.shows("components/first-page.html", "card")
def _first_page():
    shown = {"url": static("img/exemple-page.svg"), "width": 420, "height": 594, "alt": "Première page : livret"}
    yield State("Avec une légende", {"preview": shown | {"caption": "Livret d'animation"}})
    yield State("Sans légende", {"preview": shown})
