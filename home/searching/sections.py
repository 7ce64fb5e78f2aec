"""What of the site is searched beside the lists of its sections: pages, themes, organisations."""

from datetime import date

from django.conf import settings
from django.db.models import Case, F, When
from wagtail.models import Page

from core.models import Organisation, OrganisationDescription, Theme, ThemeLabel
from core.vocabularies import fallback_in, text_in, vocabulary
from home.models import ContactPage, OrganisationIndexPage, StandardPage, ThemeIndexPage
from news.models import NewsIndexPage, PositionIndexPage
from resources.models import ResourceIndexPage
from search.registry import Kind, Part, Section
from training.models import TrainingCataloguePage, TrainingIndexPage

LANGUAGES = [code for code, _name in settings.LANGUAGES]
OTHER_TYPES = (
    ContactPage,
    ThemeIndexPage,
    OrganisationIndexPage,
    ResourceIndexPage,
    NewsIndexPage,
    PositionIndexPage,
    TrainingIndexPage,
    TrainingCataloguePage,
)


def _undated(page):
    # By their titles: when it was written says little about a page that stays.
    return [Part(page, date.min)]


PAGES = Section(
    name="pages",
    model=StandardPage,
    other_models=OTHER_TYPES,
    parts=_undated,
    order=("title_key", "page_id"),
    prefetch=("themed_items__tag", "organisation_items__organisation"),
)


def load_pages(page_ids):
    """The pages with these ids, in any order, as plain Pages with their `summary`: in one query, of whatever types."""
    relations = [model._meta.model_name for model in (StandardPage, *OTHER_TYPES)]
    summaries = [When(**{f"{name}__isnull": False}, then=F(f"{name}__summary")) for name in relations]
    pages = Page.objects.filter(pk__in=page_ids).select_related("locale")
    return pages.annotate(summary=Case(*summaries, default=None))


def theme_texts(theme, language):
    """Its name in every language; what it is about as a reader of `language` sees it."""
    names = theme.texts or {"fr": theme.name}
    return {
        "title": [(label, spoken) for spoken, label in names.items()],
        "summary": [(text_in(theme.abouts, language), fallback_in(theme.abouts, language) or language)],
    }


def organisation_texts(organisation, language):
    """Its name, its place in every language; what it does as a reader of `language` sees it."""
    place = [(organisation.locality, "fr")]
    if organisation.province:
        place += [(vocabulary("province").label(organisation.province, spoken), spoken) for spoken in LANGUAGES]
    texts = organisation.texts
    return {
        "title": [(organisation.name, "fr")],
        "labels": place,
        "summary": [(text_in(texts, language), fallback_in(texts, language) or language)],
    }


THEMES = Kind("themes", 1, Theme, theme_texts, {ThemeLabel: "theme_id"})
ORGANISATIONS = Kind("organisations", 2, Organisation, organisation_texts, {OrganisationDescription: "organisation_id"})
