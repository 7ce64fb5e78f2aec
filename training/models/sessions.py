"""Sessions: when and where a training takes place."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.fields import CodeField
from training.blocks import DaysBlock
from training.session import Session

# What a translation has from its source at any moment, without waiting for a translator (training.following).
FACTS = (
    "days",
    "starts_at",
    "ends_at",
    "mode",
    "venue",
    "address",
    "locality",
    "province",
    "link",
    "language",
    "places",
    "taken",
    "state",
    "registration_url",
    "registration_email",
    "deadline",
    "sort_order",
)
COMPUTED = ("starts_at", "ends_at", "sort_order")


class TrainingSession(Session, TranslatableMixin, Orderable):
    """When and where a training takes place. What is computed of it is in `training.session`. Its translation key is
    its identity in every language and in every calendar."""

    page = ParentalKey("training.TrainingPage", related_name="sessions", on_delete=models.CASCADE)
    days = StreamField(
        DaysBlock(), verbose_name=_("days"), blank=True, help_text=_("None: the session is still to be scheduled.")
    )
    starts_at = models.DateTimeField(null=True, editable=False)
    ends_at = models.DateTimeField(null=True, editable=False, db_index=True)
    mode = CodeField(_("mode"), vocabulary="training_mode", default="presentiel")
    venue = models.CharField(_("place"), max_length=160, blank=True, help_text=_("Its name: “Musée de la Fonte”."))
    address = models.CharField(_("street and number"), max_length=160, blank=True)
    locality = models.CharField(_("locality"), max_length=100, blank=True)
    province = CodeField(_("province"), vocabulary="province", blank=True)
    access = models.TextField(
        _("how to get there"),
        max_length=600,
        blank=True,
        help_text=_("Station, bus, parking; the way in and around for a wheelchair."),
    )
    link = models.URLField(
        _("address online"),
        blank=True,
        help_text=_("Shown to everybody: leave it empty when it is sent to those who register."),
    )
    language = CodeField(_("language"), vocabulary="material_language", default="fr")
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    taken = models.PositiveSmallIntegerField(_("places taken"), default=0, blank=True)
    state = CodeField(
        _("state"), vocabulary="session_state", blank=True, help_text=_("Empty: follows from the dates and the places.")
    )
    registration_url = models.URLField(_("address of the registration"), blank=True)
    registration_email = models.EmailField(_("or e-mail for the registration"), blank=True)
    deadline = models.DateField(_("registration until"), null=True, blank=True, help_text=_("That day included."))

    panels = [
        FieldPanel("days"),
        FieldRowPanel([FieldPanel("mode"), FieldPanel("language"), FieldPanel("state")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("venue"), FieldPanel("address")]),
                FieldRowPanel([FieldPanel("locality"), FieldPanel("province")]),
                FieldPanel("access"),
                FieldPanel("link"),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("places"), FieldPanel("taken"), FieldPanel("deadline")]),
                FieldRowPanel([FieldPanel("registration_url"), FieldPanel("registration_email")]),
            ],
            heading=_("Registration"),
        ),
    ]

    translatable_fields = [
        *(SynchronizedField(name, overridable=False) for name in FACTS if name not in COMPUTED),
        TranslatableField("access"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self):
        return self.when_label

    def clean(self):
        super().clean()
        problems = {}
        if self.places and self.taken and self.taken > self.places:
            problems["taken"] = _("More places are taken than there are. Set the state to “full” instead.")
        if self.registration_url and self.registration_email:
            problems["registration_email"] = _("Give an address or an e-mail, one of the two.")
        if problems:
            raise ValidationError(problems)

    def full_clean(self, *args, **kwargs):
        self._take_moments()
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs):
        self._take_moments()
        super().save(*args, **kwargs)

    def _take_moments(self):
        self.__dict__.pop("days_in_order", None)
        self.taken = self.taken or 0
        days = self.days_in_order
        self.starts_at = days[0].starts_at if days else None
        self.ends_at = max(day.ends_at for day in days) if days else None

    @cached_property
    def key(self):
        return str(self.translation_key)
