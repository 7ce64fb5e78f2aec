"""What the agenda shows of itself elsewhere."""

from dataclasses import replace

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from search.windows import showcase_of
from training.agenda import ARCHIVE
from training.facets import COMING, PAST
from training.models import TrainingIndexPage
from training.query import training_cards


def counted(number):
    return ngettext("%s session", "%s sessions", number) % number


def all_of(number):
    return gettext("See all %s sessions") % number


def archive_counted(number):
    return ngettext("%s session that is over", "%s sessions that are over", number) % number


def all_of_archive(number):
    return gettext("See all %s sessions that are over") % number


COMING_SHOWCASE = showcase_of(
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
PAST_SHOWCASE = replace(
    COMING_SHOWCASE,
    section=PAST,
    kind=_("Trainings that are over"),
    counted=archive_counted,
    all_of=all_of_archive,
    kept=ARCHIVE,
)
SHOWCASE = replace(COMING_SHOWCASE, archive=PAST_SHOWCASE)
