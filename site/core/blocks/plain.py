"""The texts of a StreamField, without asking the database for what its blocks have chosen."""

from wagtail import blocks


def texts_in(stream):
    """What is searched of a StreamValue, text by text, in the order in which it is read. Wagtail's own
    get_searchable_content makes the blocks ready to be shown, images and documents included."""
    return [text for text in _of_stream(stream.stream_block, stream.raw_data) if text]


def _of_stream(block, raw):
    known = block.child_blocks
    return [text for child in raw if child["type"] in known for text in _of(known[child["type"]], child["value"])]


def _of(block, raw):
    if not raw or isinstance(block, blocks.ChooserBlock):
        return []
    if isinstance(block, blocks.StreamBlock):
        return _of_stream(block, raw)
    if isinstance(block, blocks.ListBlock):
        return [text for item in raw for text in _of(block.child_block, _without_frame(item))]
    if isinstance(block, blocks.StructBlock):
        return [text for name, child in block.child_blocks.items() for text in _of(child, raw.get(name))]
    return block.get_searchable_content(block.to_python(raw))


def _without_frame(item):
    """The value of an item of a list, which is stored in a frame since Wagtail 2.16 or bare."""
    return item["value"] if isinstance(item, dict) and {"type", "value"} <= item.keys() else item
