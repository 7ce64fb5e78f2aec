"""The facets of the library."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from core.counts.totals import recent_downloads
from core.vocabularies import levels, vocabulary
from resources.licences import reuse_of
from resources.models import ResourceFile, ResourcePage
from resources.notice import duration_code
from search.facets import organisation_options, organisations_of, terms_of, theme_options, themes_of
from search.registry import Facet, Option, Section


def _level_options():
    options = []
    for code, term in vocabulary("education_level").terms.items():
        options.append(Option(code, levels.level_label(code)))
        options += [Option(year, levels.level_label(year), parent=code) for year in term.get("years", ())]
    return options


def _licence_options():
    """What one may do, in plain words, then the licences themselves."""
    return [*terms_of("reuse")(), *terms_of("licence")()]


SECTION = Section(
    name="resources",
    model=ResourcePage,
    searched_as={"reference": "labels", "text_of_files": "files"},
    files=ResourcePage.public_file_items,
    prefetch=("themed_items__tag", "organisation_items__organisation", "files"),
    downloads=recent_downloads,
    searched_with=lambda: [Prefetch("files", ResourceFile.objects.defer(None))],  # with the text inside
    facets=[
        Facet("theme", _("Theme"), themes_of, theme_options, is_open=True),
        Facet("level", _("Level"), lambda page: levels.with_groups(page.levels), _level_options, is_open=True),
        Facet("type", _("Type"), lambda page: [page.resource_type], terms_of("resource_type"), is_open=True),
        Facet("audience", _("For whom"), lambda page: page.audience, terms_of("audience_role")),
        Facet("duration", _("Duration"), lambda page: [duration_code(page.duration)], terms_of("duration")),
        Facet("need", _("What you need"), lambda page: page.needs, terms_of("need")),
        Facet("format", _("Format"), lambda page: {file.format for file in page.file_items}, terms_of("file_format")),
        Facet("accessibility", _("Accessibility"), lambda page: page.accessibility, terms_of("accessibility")),
        Facet("language", _("Language"), lambda page: page.material_languages, terms_of("material_language")),
        Facet("licence", _("Licence"), lambda page: [page.licence, *reuse_of(page.licence)], _licence_options),
        Facet("organisation", _("Organisation"), organisations_of, organisation_options),
    ],
)
