"""The files of a resource."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.fields import CodeField
from core.files.formats import extension_of
from core.query import in_private_collection
from core.vocabularies import vocabulary

ICONS = {
    "pdf": "file",
    "document": "file",
    "diaporama": "slides",
    "tableur": "table",
    "image": "img",
    "audio": "audio",
    "video": "film",
    "module": "zip",
    "fichier-3d": "cube",
    "lien": "link",
}


class ResourceFileManager(models.Manager):
    def get_queryset(self):
        # A file is never shown without the current version of its document; the text inside is only searched.
        files = super().get_queryset().select_related("document__current").defer("document__current__text")
        return files.annotate(is_private=in_private_collection("document__collection__path"))


class ResourceFile(TranslatableMixin, Orderable):
    """One file of a resource: a stored document, or an address elsewhere. Readers see its label."""

    page = ParentalKey("resources.ResourcePage", related_name="files", on_delete=models.CASCADE)
    document = models.ForeignKey(
        "core.Document",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,  # from drafts; what a published page uses is protected by FileUse
        related_name="resource_files",
    )
    address = models.URLField(_("or an address elsewhere"), blank=True)
    label = models.CharField(_("label"), max_length=120, help_text=_("What readers see: “Pupil’s sheet”."))
    role = CodeField(_("for whom"), vocabulary="file_role", default="tous")

    is_private = False  # asked of the database with the files of a public page

    objects = ResourceFileManager()

    panels = [
        FieldPanel("document"),
        FieldPanel("address"),
        FieldRowPanel([FieldPanel("label"), FieldPanel("role")]),
    ]

    translatable_fields = [
        SynchronizedField("document"),
        SynchronizedField("address"),
        TranslatableField("label"),
        SynchronizedField("role", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self):
        return self.label

    def clean(self):
        super().clean()
        if bool(self.document_id) == bool(self.address):
            raise ValidationError({"document": _("Choose a document or give an address, one of the two.")})

    @property
    def is_link(self):
        return self.document_id is None

    @cached_property
    def version(self):
        """The current version of its document; None for a link."""
        return self.document.current if self.document_id else None

    @property
    def ready(self):
        return self.is_link or not self.version.is_waiting

    @property
    def url(self):
        return self.address or self.document.url

    @property
    def format(self):
        """The `file_format` code."""
        return "lien" if self.is_link else self.version.format

    @property
    def format_label(self):
        """What the button says: the extension in capitals, which readers know, or that it is a link."""
        return vocabulary("file_format").label("lien") if self.is_link else extension_of(self.version.filename).upper()

    @property
    def icon(self):
        return ICONS.get(self.format, "file")

    @property
    def size(self):
        return None if self.is_link else self.version.size

    @property
    def page_count(self):
        return None if self.is_link else self.version.page_count

    @property
    def language_label(self):
        code = "" if self.is_link else self.version.language
        return vocabulary("material_language").label(code) if code else ""

    @property
    def role_label(self):
        return vocabulary("file_role").label(self.role)
