"""Blocks of words."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

INLINE_FEATURES = ["bold", "link", "document-link", "superscript", "subscript"]


class HeadingBlock(blocks.CharBlock):
    """A heading inside the body, below the page's sections."""

    class Meta:
        icon = "title"
        label = capfirst(_("heading"))
        group = _("Text")
        template = "blocks/heading.html"
        description = _("Opens a part of the text.")
        preview_value = "Ce qu’on observe"


class ParagraphBlock(blocks.RichTextBlock):
    """One or several paragraphs."""

    def __init__(self, **kwargs):
        super().__init__(**{"features": INLINE_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = capfirst(_("paragraph"))
        group = _("Text")
        template = "blocks/paragraph.html"
        description = _("Running text with links and bold.")
        preview_value = RichText("<p>L’eau traverse le sable en deux minutes, <b>l’argile en une heure</b>.</p>")


class ListBlock(blocks.StructBlock):
    """Points, or steps in their order."""

    numbered = blocks.BooleanBlock(label=capfirst(_("numbered steps")), required=False)
    points = blocks.ListBlock(
        blocks.RichTextBlock(features=INLINE_FEATURES, label=capfirst(_("point"))),
        label=capfirst(_("points")),
        help_text=_("One point a field: + adds the next."),
    )

    class Meta:
        icon = "list-ul"
        label = capfirst(_("list"))
        group = _("Text")
        template = "blocks/list.html"
        description = _("Points, or numbered steps.")
        preview_value = {
            "numbered": True,
            "points": [RichText("<p>Couper la bouteille.</p>"), RichText("<p>Verser.</p>")],
        }


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=capfirst(_("words")))
    source = blocks.CharBlock(label=capfirst(_("who said or wrote it")), required=False)

    class Meta:
        icon = "openquote"
        label = capfirst(_("quote"))
        group = _("Text")
        template = "blocks/quote.html"
        description = _("Somebody’s words, with their name.")
        preview_value = {"text": "On ne croit pas une mesure, on la refait.", "source": "Une animatrice"}


class NoteBlock(blocks.StructBlock):
    """A remark set apart: safety, a variation, a tip."""

    title = blocks.CharBlock(label=capfirst(_("title")), required=False)
    text = blocks.RichTextBlock(label=capfirst(_("text")), features=INLINE_FEATURES)

    class Meta:
        icon = "info-circle"
        label = capfirst(_("note"))
        group = _("Text")
        template = "blocks/note.html"
        description = _("A remark set apart: safety, a variation, a tip.")
        preview_value = {"title": "Sécurité", "text": RichText("<p>Découpe des bouteilles par l’adulte.</p>")}


class ValuesBlock(blocks.StructBlock):
    """Values or principles, numbered, each with its sentence."""

    values = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(label=capfirst(_("title")), max_length=80)),
                ("text", blocks.TextBlock(label=capfirst(_("text")))),
            ],
            label=capfirst(_("value")),
        ),
        label=capfirst(_("values")),
    )

    class Meta:
        icon = "order"
        label = capfirst(_("numbered values"))
        group = _("Text")
        template = "blocks/values.html"
        description = _("What is held dear, in large numbers: a title and a sentence each.")
        preview_value = {
            "values": [
                {"title": "Honnêteté", "text": "Nous citons nos sources et disons ce que nous ignorons."},
                {"title": "Curiosité", "text": "La question passe avant la réponse."},
            ]
        }
