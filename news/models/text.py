"""What a position paper says, and how it was adopted: the same fields on the paper and on each of its versions."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.fields import StreamField

from core.fields import CodeField
from core.vocabularies import vocabulary
from news.blocks import PositionBodyBlock
from news.reading import Reading

ADOPTED = "adopte"
CONSULTATION = "consultation"
SUPERSEDED = "remplace"
WITHDRAWN = "retire"


class PositionText(models.Model):
    """The text of a position paper in one version, with its identity and its adoption. Abstract."""

    number = models.CharField(
        _("number"),
        max_length=20,
        help_text=_("Year and number, as 2026/03: the same in every language, never given to another paper."),
        validators=[RegexValidator(r"^\d{4}/\d{1,4}$", _("Write the year, a slash and a number: 2026/03."))],
    )
    status = CodeField(_("status"), vocabulary="position_status", default=CONSULTATION)
    date = models.DateField(_("date of this version"), default=timezone.localdate, db_index=True)
    version_label = models.CharField(
        _("version"),
        max_length=20,
        default="1.0",
        help_text=_(
            "Each published text keeps its address under this label. A changed text takes a new one: 1.1, 2.0."
        ),
        validators=[RegexValidator(r"^\d[\w.-]*$", _("Begin with a figure; then figures, letters, full stops: 2.0."))],
    )
    version_note = models.CharField(
        _("what changed"),
        max_length=250,
        blank=True,
        help_text=_("Since the version before, in a sentence; for the first, where it comes from."),
    )
    adopted_on = models.DateField(_("adopted on"), null=True, blank=True)
    adopted_by = models.CharField(
        _("adopted by"), max_length=160, blank=True, help_text=_("The body, and where it met.")
    )
    votes_for = models.PositiveSmallIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField(_("abstentions"), null=True, blank=True)
    addressees = models.TextField(_("addressees"), blank=True, help_text=_("To whom it is sent. One a line."))
    body = StreamField(PositionBodyBlock(), verbose_name=_("body"), blank=True)

    class Meta:
        abstract = True

    @property
    def status_label(self):
        return vocabulary("position_status").label(self.status)

    @property
    def is_adopted(self):
        return self.status == ADOPTED

    @property
    def addressees_list(self):
        return [name.strip() for name in self.addressees.splitlines() if name.strip()]

    @cached_property
    def reading(self):
        """Its body as a Reading. `notes` are the texts of its footnotes; a version keeps the numbers that it gave."""
        return Reading(self.body, self.notes, self.language, getattr(self, "numbers", None))

    @property
    def vote_label(self):
        """The vote in words; empty when none is known."""
        parts = [
            (self.votes_for, lambda number: ngettext("%s for", "%s for", number)),
            (self.votes_against, lambda number: ngettext("%s against", "%s against", number)),
            (self.abstentions, lambda number: ngettext("%s abstention", "%s abstentions", number)),
        ]
        return ", ".join(words(number) % number for number, words in parts if number is not None)
