"""The looks that a theme may have."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Palette(models.TextChoices):
    """A colour with its hatch and its glyph: `theme-<value>` in the style sheets, `#<value>` in the sprite."""

    ENV = "env", _("green, oblique hatch, leaf")
    PAT = "pat", _("brick, brickwork hatch, headframe")
    ETH = "eth", _("purple, double line hatch, scales")
    NUM = "num", _("blue, dotted hatch, circuit")
    SAN = "san", _("pink, cell hatch, microscope")
    ENE = "ene", _("ochre, double oblique hatch, dynamo")
    CRI = "cri", _("teal, vertical hatch, prism")
    MET = "met", _("slate, crossed hatch, gear")
    ESP = "esp", _("violet, ring hatch, tellurion")
    MAT = "mat", _("sky blue, squared hatch, compasses")
    HIS = "his", _("sepia, dashed hatch, astrolabe")
    INC = "inc", _("forest green, zigzag hatch, ramp")
    PAR = "par", _("olive, hatch of crosses, field notebook")
    MED = "med", _("magenta, hatch of rays, magic lantern")
    POL = "pol", _("navy, chequered hatch, hemicycle")
    NONE = "none", _("ink, no hatch, no glyph")


DRAWINGS = {
    "env": "feuille",
    "pat": "terril",
    "eth": "balance",
    "num": "circuit",
    "san": "microscope",
    "ene": "dynamo",
    "cri": "prisme",
    "met": "engrenage",
    "esp": "tellurion",
    "mat": "compas",
    "his": "astrolabe",
    "inc": "rampe",
    "par": "carnet",
    "med": "lanterne",
    "pol": "hemicycle",
}

# Those whose drawing is a machine of the plate on the home page, in the order in which its thread runs through them.
MACHINES = ("pat", "met", "ene", "num", "san", "cri", "env", "eth")
