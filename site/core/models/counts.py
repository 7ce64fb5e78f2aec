"""How often pages are read and files are fetched, a day, and by nobody in particular."""

from django.db import models


class Visit(models.Model):
    """Something was read or fetched. The worker adds it to the numbers of its day and deletes it (core.counts.adding).

    It is only ever inserted: no request waits for a row that another one holds. It refers to nothing, so that what is
    deleted meanwhile keeps no other from being added.
    """

    class Kind(models.TextChoices):
        VIEW = "view", "a page was read"
        FILE = "file", "a file was fetched at its own address"
        ARCHIVE = "archive", "the files of a page were fetched together"
        MEMBER = "member", "a file was among those"

    day = models.DateField()
    kind = models.CharField(max_length=7, choices=Kind.choices)
    translation_key = models.UUIDField(null=True, help_text="Of the page: its languages are counted together.")
    document_id = models.BigIntegerField(null=True)

    def __str__(self):
        return f"{self.day} {self.kind} {self.translation_key or self.document_id}"


class PageCount(models.Model):
    """A page on a day, in all its languages. It outlives the page, so that the sums of past months stay true."""

    day = models.DateField()
    translation_key = models.UUIDField()
    views = models.PositiveIntegerField(default=0)
    downloads = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "translation_key"], name="one_count_a_page_and_day")]
        indexes = [models.Index(fields=["translation_key", "day"], name="page_counts_of_one")]

    def __str__(self):
        return f"{self.day} {self.translation_key}: {self.views}, {self.downloads}"


class FileCount(models.Model):
    """A document on a day, by itself or within an archive."""

    day = models.DateField()
    document = models.ForeignKey("core.Document", related_name="counts", on_delete=models.CASCADE)
    downloads = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "document"], name="one_count_a_file_and_day")]

    def __str__(self):
        return f"{self.day} {self.document_id}: {self.downloads}"
