"""What core adds to the admin: themes and organisations as snippets, a little order in long lists of boxes."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.models import Organisation, Theme


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    list_display = ["__str__", "letters", "slug", "order"]
    ordering = ["order"]
    copy_view_enabled = False
    inspect_view_enabled = True


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "kind", "locality", "province"]
    list_filter = ["kind", "province"]
    inspect_view_enabled = True


class NetworkViewSetGroup(SnippetViewSetGroup):
    items = (ThemeViewSet, OrganisationViewSet)
    menu_icon = "group"
    menu_label = _("Network")
    menu_name = "network"
    menu_order = 250


register_snippet(NetworkViewSetGroup)


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))
