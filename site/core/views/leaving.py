"""The page on which an editor says where the readers of a page that went are sent."""

from django import forms
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page, Site
from wagtail.permissions import page_permission_policy

from core.leaving import addresses_in, send_readers
from core.query import published_pages


class WhereToForm(forms.Form):
    page = forms.ModelChoiceField(Page.objects.none(), label=gettext_lazy("Page"), widget=AdminPageChooser)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["page"].queryset = published_pages().filter(depth__gt=1)
        self.fields["page"].error_messages["invalid_choice"] = _("Choose a page that readers can see.")


class SendReadersView(WagtailAdminTemplateMixin, View):
    template_name = "admin/send_readers.html"
    page_title = gettext_lazy("Send readers to another page")
    header_icon = "redirect"

    def dispatch(self, request, word):
        if not page_permission_policy.user_has_any_permission(request.user, ["publish"]):
            raise PermissionDenied
        try:
            self.offered = addresses_in(word)
        except signing.BadSignature as error:
            raise Http404(word) from error
        return super().dispatch(request, word)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get(self, request, word):
        return self.render_to_response(self.context_of(WhereToForm()))

    def post(self, request, word):
        form = WhereToForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.context_of(form))
        page, site = form.cleaned_data["page"], Site.find_for_request(request)
        send_readers(self.offered["addresses"], page, site, for_good=self.offered["for_good"])
        messages.success(request, _("Whoever comes there is led to “%s” now.") % page.get_admin_display_title())
        return redirect("wagtailadmin_explore", page.get_parent().pk)

    def context_of(self, form):
        return self.get_context_data(form=form, media=form.media, **self.offered)
