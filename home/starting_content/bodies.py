"""The short notation of bodies in the starting content, as blocks."""

from wagtail.rich_text import RichText

from core.blocks.tables import TableBlock


def body_of(entries):
    """The raw value of a body from a list of {kind: value}; KeyError for a kind that has no block."""
    return [(BLOCKS.get(kind, kind), MAKERS[kind](value)) for entry in entries for kind, value in entry.items()]


def _rich(text):
    return RichText(text if text.lstrip().startswith("<") else f"<p>{text}</p>")


def _table(value):
    columns = [{"type": "text", "heading": heading} for heading in value["header"]]
    rows = [{"values": [str(cell) for cell in row]} for row in value["rows"]]
    return TableBlock().to_python({"columns": columns, "rows": rows, "caption": value.get("caption", "")})


BLOCKS = {"steps": "list"}  # the others are written under the name of their block
MAKERS = {
    "heading": str,
    "paragraph": _rich,
    "list": lambda points: {"numbered": False, "points": [_rich(point) for point in points]},
    "steps": lambda points: {"numbered": True, "points": [_rich(point) for point in points]},
    "quote": lambda value: {"text": value["text"], "source": value.get("source", "")},
    "note": lambda text: {"title": "", "text": _rich(text)},
    "table": _table,
    "values": lambda values: {"values": values},
    "details": str,
}
