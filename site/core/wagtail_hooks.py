"""What core adds to the admin: themes and organisations as snippets, imports, a little order in long lists of boxes."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.compare import FieldComparison, register_comparison_class
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.contrib.settings.registry import register_setting
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy, register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core import leaving
from core.counts import hooks as counts_hooks  # noqa: F401
from core.fields import CodesField
from core.models import Navigation, NetworkDetails, Organisation, Theme
from core.reminders import MissingDetails
from core.sheets import workbooks
from core.translating.incomplete import SynchroniseView, refuse_incomplete
from core.translating.reminding import TranslationsPanel, warn_of_stale
from core.views.leaving import SendReadersView
from core.views.po import ExportFileView, ExportView, ImportPoView
from core.views.publishing import PublishTogetherView, may_publish, publishing_url
from core.views.sheets import ImportView, download_csv, download_xlsx
from core.views.translations import TranslationsView


class OnlyChanged(ModelPermissionPolicy):
    """For what there is one of in each language: it is there from the start, and stays."""

    def user_has_permission(self, user, action):
        return action not in ("add", "delete") and super().user_has_permission(user, action)


register_permission_policy(Navigation, OnlyChanged(Navigation))


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    list_display = ["__str__", "letters", "slug", "order"]
    ordering = Theme._meta.ordering
    copy_view_enabled = False


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "kind", "locality", "province"]
    list_filter = ["kind", "province"]


class NavigationViewSet(SnippetViewSet):
    model = Navigation
    icon = "bars"
    menu_label = _("Menus and feet")
    list_display = ["__str__", "tagline"]
    add_to_settings_menu = True
    copy_view_enabled = False


class NetworkViewSetGroup(SnippetViewSetGroup):
    items = (ThemeViewSet, OrganisationViewSet)
    menu_icon = "group"
    menu_label = _("Network")
    menu_name = "network"
    menu_order = 250


register_snippet(NetworkViewSetGroup)
register_snippet(NavigationViewSet)
register_setting(NetworkDetails, icon="home")


class CodesComparison(FieldComparison):
    """Two states of a CodesField, compared by their labels."""

    def __init__(self, field, obj_a, obj_b):
        super().__init__(field, obj_a, obj_b)
        self.val_a, self.val_b = (", ".join(field.labels(codes)) for codes in (self.val_a, self.val_b))


register_comparison_class(CodesField, comparison_class=CodesComparison)


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_global_admin_js")
def admin_js():
    return format_html('<script src="{}"></script>', static("js/slug.js"))


@hooks.register("construct_homepage_panels")
def remind(request, panels):
    panels += [MissingDetails(), TranslationsPanel()]


@hooks.register("register_admin_urls")
def import_urls():
    return [
        path("import/<slug:name>/", ImportView.as_view(), name="import"),
        path("import/<slug:name>/<slug:file>.xlsx", download_xlsx, name="import_xlsx"),
        path("import/<slug:name>/<slug:sheet>.csv", download_csv, name="import_csv"),
    ]


@hooks.register("register_admin_urls")
def translations_urls():
    return [
        path("translations/", TranslationsView.as_view(), name="translations"),
        path("translations/publish/", PublishTogetherView.as_view(), name="translations_publish"),
        path("translations/export/", ExportView.as_view(), name="translations_export"),
        path("translations/export/traductions-<slug:language>.po", ExportFileView.as_view(), name="translations_po"),
        path("translations/export/traductions.zip", ExportFileView.as_view(), name="translations_zip"),
        path("translations/import/", ImportPoView.as_view(), name="translations_import"),
    ]


hooks.register("construct_translated_pages_to_cascade_actions", leaving.move_together)
hooks.register("before_move_page", leaving.refuse_a_taken_place)
hooks.register("before_delete_page", leaving.note_addresses)
hooks.register("after_delete_page", leaving.offer_another_page_for_good)
hooks.register("after_unpublish_page", leaving.offer_another_page_meanwhile)


@hooks.register("register_admin_urls")
def leaving_urls():
    return [path("readers/<str:word>/", SendReadersView.as_view(), name="send_readers")]


# Before wagtail-localize, which answers for the pages that are translated by segments.
hooks.register("before_edit_page", refuse_incomplete, order=-2)
hooks.register("before_edit_page", warn_of_stale, order=-1)


@hooks.register("register_admin_urls", order=-1)
def synchronising_url():
    # At the address of wagtail-localize's own view.
    address = "localize/update/<int:translation_source_id>/"
    return [path(address, SynchroniseView.as_view(), name="synchronise")]


def publish_together_button(page, user, view_name=None, next_url=None):
    if not page.is_root() and may_publish(user) and page.get_translations().filter(alias_of=None).exists():
        view, address = PublishTogetherView, publishing_url([page.pk])
        yield Button(view.page_title, address, icon_name=view.header_icon, priority=62)


hooks.register("register_page_header_buttons", publish_together_button)
hooks.register("register_page_listing_more_buttons", publish_together_button)


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request):
        return page_permission_policy.user_has_any_permission(request.user, ["add", "change", "publish"])


@hooks.register("register_admin_menu_item")
def translations_menu_item():
    view = TranslationsView
    return TranslationsMenuItem(
        view.page_title, reverse("translations"), name="translations", icon_name=view.header_icon, order=240
    )


class ImportMenuItem(MenuItem):
    def __init__(self, workbook):
        address = reverse("import", args=[workbook.name])
        super().__init__(workbook.label, address, name=f"import-{workbook.name}", icon_name="table")
        self.workbook = workbook

    def is_shown(self, request):
        return self.workbook.may_import(request.user)


@hooks.register("register_admin_menu_item")
def import_menu_item():
    menu = Menu(items=[ImportMenuItem(workbook) for workbook in workbooks()])
    return SubmenuMenuItem(_("Import"), menu, name="import", icon_name="upload", order=260)
