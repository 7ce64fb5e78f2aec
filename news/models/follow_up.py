"""What becomes of a position paper: who signs it, what its addressees answer."""

from itertools import groupby

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.fields import CodeField
from core.models import Organisation
from core.vocabularies import vocabulary


class PositionSignatory(Orderable):
    """An organisation stands behind a paper, whatever its version."""

    page = ParentalKey("news.PositionPage", related_name="signatories", on_delete=models.CASCADE)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), related_name="signatures", on_delete=models.PROTECT
    )
    date = models.DateField(_("signed on"), default=timezone.localdate)

    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("date")])]

    class Meta(Orderable.Meta):
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        constraints = [models.UniqueConstraint(fields=["page", "organisation"], name="an_organisation_signs_once")]

    def __str__(self):
        return str(self.organisation)


def by_kind(signatories):
    """[{"label": kind of organisation, "signatories": [PositionSignatory, …]}, …] of some that are in that order."""
    groups = groupby(signatories, key=lambda row: row.organisation.kind)
    return [{"label": vocabulary("organisation_kind").label(kind), "signatories": list(rows)} for kind, rows in groups]


class PositionResponse(TranslatableMixin, Orderable):
    """What an addressee answered, or that none came."""

    page = ParentalKey("news.PositionPage", related_name="responses", on_delete=models.CASCADE)
    date = models.DateField(_("date"), default=timezone.localdate)
    addressee = models.CharField(_("addressee"), max_length=160)
    stance = CodeField(_("stance"), vocabulary="response_stance")
    text = RichTextField(_("what was answered"), blank=True, features=["bold", "link"])
    document = models.ForeignKey(
        "core.Document",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="position_responses",
    )

    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("stance")]),
        FieldPanel("addressee"),
        FieldPanel("text"),
        FieldPanel("document"),
    ]

    translatable_fields = [
        SynchronizedField("date", overridable=False),
        TranslatableField("addressee"),
        SynchronizedField("stance", overridable=False),
        TranslatableField("text"),
        SynchronizedField("document"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("response")
        verbose_name_plural = _("responses")

    def __str__(self):
        return self.addressee

    @property
    def stance_label(self):
        return vocabulary("response_stance").label(self.stance)
