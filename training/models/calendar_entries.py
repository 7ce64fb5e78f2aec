"""What calendars were told of each session, so that they follow what changes and nothing else."""

from django.db import models
from django.utils import timezone


class CalendarEntry(models.Model):
    """A session as calendars know it in one language: RFC 5545 §3.8.7.4 has SEQUENCE grow with each change."""

    session = models.UUIDField(help_text="The translation key of the session.")
    language = models.CharField(max_length=2)
    sequence = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, help_text="SHA-256 of what its events say.")
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "language"], name="one_entry_a_session_and_language")]

    def __str__(self):
        return f"{self.session} {self.language}: {self.sequence}"
