"""What happens in the network and around it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks.body import BodyBlock, document_ids_in
from core.feeds import Enclosure, Followed
from core.languages import absolute
from core.models import BasePage, Document
from core.models.related import related_to
from core.panels import RowsPanel
from core.query import in_private_collection
from news.query import news_cards
from news.structured import news_article
from search.listing import Listing
from search.pages import ListsSection

RELATED_TYPES = ["resources.ResourcePage", "training.TrainingPage", "news.NewsPage", "news.PositionPage"]
RELATED_PANEL = RowsPanel(
    "related_pages",
    panels=[PageChooserPanel("target", RELATED_TYPES)],
    heading=_("To go further"),
    label=_("Page"),
)
PAGE_SIZE = 13  # one that leads, and six lines of two


class NewsIndexPage(ListsSection, BasePage):
    """The news, by year and theme. Its summary introduces them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1
    template = "news/news_index_page.html"

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def listing(self, request):
        from news.facets import NEWS

        return Listing(NEWS, request.GET, news_cards, PAGE_SIZE)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = context["listing"]
        leads = listing.number == 1 and not listing.is_filtered
        lead, others = (listing.results[:1], listing.results[1:]) if leads else ([], listing.results)
        return {**context, "lead": lead, "others": others}


class NewsPage(Followed, BasePage):
    """One piece of news."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    template = "news/news_page.html"

    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    authors = models.TextField(_("authors"), blank=True, help_text=_("One name a line."))
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("authors")]),
        MultiFieldPanel([FieldPanel("cover"), FieldPanel("cover_alt")], heading=_("Cover")),
        FieldPanel("body"),
        *BasePage.about_panels[:2],
        RELATED_PANEL,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("authors"),
        index.FilterField("date"),
    ]

    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("date", overridable=False),
        SynchronizedField("authors", overridable=False),
        TranslatableField("body"),
        SynchronizedField("related_pages", overridable=False),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    def document_ids(self):
        return document_ids_in(self.body)

    @property
    def authors_list(self):
        return [name.strip() for name in self.authors.splitlines() if name.strip()]

    @staticmethod
    def prepare_for_feed(pages):
        ids = set().union(*(page.document_ids() for page in pages))
        documents = Document.objects.with_versions().exclude(in_private_collection("collection__path")).in_bulk(ids)
        for page in pages:
            page.public_documents = [documents[pk] for pk in sorted(page.document_ids()) if pk in documents]

    def feed_authors(self):
        return [*self.authors_list, *self.organisation_names]

    def feed_enclosures(self):
        return [
            Enclosure(absolute(document.url), document.current.size, document.current.media_type)
            for document in self.public_documents
        ]

    @property
    def updated_on(self):
        """The day of its last publication, when that is neither its date nor the day on which it first appeared."""
        if not (self.first_published_at and self.last_published_at):
            return None
        first, last = (timezone.localdate(time) for time in (self.first_published_at, self.last_published_at))
        return last if last > max(first, self.date) else None

    def get_context(self, request, *args, **kwargs):
        from news.facets import NEWS
        from search.query import neighbours

        context = super().get_context(request, *args, **kwargs)
        earlier, later = neighbours(NEWS, self)
        structured = news_article(self, request)
        return {**context, "related": related_to(self), "earlier": earlier, "later": later, "structured": structured}
