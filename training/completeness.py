"""The nine points that the public is told of a training, and which of them one lacks: those of the French indicator 1
of the Référentiel national qualité, which funders and agendas of trainings ask for here too.

https://travail-emploi.gouv.fr/qualiopi-marque-de-certification-qualite-des-prestataires-de-formation
"""

from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext_lazy as _

from core.side_panels import Check


@dataclass(frozen=True)
class Point:
    """One of the nine. It is there when one of `fields` is filled in; the first is where it is written."""

    label: str
    fields: tuple

    def is_told_by(self, page):
        return any(getattr(page, name) not in ("", None) for name in self.fields)

    @property
    def told(self):
        """The condition on rows of TrainingPage."""
        told = Q()
        for name in self.fields:
            told |= Q(**{f"{name}__isnull": False}) if name in NUMBERS else ~Q(**{name: ""})
        return told


NUMBERS = ("hours", "price")
POINTS = (
    Point(_("Objectives"), ("objectives",)),
    Point(_("Prerequisites"), ("prerequisites",)),
    Point(_("Duration"), ("hours",)),
    Point(_("Access and delays"), ("admission",)),
    Point(_("Price"), ("price",)),
    Point(_("Contact"), ("contact_email", "contact_phone", "contact_name")),
    Point(_("Methods"), ("methods",)),
    Point(_("Assessment"), ("assessment",)),
    Point(_("Accessibility for people with disabilities"), ("accessibility",)),
)


def checks(page):
    """The Checks of a TrainingPage as it stands, one a point."""
    return [Check(point.label, point.is_told_by(page), f"id_{point.fields[0]}") for point in POINTS]


def missing_points(page):
    """The labels of the points that a TrainingPage does not tell."""
    return [str(point.label) for point in POINTS if not point.is_told_by(page)]


def with_points(pages):
    """The TrainingPages with `points`, how many of the nine each tells."""
    number = IntegerField()
    told = (Case(When(point.told, then=Value(1)), default=Value(0), output_field=number) for point in POINTS)
    return pages.annotate(points=sum(told, Value(0, output_field=number)))
