"""The form of the contact page: what the editors ask, consent, and what tells a person from a robot."""

import time

from django import forms
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

SIGNER = signing.TimestampSigner(salt="home.contact_form")
FASTEST = 3  # seconds that a person takes at least
LONGEST = 24 * 3600  # seconds after which a copied form is worth nothing
LONGEST_TEXT = 5000  # characters


class ContactForm(BaseForm):
    """Without script or third party: a field that only robots fill, and the signed time at which the page was made.

    Its own fields end with an underscore, as the names that are made from questions never do.
    """

    consent_ = forms.BooleanField(
        error_messages={"required": _("Tick the box: without your consent we cannot keep anything.")}
    )
    nickname_ = forms.CharField(required=False, label=_("Leave this field empty"))
    opened_ = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def questions(self):
        """The fields that the editors made, bound."""
        return [self[name] for name in self.fields if name not in ContactForm.base_fields]

    @property
    def answers(self):
        """{name: value} of those."""
        return {field.name: self.cleaned_data[field.name] for field in self.questions}

    @property
    def stamp(self):
        """The time at which the page was first made, signed; another when that one is no longer good."""
        sent = self.data.get("opened_", "")
        return sent if _age(sent) is not None else SIGNER.sign(str(time.time()))

    def clean(self):
        cleaned = super().clean()
        age = _age(cleaned.get("opened_", ""))
        if cleaned.get("nickname_"):
            raise forms.ValidationError(
                _("The field to be left empty holds something, as when robots write. Empty it, then send again."),
                "robot",
            )
        if self.errors:
            return cleaned  # one thing at a time: what is missing first
        if age is None:
            raise forms.ValidationError(
                _("The page had been open for too long. Your text is still here: send it again."), "stale"
            )
        if age < FASTEST:
            raise forms.ValidationError(
                _("That was faster than one can type. Wait a few seconds, then send again."), "fast"
            )
        return cleaned


def _age(stamp):
    """Seconds since `stamp` was signed; None when it is not ours or is too old."""
    try:
        opened = float(SIGNER.unsign(stamp, max_age=LONGEST))
    except (signing.BadSignature, ValueError):
        return None
    return time.time() - opened


# What is said when an answer is missing, by the kind of its question; MISSING for the others.
MISSING = _("Fill in this field.")
MISSING_OF = {
    "email": _("Write your e-mail address, such as name@example.com."),
    "dropdown": _("Choose an answer from the list."),
    "radio": _("Choose an answer."),
    "checkboxes": _("Choose one answer at least."),
    "multiselect": _("Choose one answer at least."),
    "checkbox": _("Tick the box."),
}


class ContactFormBuilder(FormBuilder):
    def get_field_options(self, field):
        missing = MISSING_OF.get(field.field_type, MISSING)
        return {**super().get_field_options(field), "error_messages": {"required": missing}}

    def create_multiline_field(self, field, options):
        return super().create_multiline_field(field, {**options, "max_length": LONGEST_TEXT})

    def create_email_field(self, field, options):
        widget = forms.EmailInput(attrs={"autocomplete": "email"})
        return super().create_email_field(field, {**options, "widget": widget, "max_length": 254})

    def create_dropdown_field(self, field, options):
        found = super().create_dropdown_field(field, options)
        found.choices = [("", gettext("Choose…")), *found.choices]
        return found

    def get_form_class(self):
        return type("Form", (ContactForm,), self.formfields)
