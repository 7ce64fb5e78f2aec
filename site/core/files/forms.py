"""The form under every upload of a document in the admin: the library, the chooser, several at once."""

from wagtail.documents.forms import BaseDocumentForm

from .formats import check_content


class DocumentForm(BaseDocumentForm):
    """Refuses a file whose content is not what its name says; keeps the earlier file when one is replaced."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            check_content(file)
        return file

    def save(self, commit=True):
        self.original_file = None  # Wagtail would delete it; it is a version that stays readable
        return super().save(commit=commit)
