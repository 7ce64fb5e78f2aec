"""The footnotes of position papers."""

from uuid import uuid4

from django.db import models
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.panels import HiddenField


class Footnote(TranslatableMixin, Orderable):
    """What a note says. The marks in the text that lead to it (`news.rich_text`) name its uuid, the same in every
    language; a reader sees it if there is one."""

    page = ParentalKey("news.PositionPage", related_name="footnotes", on_delete=models.CASCADE)
    # No default: all the rows that are added to an open form would have the same.
    uuid = models.UUIDField(blank=True)
    text = RichTextField(_("text of the footnote"), features=["bold", "italic", "link"])

    panels = [FieldPanel("text", required_on_save=False), HiddenField("uuid")]

    translatable_fields = [SynchronizedField("uuid", overridable=False), TranslatableField("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("footnote")
        verbose_name_plural = _("footnotes")

    def __str__(self):
        return Truncator(strip_tags(self.text)).chars(60)

    def clean(self):
        self.uuid = self.uuid or uuid4()
