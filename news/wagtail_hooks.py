"""What news adds to the admin: footnotes in rich text; beside the form of a paper, what it lacks before adoption; why a
translation may not be published."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail_localize.models import Translation

from core.dates import date_format
from core.side_panels import ChecksSidePanel
from news.adoption import checks
from news.models import PositionPage
from news.rich_text import register_footnote

hooks.register("register_rich_text_features", register_footnote)
LAST_PUBLISHED = _(
    "Last published: version %(label)s of %(date)s. The preview compares the text with it: "
    "choose “What changed since the last version” as its mode."
)


class AdoptionSidePanel(ChecksSidePanel):
    name = "adoption"
    title = _("Before the adoption")

    def checks_of(self, page):
        return checks(page)

    def note(self, page):
        versions = page.published_versions
        if not versions:
            return ""
        last = {"label": versions[-1].version_label, "date": date_format(versions[-1].date, "DATE_FORMAT")}
        return LAST_PUBLISHED % last


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
