"""Blocks that lead elsewhere."""

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError


class LinkValue(blocks.StructValue):
    @property
    def href(self):
        """Where it leads, in the reader's language if the page has it; empty when the page is gone or not public."""
        page = self["page"] and self["page"].localized
        return (page.url if page.live else "") if page else self["url"]


class LinkBlock(blocks.StructBlock):
    """A link to a page of this site, under its title or another text, or to an address elsewhere."""

    page = blocks.PageChooserBlock(label=capfirst(_("page of this site")), required=False)
    url = blocks.URLBlock(label=capfirst(_("or an address elsewhere")), required=False)
    text = blocks.CharBlock(
        label=capfirst(_("text")), max_length=60, required=False, help_text=_("Empty: the title of the page.")
    )

    class Meta:
        icon = "link"
        label = capfirst(_("link"))
        value_class = LinkValue
        label_format = "{text} {page} {url}"

    def clean(self, value):
        value = super().clean(value)
        if bool(value["page"]) == bool(value["url"]):
            message = ValidationError(_("Choose a page or give an address, one of the two."))
            raise StructBlockValidationError(block_errors={"page": message})
        if value["url"] and not value["text"]:
            raise StructBlockValidationError(block_errors={"text": ValidationError(_("An address needs a text."))})
        return value


class ButtonBlock(LinkBlock):
    """A link that asks for an action."""

    text = blocks.CharBlock(label=capfirst(_("text")), max_length=60)
    page = blocks.PageChooserBlock(label=capfirst(_("page of this site")), required=False)
    url = blocks.URLBlock(label=capfirst(_("or an address elsewhere")), required=False)

    class Meta:
        icon = "link"
        label = capfirst(_("button"))
        group = _("Files and links")
        template = "blocks/button.html"
        description = _("A link that asks for an action.")
        preview_value = {"text": "Réserver la mallette", "page": None, "url": "https://exemple.example/"}


class MenuBlock(blocks.StreamBlock):
    """The links of the main navigation, in their order."""

    link = LinkBlock()

    class Meta:
        required = False
        max_num = 9


class ColumnBlock(blocks.StructBlock):
    """A column of links at the foot of the pages."""

    heading = blocks.CharBlock(label=capfirst(_("heading")), max_length=40)
    links = blocks.ListBlock(LinkBlock(), label=capfirst(_("links")), max_num=8)

    class Meta:
        icon = "list-ul"
        label = capfirst(_("column"))
        label_format = "{heading}"


class ColumnsBlock(blocks.StreamBlock):
    """The columns at the foot of the pages, beside the network's own."""

    column = ColumnBlock()

    class Meta:
        required = False
        max_num = 2
