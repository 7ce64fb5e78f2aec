"""What the table of translations remembers beside wagtail-localize's own records."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import Translation


class TranslationProgress(models.Model):
    """How many of the segments of a Translation are translated, and when the last of them was; `counted` is false once
    one of them changed."""

    translation = models.OneToOneField(
        Translation, primary_key=True, on_delete=models.CASCADE, related_name="progress_kept"
    )
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    translated_at = models.DateTimeField(null=True)
    counted = models.BooleanField(default=False, db_index=True)

    def __str__(self):
        return f"{self.done}/{self.total}"


class LeftUntranslated(models.Model):
    """A page that shall have no translation in a language, as somebody decided."""

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("page left untranslated")
        verbose_name_plural = _("pages left untranslated")
        constraints = [models.UniqueConstraint(fields=["translation_key", "locale"], name="left_untranslated_once")]

    def __str__(self):
        return f"{self.translation_key}: {self.locale}"
