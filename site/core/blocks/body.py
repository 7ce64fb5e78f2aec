"""The body of a page: all families of blocks in one stream."""

from wagtail import blocks

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


class PageBodyBlock(BodyBlock):
    """The body of a page of the network's own: its headings are the sections of the page."""

    values = ValuesBlock()
    details = DetailsBlock()
