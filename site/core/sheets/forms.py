"""The form of an import."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .reading import MAX_SIZE, too_large


class UploadForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("Spreadsheet"), widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}))

    def __init__(self, workbook, *args, **kwargs):
        super().__init__(*args, **kwargs)
        limits = {"size": MAX_SIZE // 2**20, "rows": workbook.max_rows}
        self.fields["file"].help_text = _("XLSX or CSV, up to %(size)s MB and %(rows)s rows.") % limits

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_SIZE:
            raise too_large()
        return file
