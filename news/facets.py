"""How the news and the position papers are narrowed."""

from django.utils.translation import gettext_lazy as _

from news.models import NewsPage, PositionPage
from search.facets import organisation_options, organisations_of, terms_of, theme_options, themes_of, years_of
from search.registry import Facet, Section


def _year_of(page):
    return [page.date.year]


def _bearers_of(page):
    """Those who wrote it and those who sign it."""
    return {*organisations_of(page), *(row.organisation.slug for row in page.signatories.all())}


NEWS = Section(
    name="news",
    model=NewsPage,
    prefetch=("themed_items__tag", "organisation_items__organisation"),
    facets=[
        Facet("year", _("Year"), _year_of, years_of("news"), is_open=True),
        Facet("theme", _("Theme"), themes_of, theme_options, is_open=True),
        Facet("organisation", _("Organisation"), organisations_of, organisation_options),
    ],
)

POSITIONS = Section(
    name="positions",
    model=PositionPage,
    searched_as={"number": "labels"},
    prefetch=("themed_items__tag", "organisation_items__organisation", "signatories__organisation"),
    organisation_paths=("organisation_items__organisation", "signatories__organisation"),
    facets=[
        Facet("status", _("Status"), lambda page: [page.shown_status], terms_of("position_status"), is_open=True),
        Facet("year", _("Year"), _year_of, years_of("positions"), is_open=True),
        Facet("theme", _("Theme"), themes_of, theme_options, is_open=True),
        Facet("organisation", _("Organisation"), _bearers_of, organisation_options),
    ],
)
