"""References such as ENV 0214: given once, the same in every language, never given again."""

from django.db import models, transaction

# Where a resource has no theme yet.
NO_THEME = "GEN"


class ReferenceCounter(models.Model):
    """The last number given under three letters."""

    letters = models.CharField(max_length=3, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.letters} {self.last:04}"


def next_reference(letters):
    """The next free reference under `letters`, four digits at least; two callers never get the same one."""
    with transaction.atomic():
        ReferenceCounter.objects.get_or_create(letters=letters)
        # The update locks the row until the caller's transaction ends.
        ReferenceCounter.objects.filter(letters=letters).update(last=models.F("last") + 1)
        return str(ReferenceCounter.objects.get(letters=letters))
