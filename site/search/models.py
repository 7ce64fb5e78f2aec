"""The facet index: narrow rows beside the pages, so that lists and counts never touch the page table.

A page is listed once in each language of the site: in its own, and in those that have no public page of its own,
as a fallback. Rows are rewritten in the transaction that changes what is public (see `search.index`).
"""

from django.db import models
from django.db.models.functions import Now


class ListedPageQuerySet(models.QuerySet):
    def unexpired(self):
        """Those whose time is not over: the worker takes the others down within a minute."""
        return self.filter(models.Q(expire_at=None) | models.Q(expire_at__gt=Now()))


class ListedPage(models.Model):
    """A public page in the list of a section in one language."""

    section = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    translation_key = models.UUIDField()
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    is_fallback = models.BooleanField(help_text="The page is in another language than the list.")
    date = models.DateField()
    title_key = models.CharField(max_length=255, help_text="The title for sorting: no case, no accents.")
    expire_at = models.DateTimeField(null=True)

    objects = ListedPageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "language", "translation_key"], name="listed_once_a_language")
        ]
        indexes = [
            models.Index(fields=["section", "language", "is_fallback", "-date", "-page"], name="listed_newest"),
            models.Index(fields=["section", "language", "is_fallback", "title_key"], name="listed_by_title"),
            models.Index(fields=["translation_key"], name="listed_by_key"),
            models.Index(fields=["expire_at"], condition=models.Q(expire_at__isnull=False), name="listed_expiring"),
        ]

    def __str__(self):
        return f"{self.section}/{self.language}: {self.title_key}"


class FacetValue(models.Model):
    """A listed page has a value in a facet. `section` and `language` are those of the listed page."""

    listed = models.ForeignKey(ListedPage, on_delete=models.CASCADE, related_name="values_in_facets", db_index=False)
    section = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listed", "facet", "value"], name="one_row_a_value")]
        indexes = [models.Index(fields=["section", "language", "facet", "value", "listed"], name="facet_values_narrow")]

    def __str__(self):
        return f"{self.facet}={self.value}"
