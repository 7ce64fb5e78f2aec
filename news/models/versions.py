"""The published versions of position papers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from news.models.text import PositionText


class PositionVersion(PositionText):
    """A position paper as it was published under one label. While the label is the current one, each publication
    rewrites it, and an adopted text cannot change; then it stays as it is."""

    page = models.ForeignKey("news.PositionPage", related_name="versions", on_delete=models.CASCADE)
    title = models.CharField(_("title"), max_length=255)
    summary = models.TextField(_("summary"), blank=True)
    makers = models.JSONField(default=list, help_text="Names of the organisations that wrote it, in their order.")
    notes = models.JSONField(default=dict, help_text="Texts of the footnotes: {uuid: html}.")
    numbers = models.JSONField(default=dict, help_text="Numbers of paragraphs, letters of demands: {block id: mark}.")
    published_at = models.DateTimeField(_("published at"), auto_now_add=True)

    class Meta:
        verbose_name = _("version of a position paper")
        verbose_name_plural = _("versions of position papers")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["page", "version_label"], name="a_label_once_a_paper")]

    def __str__(self):
        return f"{self.number}, {self.version_label}"

    @property
    def language(self):
        return self.page.language
