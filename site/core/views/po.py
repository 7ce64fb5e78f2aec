"""PO files in the admin: what can be exported, the files, and their import, which is tried before it is carried out."""

import io
from functools import partial
from types import SimpleNamespace
from zipfile import ZIP_DEFLATED, ZipFile

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from core.models.documents import documents_storage
from core.sheets.keeping import content_of, keep, name_of
from core.translating.po.exporting import Export
from core.translating.po.importing import carried_out, tried
from core.translating.po.reading import MAX_SIZE, files_in, too_large
from core.translating.po.sorting import Fate
from core.translating.po.writing import file_of
from core.views.translations import ForTranslators

KEPT_FOR = SimpleNamespace(name="translations-po")
SHOWN = 300  # problems, and pages: whoever has more begins with these


class PoView(ForTranslators):
    def get_breadcrumbs_items(self):
        table = {"url": reverse("translations"), "label": _("Translations")}
        return [*super().get_breadcrumbs_items(), table, {"url": "", "label": self.page_title}]


class ExportView(PoView):
    """What there is to export, and what there is not, before it is fetched."""

    template_name = "admin/translations_export.html"
    page_title = _("Export for translators (PO)")

    @cached_property
    def export(self):
        return Export(self.request.GET)

    def get(self, request):
        query = request.GET.urlencode()
        return self.render_to_response(self.get_context_data(export=self.export, query=f"?{query}" if query else ""))


class ExportFileView(ExportView):
    """The PO file of a language, or a zip with those of all."""

    def get(self, request, language=""):
        bundles = [bundle for bundle in self.export.filled if language in ("", bundle.language)]
        if not bundles:
            messages.warning(request, _("There is nothing to export: send pages to translation first."))
            return redirect("translations")
        files = {f"traductions-{bundle.language}.po": str(file_of(bundle, request.user)) for bundle in bundles}
        if not language:
            return _saved(_zip(files), "traductions.zip", "application/zip")
        name, text = files.popitem()
        return _saved(text, name, "text/x-gettext-translation")


def _zip(files):
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _saved(content, name, media_type):
    charset = "; charset=utf-8" if isinstance(content, str) else ""
    response = HttpResponse(content, content_type=media_type + charset)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


class PoForm(forms.Form):
    file = forms.FileField(
        label=_("File from the translator"),
        help_text=_("A PO file, or a zip of PO files, up to %(size)s MB.") % {"size": MAX_SIZE // 2**20},
        widget=forms.FileInput(attrs={"accept": ".po,.zip"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_SIZE:
            raise too_large()
        return file


class ImportPoView(PoView):
    template_name = "admin/translations_import.html"
    page_title = _("Import from translators (PO)")

    def get(self, request):
        return self.answer(PoForm())

    def post(self, request):
        return self.carry_out() if "token" in request.POST else self.try_out()

    def try_out(self):
        """What the import of what was sent would do; what could be imported is kept."""
        form = PoForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return self.answer(form)
        file = form.cleaned_data["file"]
        content = file.read()
        try:
            reports = self.reports(tried, content, file.name)
        except ValidationError as error:
            form.add_error("file", error)
            return self.answer(form)
        useful = any(report.counts[Fate.TAKEN] or report.counts[Fate.NEWER_HERE] for report in reports)
        token = keep(content, KEPT_FOR, self.request.user) if useful else ""
        return self.answer(PoForm(), reports=reports, token=token, name=file.name)

    def carry_out(self):
        """The import of what was kept."""
        kept = name_of(self.request.POST["token"], KEPT_FOR, self.request.user)
        if not kept:
            messages.error(self.request, _("The file is no longer here: it is kept for an hour. Choose it once more."))
            return redirect("translations_import")
        replace = "replace" in self.request.POST
        reports = self.reports(carried_out, content_of(kept), self.request.POST.get("name", ""), replace)
        transaction.on_commit(partial(documents_storage().delete, kept))
        return self.answer(PoForm(), reports=reports, written=True)

    def reports(self, work, content, name, replace=False):
        return [work(name, file, self.request.user, replace) for name, file in files_in(content, name)]

    def answer(self, form, **context):
        return self.render_to_response(self.get_context_data(form=form, shown=SHOWN, fates=Fate, **context))
