"""What editors write with, in the body of a page."""

from functools import partial
from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from core.blocks.body import PageBodyBlock
from home.components.samples import NOWHERE, Picture, document
from home.components.specimens import Family, State

BLOCKS = Family("blocks", _("Blocks of a text"))

PROSE = "div.prose"
FILM = "https://exemple.example/film"
Example = partial(State, inside=PROSE)


def block(kind, **changed):
    """The value of a block as the picker shows it, with what is changed."""
    one = PageBodyBlock().child_blocks[kind]
    return one.to_python({**one.meta.preview_value, **changed}) if changed else one.get_preview_value()


def value_of(*kinds):
    """A body with a block of each kind, as the picker shows them."""
    body = PageBodyBlock()
    return body.normalize([(kind, block(kind)) for kind in kinds])


@BLOCKS.shows("blocks/heading.html")
def _heading():
    yield Example("Un intertitre", {"value": block("heading")})


@BLOCKS.shows("blocks/paragraph.html")
def _paragraph():
    yield Example("Un paragraphe", {"value": block("paragraph")})


@BLOCKS.shows("blocks/list.html", "card")
def _list():
    steps = ["<p>Couper la bouteille à mi-hauteur, puis retourner le goulot.</p>", "<p>Verser.</p>", "<p>Attendre.</p>"]
    yield Example("Des étapes numérotées", {"value": block("list", points=steps)})
    yield Example("Des points", {"value": block("list", numbered=False, points=steps)})


@BLOCKS.shows("blocks/quote.html", "card")
def _quote():
    yield Example("Avec son auteur·rice", {"value": block("quote")})
    yield Example("Sans source", {"value": block("quote", source="")})


@BLOCKS.shows("blocks/note.html", "card")
def _note():
    yield Example("Avec un titre", {"value": block("note")})
    yield Example(
        "Sans titre", {"value": block("note", title="", text="<p>Un après-midi de pluie convient aussi.</p>")}
    )


@BLOCKS.shows("blocks/values.html")
def _values():
    yield Example("Deux valeurs", {"value": block("values")})


def figure(**given):
    return {"image": Picture(**given), "caption": "Le terril vu de la gare."}


@BLOCKS.shows("blocks/figure.html", "card")
def _figure():
    yield Example("Légende et crédit", {"value": figure(credit="Dessin du réseau, CC0")})
    yield Example("Sans légende", {"value": figure() | {"caption": ""}})


@BLOCKS.shows("blocks/gallery.html")
def _gallery():
    yield Example("Deux images", {"value": {"figures": [figure(), figure()]}})
    yield Example("Cinq images", {"value": {"figures": [figure() for _number in range(5)]}})


@BLOCKS.shows("blocks/video.html", "card")
def _video():
    said = "<p>On coupe la bouteille, on la retourne, on verse.</p>"
    film = block("video", title="Le protocole filmé", url=FILM, transcript=said)
    film["poster"] = Picture(alt="")
    yield Example("Avec une image et une transcription", {"value": film})
    yield Example("Le titre seul", {"value": block("video", title="Un film tourné chez un membre", url=FILM)})


@BLOCKS.shows("blocks/table.html", "card")
def _table():
    wide = {
        "columns": [{"type": "text", "heading": name} for name in ("Sol", "Minutes", "Reste en surface", "Commune")],
        "rows": [
            {"values": ["Sable", "2", "0 %", "Braine-le-Comte"]},
            {"values": ["Argile", "60", "35 %", "Gembloux"]},
        ],
        "caption": "Temps d’infiltration par type de sol",
    }
    yield Example("Avec une légende", {"value": block("table")})
    yield Example("Plus large que la place", {"value": block("table", **wide)})
    yield Example("Sans légende", {"value": block("table", caption="")})


@BLOCKS.shows("blocks/file.html", "card")
def _file():
    def value(label, *facts):
        made = document(*facts)
        return {"label": label, "document": SimpleNamespace(pk=0, url=NOWHERE, current=made.current)}

    yield Example("Avec ses pages", {"value": value("Livret d’animation", "livret.pdf", 2_140_000, 24)})
    yield Example("Sans pages", {"value": value("Relevés de l’an passé", "releves.csv", 900)})


@BLOCKS.shows("blocks/button.html")
def _button():
    yield Example("Un bouton", {"value": block("button")})


@BLOCKS.shows("blocks/details.html")
def _details():
    lines = [
        {"term": "Hébergeur", "text": "Exemple SRL"},
        {"term": "Adresse", "text": "Rue de l'Exemple 1, 5000 Namur"},
    ]
    yield Example("Renseignés", {"lines": lines})
    yield Example("Pas encore donnés", {"lines": []})
