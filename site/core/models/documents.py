"""Documents: files with a history, kept outside public media."""

import re
import unicodedata
import uuid
from functools import partial

from django.core.files.storage import storages
from django.db import models, transaction
from django.dispatch import Signal
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.documents.models import DocumentQuerySet as WagtailDocumentQuerySet

from core.fields import CodeField
from core.files.formats import format_of, media_type_of

# The last part of the address of a first page: no file may take it.
PREVIEW_NAME = "apercu.webp"
MAX_STEM = 150  # bytes of a name before its extension; a disk takes 255 in all


version_added = Signal()  # sent with a Document whose file was stored or replaced, in the same transaction


def documents_storage():
    return storages["documents"]


def document_path(instance, filename):
    """A folder of its own for each stored file, so that a name is kept as it was given, accents included."""
    name = re.sub(r"[\s–—_'’]+", "_", unicodedata.normalize("NFC", filename))
    stem, dot, extension = name.rpartition(".")
    stem = re.sub(r"[^-\w.]", "", stem).strip(".")  # what the storage keeps of a name
    stem = stem.encode()[:MAX_STEM].decode(errors="ignore") or "fichier"
    name = f"{stem}{dot}{extension}"
    return f"{uuid.uuid4().hex}/{f'image-{name}' if name.lower() == PREVIEW_NAME else name}"


class DocumentQuerySet(WagtailDocumentQuerySet):
    def with_versions(self):
        """Each with its current version, but for the text inside, which is long and only searched."""
        return self.select_related("current").defer("current__text")


class Document(AbstractDocument):
    """A stored file. Replacing the file keeps the document, its address and every earlier version."""

    file = models.FileField(_("file"), storage=documents_storage, upload_to=document_path, max_length=255)
    current = models.OneToOneField(
        "DocumentVersion", null=True, editable=False, on_delete=models.SET_NULL, related_name="current_of"
    )

    tags = TaggableManager(_("tags"), blank=True, help_text=None, related_name="stored_documents")

    objects = DocumentQuerySet.as_manager()

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        default_related_name = "stored_documents"  # Wagtail’s own model, unused, has taken document_set
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            if self.current is None or self.current.file.name != self.file.name:
                self._add_version()

    def _add_version(self):
        from core.files.tasks import prepare_version
        from core.files.uses import is_public

        public = is_public(self.pk)
        if public:
            self.versions.filter(pk=self.current_id).update(was_public=True)
        number = (self.versions.aggregate(last=models.Max("number"))["last"] or 0) + 1
        self.current = self.versions.create(
            number=number,
            file=self.file.name,
            size=self.file.size,
            was_public=public,
            format=format_of(self.filename),
            media_type=media_type_of(self.filename),
        )
        type(self).objects.filter(pk=self.pk).update(current=self.current)
        version_added.send(sender=type(self), instance=self)
        transaction.on_commit(partial(prepare_version.enqueue, self.current.pk))

    @property
    def url(self):
        """The public address, stable for ever: the id decides, the name is for the reader."""
        return reverse("document", args=[self.pk, self.filename])

    @property
    def newest_versions(self):
        """Its versions, the newest first, without the text inside."""
        return self.versions.order_by("-number").defer("text")


class DocumentVersion(models.Model):
    """One state of a document's file. What is known of its content is taken from it in the background."""

    class State(models.TextChoices):
        WAITING = "waiting", _("being prepared")
        READY = "ready", _("ready")
        UNREADABLE = "unreadable", _("could not be read")

    document = models.ForeignKey(Document, related_name="versions", on_delete=models.CASCADE)
    number = models.PositiveIntegerField()
    was_public = models.BooleanField(default=False, help_text="Current while a public page used the document.")
    created_at = models.DateTimeField(auto_now_add=True)
    file = models.FileField(storage=documents_storage, max_length=255)
    size = models.PositiveBigIntegerField(help_text="bytes")
    format = CodeField(vocabulary="file_format")
    media_type = models.CharField(max_length=100)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    problem = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    page_count = models.PositiveIntegerField(null=True)
    language = CodeField(vocabulary="material_language", blank=True)
    text = models.TextField(blank=True)
    preview = models.FileField(storage=documents_storage, max_length=255, blank=True)
    preview_width = models.PositiveIntegerField(null=True)
    preview_height = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of documents")
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_number_a_version")]
        ordering = ["number"]

    def __str__(self):
        return f"{self.filename} ({self.number})"

    @property
    def filename(self):
        return self.file.name.rsplit("/", 1)[-1]

    @property
    def url(self):
        """The address of this version, stable for ever."""
        return f"{reverse('document', args=[self.document_id, self.filename])}?version={self.number}"

    @property
    def is_waiting(self):
        return self.state == self.State.WAITING

    @property
    def preview_url(self):
        """The address of its first page as an image; empty when it has none."""
        return reverse("document_preview", args=[self.document_id]) if self.preview else ""


class FileUse(models.Model):
    """A published page uses a document: written with the publication, and the only thing that makes a file public.

    The page's own state (live, expired, restricted) is asked when the file is.
    """

    document = models.ForeignKey(Document, related_name="public_uses", on_delete=models.PROTECT)
    page = models.ForeignKey("wagtailcore.Page", related_name="public_files", on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("public use of a document")
        verbose_name_plural = _("public uses of documents")
        constraints = [models.UniqueConstraint(fields=["document", "page"], name="one_use_a_page")]

    def __str__(self):
        return f"{self.document_id} on {self.page_id}"
