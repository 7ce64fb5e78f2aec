"""Pages that list what is no page – themes, members – and show each at an address under theirs."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from core.feeds import Feed, WithFeeds, feed_links, feed_response
from core.models import BasePage, Organisation, Theme
from home.members import Directory, lines_of, members
from home.overview import Overview, first_level_themes, newest_entries, totals


class IndexPage(BasePage):
    """A page whose entries stand at `<its address><slug>/`, the same slug in every language, each with its feed."""

    entry_template = ""
    entry_facet = ""  # the facet of the sections in which an entry's slug is a code

    class Meta:
        abstract = True

    def entry(self, slug):
        """The thing shown at `slug`; Http404 when there is none."""
        raise NotImplementedError

    def entry_texts(self, entry):
        """Its title and its summary, in the active language."""
        raise NotImplementedError

    def entry_context(self, request, entry):
        """What the template shows of it beside its texts; "entry_language", that of the summary when it is not the
        page's."""
        raise NotImplementedError

    def index_context(self, request):
        """What the template of the list itself shows."""
        raise NotImplementedError

    def route(self, request, path_components):
        if self.live and len(path_components) == 1:
            return RouteResult(self, kwargs={"entry": self.entry(path_components[0])})
        return super().route(request, path_components)

    def get_template(self, request, *args, entry=None, **kwargs):
        return self.entry_template if entry else super().get_template(request, *args, **kwargs)

    def get_context(self, request, *args, entry=None, **kwargs):
        if entry is None:
            return {**super().get_context(request, *args, **kwargs), **self.index_context(request)}
        context = super().get_context(request, *args, below=f"{entry.slug}/", **kwargs)
        context["breadcrumbs"].append({"title": self.title, "url": self.get_url(request)})
        title, summary = self.entry_texts(entry)
        feed = feed_links(f"{self.get_url(request)}{entry.slug}/", title)
        texts = {"entry_title": title, "entry_summary": summary, "feed": feed}
        return {**context, **texts, **self.entry_context(request, entry)}

    def serve_export(self, request, name, below=""):
        if below.count("/") != 1 or name not in WithFeeds.exports:
            return super().serve_export(request, name, below)
        return feed_response(request, name, self.entry_feed(self.entry(below.rstrip("/")), below))

    def entry_feed(self, entry, below):
        """The Feed of what there is of an entry in every section."""
        title, summary = self.entry_texts(entry)
        entries = newest_entries(self.language, self.entry_facet, entry.slug)
        return Feed(self, title, summary, entries, below=below)


class ThemeIndexPage(IndexPage):
    """The themes, and a page for each."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "home/theme_index_page.html"
    entry_template = "home/theme_page.html"
    entry_facet = "theme"

    class Meta:
        verbose_name = _("themes")
        verbose_name_plural = _("themes")

    @classmethod
    def entry_slugs(cls):
        return list(Theme.objects.order_by("pk").values_list("slug", flat=True))

    def entry(self, slug):
        found = next((theme for theme in Theme.objects.vocabulary().values() if theme.slug == slug), None)
        if found is None:
            raise Http404(slug)
        return found

    def entry_texts(self, entry):
        return entry.label(), entry.about()

    def entry_context(self, request, entry):
        overview = Overview(self.language, self.entry_facet, entry.slug)
        themes = overview.themes()
        near = [theme for theme in themes if theme.parent_id is None and theme.pk != entry.root.pk and theme.count]
        return {
            "entry_language": entry.about_language(),
            "theme": entry,
            "windows": overview.windows(request),
            "narrower": [theme for theme in themes if theme.parent_id == entry.pk],
            "neighbours": sorted(near, key=lambda theme: -theme.count)[:6],
            "organisations": overview.organisations(),
        }

    def index_context(self, request):
        return {"themes": first_level_themes(self.language)}


class OrganisationIndexPage(IndexPage):
    """The directory of the members, and a page for each organisation."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "home/organisation_index_page.html"
    entry_template = "home/organisation_page.html"
    entry_facet = "organisation"

    class Meta:
        verbose_name = _("members")
        verbose_name_plural = _("members")

    @classmethod
    def entry_slugs(cls):
        slugs = set(members().values_list("slug", flat=True))
        return sorted(slugs | totals("fr", "organisation").keys())  # as much is listed in every language

    def entry(self, slug):
        """A member, or another that shares something public: what a draft alone names is nobody's business."""
        found = Organisation.objects.described(slug)
        if found is None or not (found.is_member or slug in totals(self.language, "organisation")):
            raise Http404(slug)
        return found

    def entry_texts(self, entry):
        return entry.name, entry.description()

    def entry_context(self, request, entry):
        overview = Overview(self.language, self.entry_facet, entry.slug)
        themes = [theme for theme in overview.themes() if theme.count and theme.parent_id is None]
        return {
            "entry_language": entry.description_language(),
            "organisation": entry,
            "lines": lines_of(entry),
            "windows": overview.windows(request, number=6),
            "subjects": sorted(themes, key=lambda theme: -theme.count),
        }

    def index_context(self, request):
        return {"directory": Directory(request, self.language)}
