"""Blocks that lead elsewhere."""

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError


class ButtonValue(blocks.StructValue):
    @property
    def href(self):
        """Where it leads; empty when its page is gone or not public."""
        page = self["page"]
        return (page.url if page.live else "") if page else self["url"]


class ButtonBlock(blocks.StructBlock):
    """A link that asks for an action."""

    text = blocks.CharBlock(label=capfirst(_("text")), max_length=60)
    page = blocks.PageChooserBlock(label=capfirst(_("page of this site")), required=False)
    url = blocks.URLBlock(label=capfirst(_("or an address elsewhere")), required=False)

    class Meta:
        icon = "link"
        label = capfirst(_("button"))
        group = _("Files and links")
        template = "blocks/button.html"
        value_class = ButtonValue
        description = _("A link that asks for an action.")
        preview_value = {"text": "Réserver la mallette", "page": None, "url": "https://exemple.example/"}

    def clean(self, value):
        value = super().clean(value)
        if bool(value["page"]) == bool(value["url"]):
            message = ValidationError(_("Choose a page or give an address, one of the two."))
            raise StructBlockValidationError(block_errors={"page": message})
        return value
