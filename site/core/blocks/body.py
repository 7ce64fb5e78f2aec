"""The body of a page: all families of blocks in one stream."""

from collections import defaultdict

from wagtail import blocks
from wagtail.blocks.stream_block import StreamValue

from core.models.documents import Document

from .details import DetailsBlock
from .links import ButtonBlock
from .media import FigureBlock, FileBlock, GalleryBlock, VideoBlock
from .tables import TableBlock
from .text import HeadingBlock, ListBlock, NoteBlock, ParagraphBlock, QuoteBlock, ValuesBlock


class BodyBlock(blocks.StreamBlock):
    """What editors write with."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    list = ListBlock()
    quote = QuoteBlock()
    note = NoteBlock()
    image = FigureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    table = TableBlock()
    file = FileBlock()
    button = ButtonBlock()

    class Meta:
        required = False


def document_ids_in(stream):
    """Ids of the documents that a body offers, in its file blocks and in the links of its texts."""
    references = stream.stream_block.extract_references(stream)
    return {int(pk) for model, pk, *_paths in references if issubclass(model, Document)}


def load_together(streams):
    """Make the blocks of several StreamValues ready to be shown, with one query a kind of thing they chose, however
    many they are: each by itself would make its own when it is first looked at."""
    waiting = defaultdict(list)
    for stream in streams:
        for place, raw in enumerate(stream._raw_data):
            if stream._bound_blocks[place] is None:
                waiting[id(stream.stream_block), raw["type"]].append((stream, place, raw))
    for (_stream_block, name), found in waiting.items():
        block = found[0][0].stream_block.child_blocks[name]
        values = block.bulk_to_python([raw["value"] for _stream, _place, raw in found])
        for (stream, place, raw), value in zip(found, values, strict=True):
            stream._bound_blocks[place] = StreamValue.StreamChild(block, value, id=raw.get("id"))


class PageBodyBlock(BodyBlock):
    """The body of a page of the network's own: its headings are the sections of the page."""

    values = ValuesBlock()
    details = DetailsBlock()
