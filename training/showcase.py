"""What the agenda shows of itself elsewhere."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from search.windows import showcase_of
from training.facets import COMING
from training.models import TrainingIndexPage
from training.query import training_cards


def counted(number):
    return ngettext("%s session", "%s sessions", number) % number


def all_of(number):
    return gettext("See all %s sessions") % number


SHOWCASE = showcase_of(
    COMING,
    training_cards,
    label=_("Next sessions"),
    note=_("Trainings given by the members, for all who share the sciences."),
    more=_("All the trainings"),
    empty=_("No session is scheduled yet. The next catalogue is being prepared."),
    kind=_("Trainings to come"),
    counted=counted,
    all_of=all_of,
    page_type=TrainingIndexPage,
    template="training/training_showcase.html",
)
