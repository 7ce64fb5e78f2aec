"""Every first-level theme has looks of its own, and they can be read: colour, hatch, tab, glyph, drawing, mark."""

import re
from itertools import combinations
from math import dist
from xml.etree import ElementTree

import pytest

from core.models.palette import DRAWINGS, MACHINES, Palette
from core.vocabularies import vocabulary
from home.starting_content.loading import load_themes
from tests.test_house_rules import ROOT

STATIC = ROOT / "site" / "static"
SVG = "{http://www.w3.org/2000/svg}"
TOKENS = (STATIC / "css" / "tokens.css").read_text("utf-8")
LIGHT, DARK = TOKENS.split("prefers-color-scheme: dark")
SCHEMES = {"light": LIGHT, "dark": DARK.partition(".theme-none")[0]}
PALETTES = [palette.value for palette in Palette if palette != Palette.NONE]
TEXT, LONG_TEXT, WASH = 4.5, 7, 0.17
APART = 0.06  # in OKLab, where 0.02 is just noticed


def colour(scheme, name):
    """The red, green and blue, 0 to 1, of a token that is written `#rgb` or `#rrggbb`."""
    digits = re.search(rf"--{name}: #([0-9a-f]+);", SCHEMES[scheme])[1]
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    return [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]


def sumprod(factors, values):
    return sum(factor * value for factor, value in zip(factors, values, strict=True))


def linear(rgb):
    """From what a style sheet writes to light: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in rgb]


def contrast(*colours):
    """Contrast ratio of two colours: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    lights = [sumprod((0.2126, 0.7152, 0.0722), linear(one)) for one in colours]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def oklab(rgb):
    """Lightness and two axes of hue, as far apart as they look: https://bottosson.github.io/posts/oklab/."""
    cones = [(0.4122214708, 0.5363325363, 0.0514459929), (0.2119034982, 0.6806995451, 0.1073969566)]
    cones += [(0.0883024619, 0.2817188376, 0.6299787005)]
    axes = [(0.2104542553, 0.7936177850, -0.0040720468), (1.9779984951, -2.4285922050, 0.4505937099)]
    axes += [(0.0259040371, 0.7827717662, -0.8086757660)]
    seen = [sumprod(cone, linear(rgb)) ** (1 / 3) for cone in cones]
    return [sumprod(axis, seen) for axis in axes]


def rule(palette):
    """The declarations of `.theme-<palette>`: {property: value}."""
    body = re.search(rf"\.theme-{palette} {{\n(.*?)\n  }}", TOKENS, re.DOTALL)[1]
    return {name: " ".join(value.split()) for name, value in re.findall(r"(--\w+):\s*(.*?);", body, re.DOTALL)}


def symbols(name):
    return {symbol.get("id"): symbol for symbol in ElementTree.parse(STATIC / "img" / name).iter(f"{SVG}symbol")}  # noqa: S314 - our own file


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("palette", PALETTES)
def test_a_theme_is_read_on_paper_on_a_card_and_on_its_tab(palette, scheme):
    theme = colour(scheme, palette)

    for ground in ("paper", "card", "on-theme"):
        assert contrast(theme, colour(scheme, ground)) >= TEXT, ground


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("palette", PALETTES)
def test_ink_is_read_on_the_wash_of_a_theme(palette, scheme):
    assert f"var(--theme) {WASH:.0%}, var(--card)" in TOKENS
    pairs = zip(colour(scheme, palette), colour(scheme, "card"), strict=True)

    assert contrast([WASH * theme + (1 - WASH) * card for theme, card in pairs], colour(scheme, "ink")) >= LONG_TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_two_themes_differ_in_hue_or_lightness(scheme):
    places = {palette: oklab(colour(scheme, palette)) for palette in PALETTES}
    apart = {pair: dist(*map(places.get, pair)) for pair in combinations(PALETTES, 2)}

    assert {pair: distance for pair, distance in apart.items() if distance < APART} == {}


def test_each_theme_has_its_colour_and_a_hatch_no_other_has():
    rules = {palette: rule(palette) for palette in PALETTES}

    assert {name: one["--theme"] for name, one in rules.items()} == {name: f"var(--{name})" for name in PALETTES}
    assert len({one["--hatch"] for one in rules.values()}) == len(PALETTES)


def test_tabs_stand_in_the_drawer_in_the_order_of_the_vocabulary():
    letters = [term["letters"].lower() for term in vocabulary("theme").terms.values() if "letters" in term]
    card = (STATIC / "css" / "components" / "record-card.css").read_text("utf-8")

    assert [int(rule(palette)["--slot"]) for palette in letters] == list(range(len(PALETTES)))
    assert f"var(--slot) / {len(PALETTES) - 1})" in card


def test_each_theme_has_its_glyph_and_its_drawing():
    glyphs, drawings = symbols("icones.svg"), symbols("dessins.svg")

    assert {glyphs[palette].get("viewBox") for palette in PALETTES} == {"0 0 24 24"}
    assert {drawings[DRAWINGS[palette]].get("viewBox") for palette in PALETTES} == {"0 0 320 240"}
    assert sorted(DRAWINGS.values()) == sorted(drawings)


def test_a_drawing_is_lines_and_flat_washes():
    for name, drawing in symbols("dessins.svg").items():
        elements = {element.tag.removeprefix(SVG) for element in drawing.iter()}
        assert elements <= {"symbol", "g", "path", "circle", "ellipse"}, name


def test_the_marks_of_the_plate_are_those_of_its_machines():
    """In the legend they come from MACHINES; on the plate each is written in the cell of its machine."""
    plate = (ROOT / "templates" / "components" / "plate.html").read_text("utf-8")

    def cell(x, y):
        return int(x or 0) // 320, int(y or 0) // 240

    machines = re.findall(r'<svg class="theme-(\w+)"(?: x="(\d+)")?(?: y="(\d+)")? width', plate)
    marks = {cell(x, y): int(text) for x, y, text in re.findall(r'<text x="(\d+)" y="(\d+)[\d.]*">(\d)</text>', plate)}

    assert sorted(marks.values()) == list(range(1, len(MACHINES) + 2))  # the last is the network's
    assert {name: marks[cell(x, y)] for name, x, y in machines} == {
        name: number for number, name in enumerate(MACHINES, start=1)
    }


def test_every_first_level_theme_of_a_new_site_has_its_own_look():
    looks = [theme.palette for theme in load_themes().values() if theme.parent is None]

    assert sorted(looks) == sorted(PALETTES)
