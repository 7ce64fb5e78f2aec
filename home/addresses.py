"""Where the sections of the site are, in the active language."""

from django.utils.functional import SimpleLazyObject

from core.languages import sections_of
from search import suggestions


def address_of(request, page_type):
    """The address of the page of that type right under the home of the active language; empty when there is none."""
    pages = (page for page in sections_of(request) if page.specific_class is page_type)
    page = next(pages, None)
    return page.get_url(request) if page else ""


def context(request):
    """For every public template: `library_url`, `themes_url`, `members_url`."""
    from home.models import OrganisationIndexPage, ThemeIndexPage
    from resources.models import ResourceIndexPage

    types = {"library_url": ResourceIndexPage, "themes_url": ThemeIndexPage, "members_url": OrganisationIndexPage}
    return {name: _lazily(request, page_type) for name, page_type in types.items()}


def _lazily(request, page_type):
    return SimpleLazyObject(lambda: address_of(request, page_type))


def lead_from_suggestions():
    """Tell the search where its suggestions of themes and organisations lead."""
    from home.models import OrganisationIndexPage, ThemeIndexPage

    suggestions.leads("theme", lambda request, slug: _below(request, ThemeIndexPage, slug))
    suggestions.leads("organisation", lambda request, slug: _below(request, OrganisationIndexPage, slug))


def _below(request, page_type, slug):
    above = address_of(request, page_type)
    return above and f"{above}{slug}/"
