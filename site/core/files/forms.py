"""The form under every upload of a document in the admin: the library, the chooser, several at once."""

from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

from .formats import MEDIA_TYPES, check_content


class DocumentForm(BaseDocumentForm):
    """Refuses a file whose content is not what its name says; keeps the earlier file when one is replaced."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].help_text = _("Accepted: %s.") % ", ".join(sorted(MEDIA_TYPES))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            check_content(file)
        return file

    def save(self, commit=True):
        self.original_file = None  # Wagtail would delete it; it is a version that stays readable
        return super().save(commit=commit)
