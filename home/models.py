"""The front door."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from core.models import BasePage
from home.library import latest_resources, themes_with_counts


class HomePage(BasePage):
    """The home of one language: it leads to the library."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["resources.ResourceIndexPage"]
    template = "home/home_page.html"

    headline = models.CharField(_("headline"), max_length=160, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("headline")]

    translatable_fields = [*BasePage.translatable_fields, TranslatableField("headline")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "latest": latest_resources(self.language), "themes": themes_with_counts(self.language)}
