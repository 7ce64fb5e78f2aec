"""The facets of the library."""

from django.utils.translation import gettext_lazy as _

from core.models import Organisation, Theme
from core.vocabularies import levels, vocabulary
from resources.models import ResourcePage
from resources.notice import duration_code
from search.registry import Facet, Option, Section


def _options(name):
    return lambda: [Option(code, vocabulary(name).label(code)) for code in vocabulary(name)]


def _level_options():
    options = []
    for code, term in vocabulary("education_level").terms.items():
        options.append(Option(code, levels.level_label(code)))
        options += [Option(year, levels.level_label(year), parent=code) for year in term.get("years", ())]
    return options


def _themes_of(page):
    themes = page.themes_in_order
    return {theme.slug for theme in themes} | {theme.root.slug for theme in themes}


def _theme_options():
    themes = list(Theme.objects.vocabulary().values())
    options = []
    for theme in (theme for theme in themes if theme.parent_id is None):
        options.append(Option(theme.slug, theme.label(), "", theme.css_class, theme.glyph))
        narrower = (child for child in themes if child.parent_id == theme.pk)
        options += [Option(child.slug, child.label(), theme.slug, child.css_class) for child in narrower]
    return options


def _organisation_options():
    return [Option(slug, name) for slug, name in Organisation.objects.order_by("name").values_list("slug", "name")]


SECTION = Section(
    name="resources",
    model=ResourcePage,
    prefetch=("themed_items__tag", "organisation_items__organisation", "files"),
    facets=[
        Facet("theme", _("Theme"), _themes_of, _theme_options, is_open=True),
        Facet("level", _("Level"), lambda page: levels.with_groups(page.levels), _level_options, is_open=True),
        Facet("type", _("Type"), lambda page: [page.resource_type], _options("resource_type"), is_open=True),
        Facet("audience", _("For whom"), lambda page: page.audience, _options("audience_role")),
        Facet("duration", _("Duration"), lambda page: [duration_code(page.duration)], _options("duration")),
        Facet("format", _("Format"), lambda page: {file.format for file in page.file_items}, _options("file_format")),
        Facet("language", _("Language"), lambda page: page.material_languages, _options("material_language")),
        Facet("licence", _("Licence"), lambda page: [page.licence], _options("licence")),
        Facet(
            "organisation",
            _("Organisation"),
            lambda page: [organisation.slug for organisation in page.organisations_in_order],
            _organisation_options,
        ),
    ],
)
