"""What the first page of the admin reminds editors of."""

from django.urls import reverse
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from core.models import NetworkDetails


class MissingDetails(Component):
    """The details of the network that the site still shows as examples, or not at all."""

    name = "missing_details"
    template_name = "admin/missing_details.html"
    order = 50

    def get_context_data(self, parent_context):
        request, network = parent_context["request"], NetworkDetails.load()
        may_change = policy_registry.get_by_type(NetworkDetails).user_has_permission(request.user, "change")
        address = reverse("wagtailsettings:edit", args=["core", "networkdetails", network.pk])
        return {"missing": network.missing if may_change else [], "address": address}
