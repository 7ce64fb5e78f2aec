"""The front door."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField

from core.models import BasePage
from home.addresses import address_of
from home.blocks import SectionsBlock
from home.plate import legend
from resources.facets import SECTION
from search.query import listed
from search.windows import newest


class HomePage(BasePage):
    """The home of one language: it leads to the library, and shows what is new in each section."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "resources.ResourceIndexPage",
        "news.NewsIndexPage",
        "news.PositionIndexPage",
        "training.TrainingIndexPage",
        "home.ThemeIndexPage",
        "home.OrganisationIndexPage",
        "home.StandardPage",
        "home.ContactPage",
    ]
    template = "home/home_page.html"

    headline = models.CharField(
        _("headline"), max_length=160, blank=True, help_text=_("Words between *asterisks* are highlighted.")
    )
    searches = models.TextField(
        _("searches to suggest"), max_length=200, blank=True, help_text=_("One a line, under the search field.")
    )
    sections = StreamField(SectionsBlock(), verbose_name=_("sections"), blank=True)

    content_panels = [
        *BasePage.content_panels[:1],
        FieldPanel("headline"),
        *BasePage.content_panels[1:],
        FieldPanel("searches"),
        FieldPanel("sections"),
    ]

    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("headline"),
        TranslatableField("searches"),
        TranslatableField("sections"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def suggested_searches(self):
        return [line.strip() for line in self.searches.splitlines() if line.strip()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "shown_sections": self._shown_sections(request),
            "legend": legend(request, self.language),
            "library_total": listed(SECTION, self.language).count(),
        }

    def _shown_sections(self, request):
        sections = [block.value for block in self.sections if block.value.showcase]
        wanted = {}
        for section in sections:
            wanted[section["showcase"]] = max(section["number"], wanted.get(section["showcase"], 0))
        found = newest(wanted, self.language)
        return [
            {"id": f"section-{place}", **self._shown(request, section, found)}
            for place, section in enumerate(sections, start=1)
        ]

    def _shown(self, request, section, found):
        """A section as the template shows it; `url` is empty where everything has no page of its own. `found` are the
        newest of those that are asked together."""
        showcase, number = section.showcase, section["number"]
        return {
            "title": section.title,
            "note": section.note,
            "items": showcase.latest(self.language, number) if showcase.latest else found[showcase.name][:number],
            "url": address_of(request, showcase.page_type),
            "more": showcase.more,
            "empty": showcase.empty,
            "template": showcase.template,
        }
