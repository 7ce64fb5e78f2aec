"""The sections of the home page."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core import showcases


class SectionValue(blocks.StructValue):
    @property
    def showcase(self):
        """The Showcase that fills it; None when its section is not installed."""
        return showcases.get(self["showcase"])

    @property
    def title(self):
        return self["title"] or self.showcase.label

    @property
    def note(self):
        return self["note"] or self.showcase.note


class SectionBlock(blocks.StructBlock):
    """A place on the home page that fills itself."""

    showcase = blocks.ChoiceBlock(choices=showcases.choices, label=capfirst(_("what it shows")))
    title = blocks.CharBlock(
        label=capfirst(_("title")), max_length=60, required=False, default="", help_text=_("Empty: what it shows.")
    )
    note = blocks.CharBlock(label=capfirst(_("sentence under the title")), max_length=160, required=False, default="")
    number = blocks.IntegerBlock(label=capfirst(_("how many")), default=3, min_value=1, max_value=24)

    class Meta:
        icon = "list-ul"
        label = capfirst(_("section"))
        value_class = SectionValue
        label_format = "{showcase} {title}"


class SectionsBlock(blocks.StreamBlock):
    """The sections of the home page, in the order of the editor."""

    section = SectionBlock()

    class Meta:
        required = False
