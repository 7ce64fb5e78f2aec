"""What the network stands for: position papers, each with its versions, its signatories and what was answered."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks.body import document_ids_in
from core.models import BasePage
from core.panels import RowsPanel
from news.citation import CitedPaper
from news.forms import FootnotesPanel, PositionForm
from news.models.articles import RELATED_PANEL
from news.models.text import PositionText
from news.paper import Paper
from news.publication import Publication
from news.query import position_cards
from search.listing import Listing
from search.pages import ListsSection


class PositionIndexPage(ListsSection, BasePage):
    """The position papers. Its summary introduces them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.PositionPage"]
    max_count_per_parent = 1
    template = "news/position_index_page.html"

    class Meta:
        verbose_name = _("position papers")
        verbose_name_plural = _("position papers")

    def listing(self, request):
        from news.facets import POSITIONS

        return Listing(POSITIONS, request.GET, position_cards)


class PositionPage(Publication, Paper, CitedPaper, PositionText, BasePage):
    """A position paper. How it is read is in `news.paper`, what its publication does in `news.publication`, how it is
    cited in `news.citation`."""

    parent_page_types = ["news.PositionIndexPage"]
    subpage_types = []
    template = "news/position_page.html"
    base_form_class = PositionForm

    supersedes = models.ForeignKey(
        "self",
        verbose_name=_("supersedes"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="superseded_by_pages",
        help_text=_("The paper that this one replaces, once it is adopted."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FootnotesPanel(
            "footnotes",
            heading=_("Footnotes"),
            label=_("Footnote"),
            help_text=_("Made with the button “Footnote” of the text. Readers see those that a mark leads to."),
            attrs={"data-lost-mark": _("The footnote of this mark is not there. Remove the mark.")},
        ),
    ]
    identity_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("number"), FieldPanel("status")]),
                FieldRowPanel([FieldPanel("version_label"), FieldPanel("date")]),
                FieldPanel("version_note"),
            ],
            heading=_("Identity and version"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("adopted_on"), FieldPanel("adopted_by")]),
                FieldRowPanel([FieldPanel("votes_for"), FieldPanel("votes_against"), FieldPanel("abstentions")]),
            ],
            heading=_("Adoption"),
        ),
        FieldPanel("addressees"),
        PageChooserPanel("supersedes", "news.PositionPage"),
        *BasePage.about_panels,
        RELATED_PANEL,
    ]
    follow_up_panels = [
        RowsPanel("signatories", heading=_("Signatories"), label=_("Signatory")),
        InlinePanel("responses", heading=_("Responses"), label=_("Response")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(identity_panels, heading=_("Identity")),
            ObjectList(follow_up_panels, heading=_("Follow-up")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("number", boost=5),
        index.AutocompleteField("number"),
        index.SearchField("body"),
        index.SearchField("addressees"),
        index.FilterField("date"),
    ]

    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("number", overridable=False),
        SynchronizedField("status", overridable=False),
        SynchronizedField("date", overridable=False),
        SynchronizedField("version_label", overridable=False),
        TranslatableField("version_note"),
        SynchronizedField("adopted_on", overridable=False),
        TranslatableField("adopted_by"),
        SynchronizedField("votes_for", overridable=False),
        SynchronizedField("votes_against", overridable=False),
        SynchronizedField("abstentions", overridable=False),
        TranslatableField("addressees"),
        TranslatableField("body"),
        TranslatableField("footnotes"),
        SynchronizedField("supersedes", overridable=False),
        SynchronizedField("signatories", overridable=False),
        TranslatableField("responses"),
        SynchronizedField("related_pages", overridable=False),
    ]

    class Meta:
        verbose_name = _("position paper")
        verbose_name_plural = _("position papers")

    @cached_property
    def notes(self):
        """The texts of its footnotes, {uuid: html}."""
        return {str(note.uuid): note.text for note in self.footnotes.all()}

    def document_ids(self):
        found = document_ids_in(self.body) | {row.document_id for row in self.responses.all() if row.document_id}
        bodies = (version.body for version in self.versions.all()) if self.pk else ()
        return found.union(*(document_ids_in(body) for body in bodies))
