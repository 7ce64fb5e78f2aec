"""Facets that several sections have."""

from core.models import Organisation, Theme
from core.vocabularies import vocabulary
from search.registry import Option


def terms_of(name):
    """The `options` of a facet whose values are the codes of a vocabulary."""
    return lambda: [Option(code, vocabulary(name).label(code)) for code in vocabulary(name)]


def themes_of(page):
    """The slugs of a page's themes and of the broader ones."""
    themes = page.themes_in_order
    return {theme.slug for theme in themes} | {theme.root.slug for theme in themes}


def theme_options():
    themes = list(Theme.objects.vocabulary().values())
    options = []
    for theme in (theme for theme in themes if theme.parent_id is None):
        options.append(Option(theme.slug, theme.label(), "", theme.css_class, theme.glyph))
        narrower = (child for child in themes if child.parent_id == theme.pk)
        options += [Option(child.slug, child.label(), theme.slug, child.css_class) for child in narrower]
    return options


def organisations_of(page):
    return [organisation.slug for organisation in page.organisations_in_order]


def organisation_options():
    return [Option(slug, name) for slug, name in Organisation.objects.order_by("name").values_list("slug", "name")]


def years_of(section):
    """The `options` of a facet whose values are years: those in which `section`, its name, has anything, the newest
    first."""

    def options():
        from search.models import ListedPage

        years = ListedPage.objects.filter(section=section).values_list("date__year", flat=True).distinct()
        return [Option(str(year), str(year)) for year in sorted(set(years), reverse=True)]

    return options
