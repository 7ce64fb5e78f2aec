"""The contact page: a form that the editors make, messages that are kept for a time, then deleted."""

from django.db import models, transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractFormField, FormMixin, validate_to_address
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks.details import lines_of
from core.models import BasePage
from core.navigation import navigation_of
from core.origin import is_own
from home.contact_form import ContactFormBuilder
from home.models.messages import Attempt, Message


class ContactPage(FormMixin, BasePage):
    """Where readers write to the network."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    template = "home/contact_page.html"
    form_builder = ContactFormBuilder

    consent = models.CharField(
        _("sentence of consent"),
        max_length=300,
        help_text=_("Beside the box that must be ticked. It is kept with the message."),
    )
    consent_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page that explains it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What becomes of personal data; a link to it stands under the box."),
    )
    thanks_title = models.CharField(_("title of the thanks"), max_length=120)
    thanks_text = models.TextField(_("what happens next"), max_length=600, blank=True)
    to_address = models.CharField(
        _("send to"),
        max_length=255,
        blank=True,
        validators=[validate_to_address],
        help_text=_("E-mail addresses, with commas between. Empty: the e-mail of the network in its settings."),
    )
    retention = models.PositiveSmallIntegerField(
        _("months kept"), default=12, help_text=_("A message is deleted after that many months.")
    )

    content_panels = [
        FormSubmissionsPanel(),
        *BasePage.content_panels,
        InlinePanel("form_fields", heading=_("Questions"), label=_("Question"), min_num=1),
        MultiFieldPanel([FieldPanel("consent"), FieldPanel("consent_page")], heading=_("Consent")),
        MultiFieldPanel([FieldPanel("thanks_title"), FieldPanel("thanks_text")], heading=_("Thanks")),
        FieldRowPanel([FieldPanel("to_address"), FieldPanel("retention")], heading=_("Messages")),
    ]

    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("form_fields"),
        TranslatableField("consent"),
        SynchronizedField("consent_page"),
        TranslatableField("thanks_title"),
        TranslatableField("thanks_text"),
        SynchronizedField("to_address", overridable=False),
        SynchronizedField("retention", overridable=False),
    ]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_submission_class(self):
        return Message

    def get_submissions(self):
        """The messages of every language: one team reads them all."""
        return Message.objects.filter(page__translation_key=self.translation_key)

    def get_submissions_list_view_class(self):
        from home.views import MessagesView

        return MessagesView

    def process_form_submission(self, form):
        from home.mail import send_message

        values = {"form_data": form.answers, "language": self.language, "consent": self.consent}
        with transaction.atomic():  # the message and the task that sends it: both are kept, or neither
            message = Message.objects.create(page=self, **values)
            send_message.enqueue(message.pk)
        return message

    def serve(self, request, *args, **kwargs):
        if elsewhere := self.led_elsewhere(request):
            return elsewhere
        form, status = self.get_form(page=self), 200
        if request.method == "POST":
            form = self.get_form(request.POST, page=self)
            refusal = self._refusal(request)
            if not refusal and form.is_valid():
                self.process_form_submission(form)
                return redirect(f"{self.get_url(request)}?sent=1#content")  # else the browser keeps #errors
            if refusal:
                status, sentence = refusal
                form.add_error(None, sentence)
        return TemplateResponse(request, self.template, {**self.get_context(request), "form": form}, status=status)

    def _refusal(self, request):
        """Why a message is not even read: (status, sentence), or None."""
        if not is_own(request):
            return 403, gettext("This form can only be sent from the site itself. Send it again from here.")
        if Attempt.is_one_too_many(request):
            return 429, gettext(
                "Many messages came from your connection within a minute. Your text is still here: wait a minute, "
                "then send it again."
            )
        return None

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        lines = lines_of(navigation_of(request).network, "contact")
        return {**context, "sent": "sent" in request.GET, "kept": self.kept, "lines": lines}

    def get_preview_context(self, request, mode_name):
        return {**self.get_context(request), "form": self.get_form(page=self)}

    @property
    def kept(self):
        """How long messages are kept, in words."""
        return ngettext("%s month", "%s months", self.retention) % self.retention

    def render_landing_page(self, request, form_submission=None, *args, **kwargs):
        return TemplateResponse(request, self.template, {**self.get_context(request), "sent": True})


class ContactField(TranslatableMixin, AbstractFormField):
    """A question of the contact form. Its `clean_name` is the same in every language."""

    page = ParentalKey(ContactPage, related_name="form_fields", on_delete=models.CASCADE)

    translatable_fields = [
        SynchronizedField("clean_name", overridable=False),
        TranslatableField("label"),
        SynchronizedField("field_type", overridable=False),
        SynchronizedField("required", overridable=False),
        TranslatableField("choices"),
        TranslatableField("default_value"),
        TranslatableField("help_text"),
    ]

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
