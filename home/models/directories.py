"""Pages that list what is no page – themes, members – and show each at an address under theirs."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from core.models import BasePage, Organisation, Theme
from home.members import Directory, lines_of, members
from home.overview import Overview, first_level_themes, totals


class IndexPage(BasePage):
    """A page whose entries stand at `<its address><slug>/`, the same slug in every language."""

    entry_template = ""

    class Meta:
        abstract = True

    def entry(self, slug):
        """The thing shown at `slug`; Http404 when there is none."""
        raise NotImplementedError

    def entry_context(self, request, entry):
        """What the template shows of it; "entry_title", "entry_summary", and "entry_language", that of the
        summary when it is not the page's."""
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
        return {**context, **self.entry_context(request, entry)}


class ThemeIndexPage(IndexPage):
    """The themes, and a page for each."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "home/theme_index_page.html"
    entry_template = "home/theme_page.html"

    class Meta:
        verbose_name = _("themes")
        verbose_name_plural = _("themes")

    @classmethod
    def entry_slugs(cls):
        return list(Theme.objects.order_by("pk").values_list("slug", flat=True))

    def entry(self, slug):
        theme = Theme.objects.filter(slug=slug).first()
        if theme is None:
            raise Http404(slug)
        return theme

    def entry_context(self, request, entry):
        overview = Overview(self.language, "theme", entry.slug)
        themes = overview.themes()
        near = [theme for theme in themes if theme.parent_id is None and theme.pk != entry.root.pk and theme.count]
        return {
            "entry_title": entry.label(),
            "entry_summary": entry.about(),
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

    class Meta:
        verbose_name = _("members")
        verbose_name_plural = _("members")

    @classmethod
    def entry_slugs(cls):
        slugs = set(members().values_list("slug", flat=True))
        return sorted(slugs | totals("fr", "organisation").keys())  # as much is listed in every language

    def entry(self, slug):
        """A member, or another that shares something public: what a draft alone names is nobody's business."""
        found = Organisation.objects.select_related("logo").prefetch_related("descriptions").filter(slug=slug).first()
        if found is None or not (found.is_member or slug in totals(self.language, "organisation")):
            raise Http404(slug)
        return found

    def entry_context(self, request, entry):
        overview = Overview(self.language, "organisation", entry.slug)
        themes = [theme for theme in overview.themes() if theme.count and theme.parent_id is None]
        return {
            "entry_title": entry.name,
            "entry_summary": entry.description(),
            "entry_language": entry.description_language(),
            "organisation": entry,
            "lines": lines_of(entry),
            "windows": overview.windows(request, number=6),
            "subjects": sorted(themes, key=lambda theme: -theme.count),
        }

    def index_context(self, request):
        return {"directory": Directory(request.GET, self.language)}
