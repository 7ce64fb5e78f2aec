"""What the home page and the error pages ask of the library."""

from django.utils.functional import SimpleLazyObject

from core.languages import sections_of
from core.models import Theme
from resources.facets import SECTION
from resources.models import ResourceIndexPage
from resources.query import cards
from search.query import counts, listed


def library_url(request):
    """The address of the library in the active language; empty when there is none."""
    libraries = (page for page in sections_of(request) if page.specific_class is ResourceIndexPage)
    page = next(libraries, None)
    return page.get_url(request) if page else ""


def context(request):
    """For every public template: `library_url`."""
    return {"library_url": SimpleLazyObject(lambda: library_url(request))}


def latest_resources(language, number=3):
    """The newest resources of the library in a language, as cards; its own before those of other languages."""
    rows = listed(SECTION, language).order_by("is_fallback", "-date", "-page_id")[:number]
    pairs = list(rows.values_list("page_id", "is_fallback"))
    pages = {page.pk: page for page in cards([pk for pk, _fallback in pairs])}
    for pk, is_fallback in pairs:
        pages[pk].is_fallback = is_fallback
    return [pages[pk] for pk, _fallback in pairs]


def themes_with_counts(language):
    """The first-level themes in their order, each with `count`: how many resources the library lists under it."""
    numbers = counts(SECTION, language, {})["theme"]
    themes = [theme for theme in Theme.objects.vocabulary().values() if theme.parent_id is None]
    for theme in themes:
        theme.count = numbers.get(theme.slug, 0)
    return themes
