"""What resources add to the admin: how often one is read and its files are fetched, beside its form."""

from wagtail import hooks
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from core.counts.panel import CountsSidePanel
from resources.models import ResourcePage


class ResourceEditView(EditView):
    def get_side_panels(self):
        panels = super().get_side_panels()
        if not self.expects_json_response:
            panels.append(CountsSidePanel(self.page, self.request))
        return panels


class ResourceViewSet(PageViewSet):
    model = ResourcePage
    edit_view_class = ResourceEditView


@hooks.register("register_admin_viewset")
def resource_viewset():
    return ResourceViewSet()
