"""PDFs made of pages: kept with what they were made from, so that none is made twice."""

from django.db import models
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from .documents import document_path, documents_storage


class PagePDF(models.Model):
    """The PDF of a page, or of an earlier version of it. The last one stays until the next is made (core.pdf.tasks)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("being prepared")
        READY = "ready", _("ready")
        FAILED = "failed", _("could not be made")

    page = models.ForeignKey("wagtailcore.Page", related_name="pdfs", on_delete=models.CASCADE)
    label = models.CharField(max_length=60, blank=True, help_text="Of an earlier version; empty for the current one.")
    file = models.FileField(storage=documents_storage, upload_to=document_path, max_length=255, blank=True)
    size = models.PositiveBigIntegerField(null=True, help_text="bytes")
    page_count = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the HTML that the file was made from.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    problem = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0, help_text="That failed since it was asked for.")
    asked_at = models.DateTimeField(default=now, help_text="Or tried the last time.")
    made_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("PDF of a page")
        verbose_name_plural = _("PDFs of pages")
        constraints = [models.UniqueConstraint(fields=["page", "label"], name="one_pdf_a_label")]
        ordering = ["page", "label"]

    def __str__(self):
        return f"{self.page_id} {self.label}".strip()
