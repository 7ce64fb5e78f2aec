"""What a text says about the network itself, taken from its settings."""

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.models.network import NetworkDetails

CHOICES = [
    ("identity", _("who the network is")),
    ("contact", _("how to write to it")),
    ("publisher", _("who publishes")),
    ("host", _("who hosts the site")),
    ("data-protection", _("whom to ask about personal data")),
]


class DetailsBlock(blocks.ChoiceBlock):
    """Some details of the network, as they stand in its settings on the day of reading."""

    def __init__(self, **kwargs):
        super().__init__(**{"choices": CHOICES, **kwargs})

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        network = context.get("network") or NetworkDetails.load()
        return {**context, "lines": lines_of(network, value)}

    class Meta:
        icon = "cog"
        label = capfirst(_("details of the network"))
        group = _("Files and links")
        template = "blocks/details.html"
        description = _("Name, address, host… always as in the settings of the network.")
        preview_value = "identity"


def lines_of(network, choice):
    """What is known of `choice`, a code of CHOICES: a list of {"term", "text", "email"}."""
    name = " ".join(filter(None, [network.legal_name or network.name, network.legal_form]))
    email = {"term": gettext("E-mail"), "text": network.email, "email": True}
    lines = {
        "identity": [
            {"term": gettext("Organisation"), "text": name},
            {"term": gettext("Address"), "text": network.address},
            {"term": gettext("Company number"), "text": network.company_number},
            email,
        ],
        "contact": [
            email,
            {"term": gettext("Telephone"), "text": network.phone},
            {"term": gettext("Post"), "text": ", ".join(filter(None, [network.name, network.address]))},
        ],
        "publisher": [
            {"term": gettext("Responsible publisher"), "text": network.publisher},
            {"term": gettext("Address"), "text": network.address},
        ],
        "host": [
            {"term": gettext("Host"), "text": network.host_name},
            {"term": gettext("Address"), "text": network.host_address},
        ],
        "data-protection": [
            {"term": gettext("Responsible for the data"), "text": name},
            {"term": gettext("To write"), "text": network.privacy_email or network.email, "email": True},
        ],
    }
    known = [line for line in lines.get(choice, []) if line["text"]]
    # An address without the name it belongs to tells nothing.
    return [] if choice in ("publisher", "host") and known[:1] != lines[choice][:1] else known
