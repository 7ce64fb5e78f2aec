"""Trainings: what is taught."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks.body import BodyBlock, document_ids_in
from core.feeds import Followed
from core.fields import CodeField, CodesField
from core.models import BasePage
from training.blocks import ProgrammeBlock
from training.calendars import adding, calendar_of_session, calendar_of_training
from training.forms import SessionsPanel
from training.notice import Notice
from training.structured import course


class TrainingPage(Notice, Followed, BasePage):
    """What is taught, whenever and wherever. How it is shown is in `training.notice`."""

    parent_page_types = ["training.TrainingCataloguePage"]
    subpage_types = []
    template = "training/training_page.html"
    exports = {"agenda.ics": "serve_calendar"}

    kind = CodeField(_("kind"), vocabulary="training_kind")
    objectives = models.TextField(_("objectives"), blank=True, help_text=_("What one will be able to do. One a line."))
    programme = StreamField(ProgrammeBlock(), verbose_name=_("programme"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("in detail"), blank=True)
    audience = CodesField(_("for whom"), vocabulary="audience_role")
    audience_note = models.CharField(_("for whom, in detail"), max_length=250, blank=True)
    prerequisites = models.TextField(
        _("prerequisites"), max_length=600, blank=True, help_text=_("Say so when there are none.")
    )
    to_bring = models.TextField(_("what to bring"), max_length=600, blank=True, help_text=_("One thing a line."))
    methods = models.TextField(_("methods"), max_length=800, blank=True)
    assessment = models.TextField(
        _("assessment"), max_length=800, blank=True, help_text=_("How one knows what was learnt; the attestation.")
    )
    accessibility = models.TextField(
        _("accessibility for people with disabilities"),
        max_length=800,
        blank=True,
        help_text=_("What is there, what can be arranged, and whom to tell."),
    )
    hours = models.DecimalField(
        _("hours of effort"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        help_text=_("All the time it asks for, work at home included."),
    )
    admission = models.TextField(
        _("access and delays"),
        max_length=600,
        blank=True,
        help_text=_("How one is admitted, and how long it takes between asking and beginning."),
    )
    price = models.DecimalField(
        _("price"), max_digits=7, decimal_places=2, null=True, blank=True, help_text=_("In euros; 0 when it is free.")
    )
    price_note = models.CharField(
        _("price, in detail"), max_length=160, blank=True, help_text=_("“45 € for members, meal included”")
    )
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    on_request = models.BooleanField(
        _("dates on request"),
        default=True,
        help_text=_("While no session is coming, it is listed as “to be scheduled” and a date can be asked for."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("objectives"),
        FieldPanel("programme"),
        FieldPanel("methods"),
        FieldPanel("assessment"),
        FieldPanel("body"),
    ]
    sessions_panels = [
        FieldPanel("on_request"),
        SessionsPanel("sessions", heading=_("Sessions"), label=_("Session")),
    ]
    practical_panels = [
        MultiFieldPanel([FieldPanel("audience"), FieldPanel("audience_note")], heading=_("For whom")),
        FieldPanel("prerequisites"),
        FieldPanel("to_bring"),
        FieldPanel("accessibility"),
        FieldPanel("admission"),
        FieldRowPanel([FieldPanel("hours"), FieldPanel("price"), FieldPanel("price_note")]),
        MultiFieldPanel(
            [FieldPanel("contact_name"), FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")])],
            heading=_("Contact"),
        ),
        *BasePage.about_panels,
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(sessions_panels, heading=_("Sessions")),
            ObjectList(practical_panels, heading=_("In practice")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("objectives"),
        index.SearchField("programme"),
        index.SearchField("body"),
        index.SearchField("methods"),
        index.SearchField("audience_note"),
    ]

    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("kind", overridable=False),
        TranslatableField("objectives"),
        TranslatableField("programme"),
        TranslatableField("body"),
        SynchronizedField("audience", overridable=False),
        TranslatableField("audience_note"),
        TranslatableField("prerequisites"),
        TranslatableField("to_bring"),
        TranslatableField("methods"),
        TranslatableField("assessment"),
        TranslatableField("accessibility"),
        SynchronizedField("hours", overridable=False),
        TranslatableField("admission"),
        SynchronizedField("price", overridable=False),
        TranslatableField("price_note"),
        SynchronizedField("contact_name", overridable=False),
        SynchronizedField("contact_email", overridable=False),
        SynchronizedField("contact_phone", overridable=False),
        SynchronizedField("on_request", overridable=False),
        TranslatableField("sessions"),
    ]

    class Meta:
        verbose_name = _("training")
        verbose_name_plural = _("trainings")

    def document_ids(self):
        return document_ids_in(self.body)

    def serve_calendar(self, request):
        return calendar_of_training(self, request)

    def serve_export(self, request, name, below=""):
        """Beside its own calendar, that of each of its sessions, at `<key>/agenda.ics`."""
        if not below or name != "agenda.ics":
            return super().serve_export(request, name, below)
        return calendar_of_session(self, request, below.rstrip("/"))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        coming = self.next_session
        return {
            **context,
            "structured": course(self),
            "others": self.others(),
            "adding": adding(coming) if coming and coming.days_in_order else {},
            "agenda_url": self.lineage[-2].url,
        }
