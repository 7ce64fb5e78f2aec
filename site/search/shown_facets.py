"""Facets with their counts, as templates show them."""

from dataclasses import dataclass, field


@dataclass
class Value:
    """A facet's value with its count."""

    code: str
    label: str
    count: int
    selected: bool
    id: str
    css_class: str = ""
    glyph: str = ""
    children: list = field(default_factory=list)


@dataclass
class ShownFacet:
    name: str
    label: str
    open: bool
    selected_count: int
    values: list


def shown_facet(facet, options, numbers, chosen):
    """A Facet with those of its Options that have results, or are among the codes that were chosen; `numbers` are
    {code: how many}."""
    values, by_code = [], {}
    for option in options:
        if option.code not in numbers and option.code not in chosen:
            continue
        value = Value(
            option.code,
            option.label,
            numbers.get(option.code, 0),
            option.code in chosen,
            f"{facet.name}-{option.code}",
            option.css_class,
            option.glyph,
        )
        by_code[option.code] = value
        parent = by_code.get(option.parent)
        (parent.children if parent else values).append(value)
    return ShownFacet(facet.name, str(facet.label), bool(facet.is_open or chosen), len(chosen), values)
