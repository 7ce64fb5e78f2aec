"""Publishing several languages together in the admin: what would happen to each page, then, at once or on time, all."""

from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from core.dates import date_format
from core.translating.publishing import MOST, NotPublishedError, Plan, publish

LINKS = 6  # in the message that follows


def may_publish(user):
    return page_permission_policy.user_has_permission(user, "publish")


def ids_of(values):
    """The ids of pages among what was sent."""
    return [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 10][:MOST]


def publishing_url(page_ids=(), languages=()):
    """Where these pages are published together in these languages, or in all; of no pages, all that is ready."""
    query = urlencode([*(("page", pk) for pk in page_ids), *(("into", code) for code in languages)])
    return reverse("translations_publish") + (f"?{query}" if query else "")


class WhenForm(forms.Form):
    when = forms.DateTimeField(
        label=_("Publish on"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Date and time in Brussels. Left empty: at once."),
        error_messages={"invalid": _("This is no date and time. Correct it, or leave it empty to publish at once.")},
    )

    def clean_when(self):
        when = self.cleaned_data["when"]
        if when and when <= timezone.now():
            raise forms.ValidationError(_("This moment is past. Choose one to come, or none to publish at once."))
        return when


class PublishTogetherView(WagtailAdminTemplateMixin, View):
    template_name = "admin/translations_publish.html"
    page_title = _("Publish in several languages")
    header_icon = "wagtail-localize-language"

    def dispatch(self, request, *args, **kwargs):
        if not may_publish(request.user):
            raise PermissionDenied
        # The hour is that of the site, whatever the time zone of the editor.
        with timezone.override(ZoneInfo(settings.TIME_ZONE)):
            return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        cockpit = {"url": reverse("translations"), "label": _("Translations")}
        return [*super().get_breadcrumbs_items(), cockpit, {"url": "", "label": self.page_title}]

    @cached_property
    def plan(self):
        asked = self.request.GET
        ids = ids_of(asked.getlist("page")) if "page" in asked else None
        return Plan(self.request.user, ids, asked.getlist("into"))

    def get(self, request):
        return self._shown(WhenForm(), self.plan.ready)

    def post(self, request):
        form, wanted = WhenForm(request.POST), set(request.POST.getlist("item"))
        chosen = [item for item in self.plan.ready if str(item.page.pk) in wanted]
        problems = [] if wanted else [(None, _("Tick at least one page."))]
        if len(chosen) < len(wanted):
            problems.append((None, _("A page that you ticked is no longer ready: look at the list again.")))
        if problems or not form.is_valid():
            return self._shown(form, chosen, problems)
        try:
            publish(chosen, request.user, form.cleaned_data["when"])
        except NotPublishedError as error:
            return self._shown(form, chosen, error.problems)
        self._tell(chosen, form.cleaned_data["when"])
        return redirect("translations")

    def _shown(self, form, chosen, problems=()):
        ticked = {item.page.pk for item in chosen}
        context = self.get_context_data(plan=self.plan, form=form, ticked=ticked, problems=problems)
        return self.render_to_response(context, status=422 if problems or form.errors else 200)

    def _tell(self, items, when):
        values = {"number": len(items)}
        sentence = ngettext("%(number)s page is public now.", "%(number)s pages are public now.", len(items))
        if when:
            values["moment"] = date_format(timezone.localtime(when), "DATETIME_FORMAT")
            sentence = ngettext(
                "%(number)s page will be published on %(moment)s.",
                "%(number)s pages will be published on %(moment)s.",
                len(items),
            )
        ways = [messages.button(*_link(item, when)) for item in items[:LINKS]]
        messages.success(self.request, sentence % values, buttons=ways)


def _link(item, when):
    """Where a page is seen, or what is planned for it."""
    page = item.page
    page.refresh_from_db()
    address = reverse("wagtailadmin_pages:history", args=[page.pk]) if when else page.url
    return address or "", f"{Truncator(page.get_admin_display_title()).chars(50)} ({item.locale.language_code})"
