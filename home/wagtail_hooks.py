"""What home adds to the admin: the page of the components."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.components.views import components


@hooks.register("register_admin_urls")
def component_urls():
    return [path("composants/", components, name="components")]


@hooks.register("register_help_menu_item")
def components_menu_item():
    return MenuItem(_("Components"), reverse("components"), name="components", icon_name="grip", order=900)
