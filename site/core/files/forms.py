"""The forms under every upload in the admin: the library, the chooser, several at once."""

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

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


class ImageForm(BaseImageForm):
    """Refuses a damaged image in words; deletes a replaced one only when the new one is safe."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].clean = partial(_clean_readable, self.fields["file"].clean)

    def save(self, commit=True):
        replaced = self.original_file if "file" in self.changed_data else None
        self.original_file = None  # Wagtail would delete it before the transaction is through
        image = super().save(commit=commit)
        if commit and replaced:
            image.renditions.all().delete()
            transaction.on_commit(partial(replaced.storage.delete, replaced.name))
        return image


def _clean_readable(clean, *args, **kwargs):
    try:
        return clean(*args, **kwargs)
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises on half a file
        raise ValidationError(_("This image is damaged: it cannot be opened. Export it again, then retry.")) from error
