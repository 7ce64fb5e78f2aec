"""The map of the provinces: every province has its shape; whoever does not see the map has the list."""

import re

import pytest
from django.template.loader import render_to_string
from lxml import html

from core.vocabularies import vocabulary
from tests.test_house_rules import ROOT

ELSEWHERE = "ailleurs"
CODES = list(vocabulary("province"))
SHAPES = [code for code in CODES if code != ELSEWHERE]
SHEET = (ROOT / "site" / "static" / "css" / "components" / "province-map.css").read_text("utf-8")


def province(code, count=3, selected=False):
    label = vocabulary("province").label(code)
    return {"code": code, "label": label, "count": count, "selected": selected, "url": f"?province={code}"}


def drawn(*provinces):
    """(map, list): the two halves of the component for these provinces."""
    page = html.fromstring(render_to_string("components/province-map.html", {"provinces": provinces}))
    return page.cssselect(".province-drawing")[0], page.cssselect(".province-list")[0]


def links(part):
    return [link.get("href") for link in part.cssselect("a[href]")]


@pytest.mark.parametrize("code", SHAPES)
def test_a_province_has_its_outline_its_place_and_lights_up(code):
    drawing, _ = drawn(province(code))

    [shape] = drawing.cssselect(f".province-shape.province-{code}")
    assert drawing.cssselect(f"path#map-{code}[d]")
    assert [use.get("href") for use in shape.cssselect("use")] == [f"#map-{code}"]
    assert re.search(rf"\.province-{code} {{\n    --place: \d+px \d+px;", SHEET)
    assert f":has(.province-{code}:any-link:is(:hover, :focus-visible)) .province-{code}," in SHEET


def test_elsewhere_has_no_shape_and_is_in_the_list():
    drawing, names = drawn(province("namur"), province(ELSEWHERE))

    assert links(drawing) == ["?province=namur"]
    assert links(names) == ["?province=namur", f"?province={ELSEWHERE}"]


def test_the_list_has_each_province_with_its_count():
    _, names = drawn(province("hainaut", 12), province("namur", 1))

    assert links(names) == ["?province=hainaut", "?province=namur"]
    assert [number.text for number in names.cssselect(".number")] == ["12", "1"]
    assert [words.text for words in names.cssselect(".visually-hidden")] == [", 12 membres", ", 1 membre"]


def test_a_province_without_members_is_drawn_and_named_but_is_no_link():
    drawing, names = drawn(province("liege", 0), province("namur"))

    assert drawing.cssselect(".province-shape.province-liege")
    assert "Liège" in names.text_content()
    assert links(drawing) == links(names) == ["?province=namur"]


def test_the_province_selected_is_marked_and_can_be_left_even_when_nothing_is_left_in_it():
    drawing, names = drawn(province("namur", 0, selected=True), province("liege"))

    assert [outline.get("href") for outline in drawing.cssselect(".province-outline")] == ["#map-namur"]
    assert [link.get("href") for link in names.cssselect("[aria-current=true]")] == ["?province=namur"]


def test_a_keyboard_and_a_voice_meet_each_province_once():
    drawing, names = drawn(*map(province, CODES))

    assert drawing.get("aria-hidden") == "true"
    assert {shape.get("tabindex") for shape in drawing.cssselect("a[href]")} == {"-1"}
    assert names.cssselect("[tabindex]") == []
