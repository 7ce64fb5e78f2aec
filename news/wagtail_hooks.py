"""What news adds to the admin: footnotes in rich text; beside the form of a paper, what it lacks before adoption; why a
translation may not be published."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail_localize.models import Translation

from news.adoption import checks
from news.models import PositionPage
from news.rich_text import register_footnote

hooks.register("register_rich_text_features", register_footnote)


class AdoptionSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Before the adoption")
        icon_name = "tasks"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            missing = [check for check in self.panel.checks if not check.done]
            return {**super().get_context_data(parent_context), "count": len(missing)}

    name = "adoption"
    title = _("Before the adoption")
    template_name = "admin/adoption_panel.html"
    order = 150

    def __init__(self, page, request):
        super().__init__(page, request)
        self.checks = checks(page)

    def get_context_data(self, parent_context):
        versions = self.object.published_versions
        context = {"checks": self.checks, "last": versions[-1] if versions else None}
        return {**super().get_context_data(parent_context), **context}


class PositionEditView(EditView):
    def get_side_panels(self):
        panels = super().get_side_panels()
        if not self.expects_json_response:
            panels.append(AdoptionSidePanel(self.page, self.request))
        return panels


class PositionViewSet(PageViewSet):
    model = PositionPage
    edit_view_class = PositionEditView


@hooks.register("register_admin_viewset")
def position_viewset():
    return PositionViewSet()


@hooks.register("before_edit_page", order=-1)
def say_why_a_translation_is_refused(request, page):
    """wagtail-localize, asked to publish a translation that may not be, gives no reason that is not of a text."""
    if request.method != "POST" or request.POST.get("action") != "publish" or not isinstance(page, PositionPage):
        return None
    found = Translation.objects.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
    translation = found.filter(enabled=True).select_related("source", "target_locale").first()
    if translation is None:
        return None
    translated = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    reasons = translated.problems() | translated.refusals()
    for reason in reasons.values():
        messages.error(request, reason)
    return redirect(request.path) if reasons else None
