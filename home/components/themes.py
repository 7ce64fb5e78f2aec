"""Themes, as tabs, words, drawings and sheets."""

from django.utils.translation import gettext_lazy as _

from core.models.palette import DRAWINGS
from home.components.samples import NOWHERE, Picture, all_themes, theme
from home.components.specimens import Family, State

THEMES = Family("themes", _("Themes"))


@THEMES.shows("components/theme-tab.html", "small")
def _theme_tab():
    for one in all_themes():
        yield State(one.css_class, {"theme": one, "themes_url": NOWHERE}, inside=f"div.{one.css_class}")
    yield State("Sans page où mener", {"theme": theme("ENV")}, inside="div.theme-env")
    long = theme("PAT", name="Patrimoine industriel, technique et ouvrier")
    yield State("Un nom long", {"theme": long, "themes_url": NOWHERE}, inside="div.theme-pat")


@THEMES.shows("components/theme-link.html", "small")
def _theme_link():
    yield from (State(one.css_class, {"theme": one, "themes_url": NOWHERE}) for one in all_themes())
    yield State("Sans page où mener", {"theme": theme("ENV")})


@THEMES.shows("components/found-theme.html")
def _found_theme():
    told, bare = theme("ENV"), theme("PAT")
    told.abouts = {"fr": "D’où vient l’eau du robinet, où part la pluie, que porte une rivière ?"}
    bare.abouts = {}
    for label, one in {"Avec ce dont il parle": told, "Sans": bare}.items():
        yield State(label, {"theme": one, "themes_url": NOWHERE}, inside="ul.page-links")


@THEMES.shows("components/cover.html", "small")
def _cover():
    for palette, drawing in DRAWINGS.items():
        yield State(drawing, {"drawing": drawing}, inside=f"div.theme-{palette}")
    yield State("Sans dessin : l’engrenage", {}, inside="div.theme-none")
    yield State("Une image", {"image": Picture(), "alt": "Un terril et son chevalement"})


@THEMES.shows("components/theme-counts.html")
def _theme_counts():
    themes = [theme("ENV", count=12), theme("PAT", count=8), theme("NUM", count=1), theme("", count=0)]
    yield State("Quelques thèmes", {"themes": themes, "themes_url": NOWHERE})


@THEMES.shows("components/theme-sheet.html", "card")
def _theme_sheet():
    narrower = ["Biodiversité", "Climat", "Eau"]
    sheets = {
        "Avec des thèmes plus précis": theme(
            "ENV", counted=["12 ressources", "3 actualités", "1 position"], narrower=narrower
        ),
        "Une seule ressource": theme("ETH", counted=["1 ressource"]),
        "Un nom long, rien encore": theme("PAR", name="Sciences participatives et observatoires citoyens"),
        "Sans habit": theme("", counted=["2 ressources"]),
    }
    yield from (State(label, {"theme": one, "url": NOWHERE}, inside="ul") for label, one in sheets.items())


@THEMES.shows("components/plate.html", framed=True)
def _plate():
    entries = [
        {
            "mark": number if number < 10 else None,
            "url": NOWHERE,
            "label": one.label(),
            "css_class": one.css_class,
            "glyph": one.glyph,
            "count": number,
            "unit": "contenus",
        }
        for number, one in enumerate(all_themes()[:-1], start=1)
    ]
    yield State("Avec sa légende", {"legend": entries})
    yield State("Sans thèmes, sur un nouveau site", {"legend": []})
