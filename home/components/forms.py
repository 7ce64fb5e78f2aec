"""Forms, with what they say when an answer is refused."""

from django.utils.translation import gettext_lazy as _

from home.components.samples import NOWHERE
from home.components.specimens import Family, State
from home.contact_form import ContactFormBuilder
from home.models import ContactField, ContactPage

FORMS = Family("forms", _("Forms"))

CHOICES = "Rejoindre le réseau\nProposer une ressource\nSignaler une erreur ou un problème d’accessibilité"
KINDS = {
    "singleline": "Une ligne",
    "multiline": "Plusieurs lignes",
    "email": "Courriel",
    "number": "Nombre",
    "url": "Adresse web",
    "date": "Date",
    "datetime": "Date et heure",
    "dropdown": "Choix dans une liste",
    "multiselect": "Plusieurs choix dans une liste",
    "radio": "Un choix",
    "checkboxes": "Plusieurs choix",
    "checkbox": "Une case",
}
CHOSEN = {"dropdown", "multiselect", "radio", "checkboxes"}


def asked(name, kind, label, *, required=True, help_text=""):
    choices = CHOICES if kind in CHOSEN else ""
    return ContactField(
        clean_name=name, label=label, field_type=kind, required=required, help_text=help_text, choices=choices
    )


def form_of(*fields, data=None, prefix=None):
    return ContactFormBuilder(fields).get_form_class()(data, prefix=prefix)


def question(kind, *, number, data=None, **given):
    """A question alone, bound when there is an answer; its ids carry `number`."""
    form = form_of(asked("question", kind, KINDS[kind], **given), prefix=f"n{number}", data=data)
    return {"field": form["question"]}


@FORMS.shows("components/form-field.html", "card")
def _form_field():
    for number, (kind, label) in enumerate(KINDS.items()):
        yield State(label, question(kind, number=number))
    yield State("Facultatif", question("singleline", number=20, required=False))
    yield State("Avec une aide", question("email", number=21, help_text="Pour vous répondre, et rien d’autre."))
    wrong = {"n22-question": "nom@exemple"}
    yield State(
        "Avec une aide, refusé", question("email", number=22, help_text="Par exemple : nom@example.com", data=wrong)
    )
    yield State(
        "Groupe facultatif, avec une aide",
        question("radio", number=23, required=False, help_text="Un seul sujet par message."),
    )
    yield State("Groupe refusé", question("checkboxes", number=24, data={"n24-x": ""}))


def contact(data=None):
    fields = [
        asked("nom", "singleline", "Nom"),
        asked("courriel", "email", "Adresse e-mail", help_text="Pour vous répondre, et rien d’autre."),
        asked("sujet", "dropdown", "Sujet"),
        asked("message", "multiline", "Message"),
    ]
    sentence = "J’accepte que le réseau conserve ce message et mon adresse pour me répondre, le temps indiqué ici."
    shown = ContactPage(pk=0, title="Contact", consent=sentence)
    shown.get_url = lambda request=None: NOWHERE
    form = form_of(*fields, data=data)
    return {"form": form, "page": shown, "kept": shown.kept}


@FORMS.shows("components/contact-form.html", framed=True)
def _contact_form():
    yield State("À remplir", contact())
    yield State("Refusé", contact({"nom": "Ada Renard", "courriel": "ada@exemple", "message": ""}))
