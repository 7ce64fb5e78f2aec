"""The table of translations in the admin: every page in every language, and what to do next."""

import csv

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy

from core.sheets.cells import never_run
from core.translating import sending
from core.translating.cockpit import Cockpit
from core.translating.states import State
from core.views.publishing import ids_of, may_publish, publishing_url

SEND = "wagtail_localize.submit_translation"


class ForTranslators(WagtailAdminTemplateMixin, View):
    """For whoever may do something with a page."""

    header_icon = "wagtail-localize-language"

    def dispatch(self, request, *args, **kwargs):
        if not page_permission_policy.user_has_any_permission(request.user, ["add", "change", "publish"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class TranslationsView(ForTranslators):
    template_name = "admin/translations.html"
    page_title = _("Translations")

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    @cached_property
    def cockpit(self):
        return Cockpit(self.request.GET)

    def get_context_data(self, **kwargs):
        cockpit = self.cockpit
        owners = {row.source.owner for row in cockpit.table.rows}
        return super().get_context_data(
            cockpit=cockpit,
            items=cockpit.page,
            elided_page_range=cockpit.page.paginator.get_elided_page_range(cockpit.page.number),
            states=State,
            owners=get_user_model().objects.filter(pk__in=owners - {None}).order_by("last_name", "first_name"),
            may_send=self.request.user.has_perm(SEND),
            may_publish=may_publish(self.request.user),
            **kwargs,
        )

    def get(self, request):
        if request.GET.get("export") == "csv":
            return csv_of(self.cockpit)
        return self.render_to_response(self.get_context_data())

    def post(self, request):
        """What is to be done with the pages ticked, in the languages ticked."""
        if request.POST.get("do") == "publish":
            return redirect(publishing_url(ids_of(request.POST.getlist("page")), request.POST.getlist("into")))
        if request.POST.get("do") == "export":
            return self.export()
        if not request.user.has_perm(SEND):
            raise PermissionDenied
        pages = Page.objects.filter(pk__in=ids_of(request.POST.getlist("page")), live=True)
        locales = Locale.objects.filter(language_code__in=request.POST.getlist("into"))
        if not pages or not locales:
            messages.warning(request, _("Nothing was done: tick pages and at least one language."))
        else:
            self.carry_out(request.POST.get("do"), list(pages), list(locales))
        return redirect(f"{reverse('translations')}?{request.GET.urlencode()}")

    def export(self):
        """To what can be exported of the pages ticked; no language ticked is all of them."""
        asked = QueryDict(mutable=True)
        asked.setlist("page", ids_of(self.request.POST.getlist("page")))
        asked.setlist("language", self.request.POST.getlist("into"))
        if not asked.getlist("page"):
            messages.warning(self.request, _("Nothing was exported: tick at least one page."))
            return redirect(f"{reverse('translations')}?{self.request.GET.urlencode()}")
        return redirect(f"{reverse('translations_export')}?{asked.urlencode()}")

    def carry_out(self, what, pages, locales):
        if what == "leave":
            sending.leave(pages, locales, self.request.user)
            sentence = ngettext("%s page is marked.", "%s pages are marked.", len(pages))
        elif what == "take-back":
            sending.take_back(pages, locales)
            sentence = ngettext("%s page is no longer marked.", "%s pages are no longer marked.", len(pages))
        else:
            sending.send([page.pk for page in pages], locales, self.request.user)
            sentence = ngettext(
                "%s page is being sent to translation: its draft is here in a moment.",
                "%s pages are being sent to translation: their drafts are here one after the other.",
                len(pages),
            )
        messages.success(self.request, sentence % len(pages))


def csv_of(cockpit):
    """All the rows that were asked for: a line a page, a column a language."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="traductions.csv"'
    locales = cockpit.table.locales.values()
    writer = csv.writer(response)
    writer.writerow([_("Page"), _("Address"), _("Written in"), *(locale.language_code for locale in locales)])
    for row in cockpit.rows:
        states = {cell.language: cell.state.label for cell in row.cells}
        columns = [states.get(locale.language_code, "") for locale in locales]
        writer.writerow([never_run(row.source.title), row.address, row.locale.language_code, *columns])
    return response
