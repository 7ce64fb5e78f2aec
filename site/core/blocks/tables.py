"""Tables that a translator can translate cell by cell."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

# In characters: a table with a longer cell is read, one without is compared; a figure no longer keeps its unit.
LONG_CELL = 24
LONG_FIGURE = 12


def is_figure(text):
    return len(text) <= LONG_FIGURE and any(character.isdigit() for character in text)


class TableBlock(TypedTableBlock):
    """Figures or facts in rows and columns, with a caption.

    Its texts are segments of wagtail-localize, which knows no typed table: "caption", "h0" for the heading of the
    first column, "2-0" for the first cell of the third row.
    """

    def __init__(self, **kwargs):
        super().__init__([("text", blocks.CharBlock(label=capfirst(_("text")), required=False))], **kwargs)

    def deconstruct(self):
        return blocks.Block.deconstruct(self)

    def get_context(self, value, parent_context=None):
        """Adds `rows`, lists of cells {heading of the column, text, figure: whether it is one}, and `of_words`: whether
        a narrow screen shows the cells of a row one under the other."""
        headings = [column["heading"] for column in value.columns]
        rows = [
            [
                {"heading": heading, "text": str(cell), "figure": is_figure(str(cell))}
                for heading, cell in zip(headings, row["values"], strict=True)
            ]
            for row in value.row_data
        ]
        of_words = len(headings) > 2 and any(len(cell["text"]) > LONG_CELL for row in rows for cell in row)
        return super().get_context(value, parent_context=parent_context) | {"rows": rows, "of_words": of_words}

    def get_translatable_segments(self, value):
        texts = {"caption": value.caption}
        texts |= {f"h{i}": column["heading"] for i, column in enumerate(value.columns)}
        for i, row in enumerate(value.row_data):
            texts |= {f"{i}-{j}": str(cell) for j, cell in enumerate(row["values"])}
        return [StringSegmentValue(path, text) for path, text in texts.items() if text]

    def restore_translated_segments(self, value, segments):
        for segment in segments:
            text = segment.render_text()
            if segment.path == "caption":
                value.caption = text
            elif segment.path.startswith("h"):
                value.columns[int(segment.path[1:])]["heading"] = text
            else:
                row, column = map(int, segment.path.split("-"))
                value.row_data[row]["values"][column] = text
        return value

    class Meta:
        icon = "table"
        label = capfirst(_("table"))
        group = _("Figures")
        template = "blocks/table.html"
        description = _("Figures or facts in rows and columns.")
        preview_value = {
            "columns": [{"type": "text", "heading": "Sol"}, {"type": "text", "heading": "Minutes"}],
            "rows": [{"values": ["Sable", "2"]}, {"values": ["Argile", "60"]}],
            "caption": "Temps d’infiltration",
        }
