"""The page of an import: the columns, the files to start from, an upload, its dry run, then the import itself."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View
from django.views.decorators.http import require_safe
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core import sheets
from core.files.formats import media_type_of
from core.models.documents import documents_storage
from core.sheets.forms import UploadForm
from core.sheets.keeping import content_of, keep, name_of

# How the two files are called in their addresses.
CONTENT, EMPTY = "contenu", "modele"
SHOWN = 200  # problems: whoever has more begins with these


class ImportView(WagtailAdminTemplateMixin, View):
    template_name = "admin/import.html"
    header_icon = "upload"

    def setup(self, request, name):
        super().setup(request, name)
        self.workbook = workbook_for(request.user, name)

    def get_page_title(self):
        return _("Import")

    def get_page_subtitle(self):
        return self.workbook.label

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*super().get_breadcrumbs_items(), here]

    def get_context_data(self, **kwargs):
        files = {"content": CONTENT, "empty": EMPTY}
        return super().get_context_data(workbook=self.workbook, files=files, **kwargs)

    def get(self, request, name):
        return self.render_to_response(self.get_context_data(form=UploadForm(self.workbook)))

    def post(self, request, name):
        return self.carry_out() if "token" in request.POST else self.try_out()

    def try_out(self):
        """The dry run of what was sent; what could be imported is kept."""
        form = UploadForm(self.workbook, self.request.POST, self.request.FILES)
        if not form.is_valid():
            form.fields["file"].widget.attrs["autofocus"] = True
            return self.render_to_response(self.get_context_data(form=form))
        content = form.cleaned_data["file"].read()
        result = sheets.dry_run(self.workbook, content, self.request.user)
        token = keep(content, self.workbook, self.request.user) if result.to_write and not result.problems else ""
        return self.answer(result, token)

    def carry_out(self):
        """The import of what was kept."""
        name = name_of(self.request.POST["token"], self.workbook, self.request.user)
        if not name:
            messages.error(self.request, _("The file is no longer here: it is kept for an hour. Choose it once more."))
            return redirect("import", self.workbook.name)
        result = sheets.run(self.workbook, content_of(name), self.request.user)
        if not result.written:
            return self.answer(result)
        transaction.on_commit(partial(documents_storage().delete, name))
        said = ngettext("%(number)s row was imported.", "%(number)s rows were imported.", result.to_write)
        messages.success(self.request, said % {"number": result.to_write})
        return redirect("import", self.workbook.name)

    def answer(self, result, token=""):
        """The page with what the import did or would do."""
        context = {"result": result, "problems": result.problems[:SHOWN], "token": token}
        return self.render_to_response(self.get_context_data(form=UploadForm(self.workbook), **context))


def workbook_for(user, name):
    """The workbook called `name`, if `user` may import it; Http404 when there is none."""
    workbook = sheets.get(name)
    if workbook is None:
        raise Http404(name)
    if not workbook.may_import(user):
        raise PermissionDenied
    return workbook


@require_safe
def download_xlsx(request, name, file):
    """The present content, or the headings alone."""
    workbook = workbook_for(request.user, name)
    if file not in (CONTENT, EMPTY):
        raise Http404(file)
    return _saved(sheets.xlsx(workbook, empty=file == EMPTY), f"{name}-{file}.xlsx")


@require_safe
def download_csv(request, name, sheet):
    """The present content of one sheet."""
    workbook = workbook_for(request.user, name)
    found = next((one for one in workbook.sheets if one.name == sheet), None)
    if found is None:
        raise Http404(sheet)
    return _saved(sheets.csv(workbook, found), f"{sheet}.csv")


def _saved(content, filename):
    charset = "; charset=utf-8" if isinstance(content, str) else ""
    response = HttpResponse(content, content_type=media_type_of(filename) + charset)
    response["Content-Disposition"] = content_disposition_header(True, filename)
    return response
