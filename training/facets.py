"""How the sessions of trainings are narrowed: those to come, and those that are over."""

from dataclasses import replace

from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from search.facets import organisation_options, organisations_of, terms_of, theme_options, themes_of
from search.registry import Facet, Option, Section
from training.dates import month_label
from training.models import TrainingPage


def _of_page(values):
    """A facet's values of a session that are those of its training."""
    return lambda session: values(session.page)


def _month_options():
    from search.models import FacetValue

    months = FacetValue.objects.filter(section=COMING.name, language=get_language(), facet="month")
    found = months.order_by("value").values_list("value", flat=True).distinct()
    return [Option(month, month_label(month)) for month in found]


def _price_options():
    return [
        Option("gratuit", gettext("Free")),
        Option("moins-de-100", gettext("Less than €100")),
        Option("100-et-plus", gettext("€100 and more")),
    ]


COMING = Section(
    name="trainings",
    model=TrainingPage,
    prefetch=("themed_items__tag", "organisation_items__organisation", "sessions"),
    parts=TrainingPage.parts,
    thing=TrainingPage.session,
    order=("date", "time", "page_id"),
    only=Q(ends_at=None) | Q(ends_at__gt=Now()),
    facets=[
        Facet("month", _("Month"), lambda session: session.months, _month_options, is_open=True),
        Facet("province", _("Province"), lambda session: [session.province], terms_of("province"), is_open=True),
        Facet("mode", _("Mode"), lambda session: [session.mode], terms_of("training_mode"), is_open=True),
        Facet("theme", _("Theme"), _of_page(themes_of), theme_options, is_open=True),
        Facet("price", _("Price"), _of_page(lambda page: [page.price_code]), _price_options, is_open=True),
        Facet("kind", _("Type"), _of_page(lambda page: [page.kind]), terms_of("training_kind")),
        Facet("audience", _("For whom"), _of_page(lambda page: page.audience), terms_of("audience_role")),
        Facet("state", _("State"), lambda session: [session.current_state], terms_of("session_state")),
        Facet("language", _("Language"), lambda session: [session.language], terms_of("material_language")),
        Facet("organisation", _("Given by"), _of_page(organisations_of), organisation_options),
    ],
)
PAST = replace(COMING, only=Q(ends_at__lte=Now()), order=("-date", "-time", "-page_id"))
