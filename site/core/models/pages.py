"""BasePage: what every page of the site has."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.signals import page_published
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.languages import absolute, alternates_of, site_languages
from core.mirrors import mirror_soon, source_of
from core.models.themes import Theme, ThemedPage
from core.panels import ADDRESS_PANEL, RowsPanel
from core.query import BasePageManager

# Words that the site's own addresses use under a language; a page there would never be reached, or hide them.
RESERVED_SLUGS = {"dossier", "fichiers", "recherche", "zoeken", "suche", "search", "cms", "api", "static", "media"}


class BasePage(Page):
    """An abstract page with a summary, a cover, themes, organisations and a date for its review."""

    summary = models.TextField(
        _("summary"),
        max_length=400,
        blank=True,
        help_text=_("Two or three sentences: what it is and for whom. Shown in lists and by search engines."),
    )
    cover = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("cover image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    cover_alt = models.CharField(
        _("what the cover shows"),
        max_length=255,
        blank=True,
        help_text=_("For those who do not see it. Leave empty when it only decorates."),
    )
    review_date = models.DateField(
        _("to be reviewed by"), null=True, blank=True, help_text=_("When somebody should check that it is still true.")
    )
    tells_when_older = models.BooleanField(
        _("tell readers when a translation is older than this page"),
        default=False,
        help_text=_("Its translations then say so, under their titles, until they are published anew."),
    )
    themes = ClusterTaggableManager(through="core.ThemedPage", verbose_name=_("themes"), blank=True)

    objects = BasePageManager()

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    about_panels = [
        RowsPanel("themed_items", heading=_("Themes, the main one first"), label=_("Theme"), min_num=1),
        RowsPanel("organisation_items", heading=_("Organisations"), label=_("Organisation")),
        MultiFieldPanel([FieldPanel("cover"), FieldPanel("cover_alt")], heading=_("Cover")),
    ]
    promote_panels = [ADDRESS_PANEL, *Page.promote_panels[1:]]
    settings_panels = [*Page.settings_panels, FieldPanel("review_date"), FieldPanel("tells_when_older")]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary", boost=3),
        index.AutocompleteField("summary"),
        index.RelatedFields(
            "themed_items",
            [index.RelatedFields("tag", [index.RelatedFields("labels", [index.SearchField("label")])])],
        ),
        index.RelatedFields("organisation_items", [index.RelatedFields("organisation", [index.SearchField("name")])]),
    ]

    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        TranslatableField("summary"),
        TranslatableField("cover_alt"),
        SynchronizedField("show_in_menus"),
        SynchronizedField("cover"),
        SynchronizedField("review_date", overridable=False),
        SynchronizedField("tells_when_older", overridable=False),
        SynchronizedField("themed_items", overridable=False),
        SynchronizedField("organisation_items", overridable=False),
    ]

    # What may be fetched beside the page: {one of core.exports.NAMES: name of the method that answers}.
    exports = {}

    excerpt = None  # what it has of the words that a list was searched for
    newer_source = None  # the page that it translates, published since, when readers are told

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if found := self.problems():
            raise ValidationError(found)

    def problems(self):
        """What is wrong with its fields together, all at once: {field: sentence}."""
        if self.slug in RESERVED_SLUGS:
            return {"slug": _("“%s” is an address of the site itself. Choose another.") % self.slug}
        return {}

    @cached_property
    def _line(self):
        restrictions = PageViewRestriction.objects.filter(page=OuterRef("pk"))
        line = self.get_ancestors(inclusive=True).annotate(is_restricted=Exists(restrictions))
        return list(line.select_related("locale"))

    @cached_property
    def lineage(self):
        """The pages above it, the root first: fetched once for breadcrumbs, languages and restrictions."""
        above = [page for page in self._line if page.pk != self.pk]
        if above and above[-1].locale_id == self.locale_id:
            self.locale = above[-1].locale
        return above

    def get_view_restrictions(self):
        if any(page.is_restricted or page.alias_of_id for page in self._line):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    @property
    def language(self):
        return self.locale.language_code

    @property
    def address(self):
        """Its whole address; empty before it is in the tree of a site."""
        return absolute(self.url) if self.url else ""

    @cached_property
    def themes_in_order(self):
        """Its themes, the main one first."""
        items = list(self.themed_items.all())
        if not all(ThemedPage._meta.get_field("tag").is_cached(item) for item in items):
            vocabulary = Theme.objects.vocabulary()
            return [vocabulary[item.tag_id] for item in items if item.tag_id in vocabulary]
        return [item.tag for item in items]

    @property
    def main_theme(self):
        return self.themes_in_order[0] if self.themes_in_order else None

    @property
    def other_themes(self):
        return self.themes_in_order[1:]

    @cached_property
    def organisations_in_order(self):
        return [item.organisation for item in self.related_rows("organisation_items", "organisation")]

    @property
    def organisation_names(self):
        return [organisation.name for organisation in self.organisations_in_order]

    def related_rows(self, relation, *followed):
        """The rows of a child relation with the objects they point at: in one query, or as they were prefetched."""
        rows = getattr(self, relation).all()
        if relation in getattr(self, "_prefetched_objects_cache", {}):
            return list(rows)
        return list(rows.select_related(*followed))

    @property
    def is_held_in_memory(self):
        """Whether its rows are its own and not those stored: a preview, a revision."""
        return bool(getattr(self, "_cluster_related_objects", None))

    def document_ids(self):
        """Ids of the documents that a reader of the page may fetch."""
        return set()

    def save(self, *args, **kwargs):
        added = self._state.adding
        with transaction.atomic():
            result = super().save(*args, **kwargs)
            if added and self.live and source_of(self) is self:
                # Made public by code, without a revision: whoever follows publications is told.
                page_published.send(sender=type(self), instance=self, revision=None)
            if added:
                mirror_soon(self)
        return result

    @classmethod
    def entry_slugs(cls):
        """The slugs of what pages of this type show at addresses below theirs, the same in every language."""
        return []

    def serve(self, request, *args, **kwargs):
        return self.led_elsewhere(request) or super().serve(request, *args, **kwargs)

    def led_elsewhere(self, request):
        """The redirection to the page that this one only mirrors, or None; Http404 when its time is over."""
        if self.expire_at and self.expire_at <= timezone.now() and not getattr(request, "is_preview", False):
            raise Http404("expired; the worker will take it down within a minute")
        # An alias in another language is no translation: whoever comes there is led to the page itself.
        if (source := source_of(self)).pk != self.pk:
            return redirect(source.get_url(request))
        return None

    def serve_password_required_response(self, request, form, action_url):
        # Without the page, of which nothing may be told, not even its title in the frame.
        context = {"form": form, "action_url": action_url}
        return render(request, "wagtailcore/password_required.html", context)

    def serve_export(self, request, name, below=""):
        """The response for the export called `name`, of the page itself or of the entry that it shows at `below`, the
        rest of the address ("env/"); Http404 when there is none of that name."""
        if below or name not in self.exports:
            raise Http404(name)
        return getattr(self, self.exports[name])(request)

    def get_context(self, request, *args, below="", **kwargs):
        """`below` is the rest of the address when one of the page's entries is shown."""
        from core.translating.older import newer_source

        context = super().get_context(request, *args, **kwargs)
        languages = site_languages(request, self, below)
        if self.tells_when_older:
            self.newer_source = newer_source(self, request.page_translations)
        return {
            **context,
            "site_languages": languages,
            "alternates": alternates_of(request, below),
            "canonical_url": f"{self.address}{below}",
            "breadcrumbs": self.breadcrumbs(),
        }

    def breadcrumbs(self):
        """The pages above it that are there for readers, the home first: a list of {"title", "url"}."""
        now = timezone.now()
        above = (page for page in self.lineage if page.depth > 1 and page.live)
        return [{"title": page.title, "url": page.url} for page in above if not page.expire_at or page.expire_at > now]
