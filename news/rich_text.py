"""Marks of footnotes in rich text: in the database a link, `<a linktype="footnote" id="<uuid>">[3f9a1c]</a>`, which
wagtail-localize keeps inside its sentence; in the editor one character that stands for a whole link."""

from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.editor_html import LinkTypeRule
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text import LinkHandler

FEATURE = "footnote"
ENTITY = "FOOTNOTE"
CHARACTER = "*"

CONTROL = {
    "type": ENTITY,
    "description": _("Footnote"),
    "icon": [
        "M96 256h512v85H96zm0 214h640v84H96zm0 213h512v85H96z",
        "M800 128h85v300h-85V230l-75 40-38-75z",
    ],
    # What stays of a mark that is pasted.
    "attributes": ["uuid"],
    "words": {
        "choose": _("Which footnote?"),
        "new": _("New footnote"),
        "empty": _("(no text yet)"),
        "cancel": _("Cancel"),
    },
}


class MarkElementHandler(InlineEntityElementHandler):
    """From the database to the editor."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs):
        return {"uuid": attrs.get("id", "")}

    def handle_endtag(self, name, state, contentstate):
        """Whatever stands in the link, one character remains of it, and of the styles inside."""
        entity, block = state.current_entity_ranges.pop(), state.current_block
        block.text = block.text[: entity.offset] + CHARACTER
        entity.length = 1
        for style in block.inline_style_ranges:
            if style not in state.current_inline_styles:
                style.length = max(0, min(style.length, len(block.text) - style.offset))


def mark_element(props):
    """From the editor to the database. The words in the link are for translators; readers see a number."""
    uuid = props["uuid"]
    return DOM.create_element("a", {"linktype": FEATURE, "id": uuid}, f"[{uuid[:6]}]")


class MarkLinkHandler(LinkHandler):
    """Where no Reading has given the marks their numbers, they are not shown."""

    identifier = FEATURE

    @staticmethod
    def expand_db_attributes(attrs):
        return "<a hidden>"


class MarkWhitelistHandler:
    """What stays of a mark in rich text that comes from outside the editor."""

    @staticmethod
    def get_db_attributes(tag):
        return {"id": tag["data-id"]}


def register_footnote(features):
    """Add "footnote" to the features of rich text."""
    features.register_link_type(MarkLinkHandler)
    features.register_editor_plugin("draftail", FEATURE, EntityFeature(CONTROL, js=["js/footnote.js"]))
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {f'a[linktype="{FEATURE}"]': MarkElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: mark_element}},
        },
    )
    features.register_converter_rule("editorhtml", FEATURE, [LinkTypeRule(FEATURE, MarkWhitelistHandler)])
