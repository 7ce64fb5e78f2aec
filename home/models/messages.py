"""What readers wrote to the network, and how often one of them tried."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import AbstractFormSubmission

from core.origin import sender_key

MOST_A_MINUTE = 9


class Message(AbstractFormSubmission):
    """What a reader wrote. `sent_at` says when it went to the network by e-mail; until then it is tried again."""

    language = models.CharField(max_length=8)
    consent = models.CharField(max_length=300, help_text="The sentence that the reader agreed to.")
    sent_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")

    def __str__(self):
        return f"{self.submit_time:%Y-%m-%d %H:%M}"


class Attempt(models.Model):
    """That a form was sent, by whom told only by a fingerprint; forgotten within the hour (see `home.mail`)."""

    sender = models.CharField(max_length=40)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["sender", "at"], name="attempts_of_a_sender")]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def is_one_too_many(cls, request):
        """Note that a form was sent; whether its sender has now sent more than MOST_A_MINUTE within a minute."""
        sender = sender_key(request)
        cls.objects.create(sender=sender)
        return cls.objects.filter(sender=sender, at__gt=timezone.now() - timedelta(minutes=1)).count() > MOST_A_MINUTE
