"""Pages of running text: the charter, what the network is, its statements."""

from dataclasses import dataclass, field
from itertools import takewhile

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks.body import PageBodyBlock, document_ids_in
from core.models import BasePage
from core.typography import plain_slug


@dataclass
class Part:
    """A heading of the body and the blocks up to the next one."""

    title: str
    id: str
    blocks: list = field(default_factory=list)


class StandardPage(BasePage):
    """A page of text. Each heading of its body opens a numbered section, named in the margin."""

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "home/standard_page.html"

    body = StreamField(PageBodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    translatable_fields = [*BasePage.translatable_fields, TranslatableField("body")]

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")

    @property
    def introduction(self):
        """The blocks before the first heading."""
        return list(takewhile(lambda block: block.block_type != "heading", self.body))

    @cached_property
    def parts(self):
        """The Parts of its body; their ids stay as long as their headings do."""
        parts, ids = [], set()
        for block in self.body:
            if block.block_type == "heading":
                parts.append(Part(block.value, self._id_of(block.value, ids)))
            elif parts:
                parts[-1].blocks.append(block)
        return parts

    def _id_of(self, title, taken):
        base = f"s-{plain_slug(title) or 'section'}"
        name, number = base, 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        taken.add(name)
        return name

    @property
    def contents(self):
        """Its Parts, when there are enough of them to need a list."""
        return self.parts if len(self.parts) > 3 else []

    def document_ids(self):
        return document_ids_in(self.body)
