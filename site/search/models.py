"""The facet index: narrow rows beside the pages, so that lists and counts never touch the page table.

A page is listed once in each language of the site: in its own, and in those that have no public page of its own,
as a fallback. Rows are rewritten in the transaction that changes what is public (see `search.index`).
"""

from datetime import time

from django.db import models
from django.db.models.functions import Now


class ListedPageQuerySet(models.QuerySet):
    def unexpired(self):
        """Those whose time is not over: the worker takes the others down within a minute."""
        return self.filter(models.Q(expire_at=None) | models.Q(expire_at__gt=Now()))

    def expired(self):
        return self.filter(expire_at__lte=Now())


class ListedPage(models.Model):
    """A public page, or a part of one, in the list of a section in one language."""

    section = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    translation_key = models.UUIDField()
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=36, default="", help_text="Which part of the page; empty for all of it.")
    is_fallback = models.BooleanField(help_text="The page is in another language than the list.")
    date = models.DateField()
    time = models.TimeField(default=time.min)
    ends_at = models.DateTimeField(null=True, help_text="When what is listed is over.")
    true_until = models.DateTimeField(null=True, help_text="When its values in facets are to be computed again.")
    title_key = models.CharField(max_length=255, help_text="The title for sorting: no case, no accents.")
    expire_at = models.DateTimeField(null=True)
    slot = models.PositiveIntegerField(help_text="Which bit stands for it in the sets of its section and language.")
    downloads = models.PositiveIntegerField(default=0, help_text="Of late, for sorting; the worker follows the counts.")

    objects = ListedPageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["section", "language", "translation_key", "part"], name="listed_once_a_language"
            ),
            models.UniqueConstraint(fields=["section", "language", "slot"], name="listed_in_one_slot"),
        ]
        indexes = [
            # All that a page of the list needs, and the order of what words find: the table itself is left alone.
            models.Index(
                fields=["section", "language", "is_fallback", "-date", "-page", "part", "expire_at", "slot", "id"],
                name="listed_newest",
            ),
            models.Index(fields=["section", "language", "is_fallback", "title_key"], name="listed_by_title"),
            models.Index(
                fields=["section", "language", "is_fallback", "-downloads", "-date", "-page"], name="listed_downloaded"
            ),
            models.Index(fields=["section", "language", "date", "time", "page"], name="listed_soonest"),
            models.Index(fields=["translation_key"], name="listed_by_key"),
            models.Index(fields=["expire_at"], condition=models.Q(expire_at__isnull=False), name="listed_expiring"),
            models.Index(fields=["true_until"], condition=models.Q(true_until__isnull=False), name="listed_changing"),
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


class TitleWord(models.Model):
    """A folded word of the title of a page that is listed: by how it starts, suggestions find the page. `language` is
    the page's. It is shown only where the page is listed, like a SearchText."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=2)
    word = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "word"], name="a_word_once_a_title")]
        # With the operators by which PostgreSQL finds what starts so, whatever the order of its language.
        indexes = [
            models.Index(
                fields=["language", "word", "page"],
                name="words_of_titles",
                opclasses=["", "varchar_pattern_ops", ""],
            )
        ]

    def __str__(self):
        return f"{self.page_id}/{self.word}"


class FacetSet(models.Model):
    """Which ListedPages have a value in a facet; with an empty facet and value, which there are in all. Kept by
    `search.facet_sets`. What has expired is in it until the worker takes it down."""

    section = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    facet = models.CharField(max_length=20, blank=True)
    value = models.CharField(max_length=80, blank=True)
    number = models.PositiveIntegerField(help_text="How many they are.")
    slots = models.BinaryField(help_text="Bit n, the lowest first, stands for slot n.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "language", "facet", "value"], name="one_set_a_value")
        ]

    def __str__(self):
        return f"{self.section}/{self.language} {self.facet}={self.value}: {self.number}"


class SearchText(models.Model):
    """The terms (search.words.analysis) of a published page, up to and including one of its levels: the first row has
    the title alone, the next one the labels too, … A page is found only where it is listed, so a row tells nobody of
    what is not public. The database keeps an index of the terms beside it (migration 0002_text_index).

    What is no page, a theme or a member, has a negative number in the place of its id (search.words.things)."""

    LEVELS = ["title", "labels", "summary", "body", "files"]

    id = models.BigIntegerField(primary_key=True, help_text="8 × the id of the page + its level, 1 to 5.")
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="+")
    terms = models.TextField()

    def __str__(self):
        return f"{self.id >> 3}/{self.LEVELS[self.id % 8 - 1]}"


class Word(models.Model):
    """A folded word that some page had when it was written here: what one might have meant by another. Whether a page
    that is listed still has it is asked of the text index."""

    text = models.CharField(max_length=60, primary_key=True)
    spelling = models.CharField(max_length=60, help_text="As some page writes it, in small letters.")

    def __str__(self):
        return self.spelling
