"""Themes: a closed vocabulary of two levels on django-taggit, one for all languages and all page types."""

import threading

from django import forms
from django.core.exceptions import ValidationError
from django.core.signals import request_finished, request_started
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.models.palette import DRAWINGS, Palette
from core.panels import RowsPanel
from core.typography import plain_slug
from core.vocabularies import fallback_in, language_choices, text_in

# What one request asked of the vocabulary; outside a request nothing is kept.
_request = threading.local()


@receiver(request_started)
def open_memo(**kwargs):
    _request.memo = {}


@receiver([request_finished, post_save, post_delete])
def close_memo(sender, signal, **kwargs):
    if signal is request_finished or getattr(sender, "__name__", "") in ("Theme", "ThemeLabel"):
        _request.memo = None


class ThemeManager(models.Manager):
    def get_queryset(self):
        # A theme is never shown without its label, nor without the first-level theme whose looks it wears.
        return super().get_queryset().select_related("parent").prefetch_related("labels", "parent__labels")

    def vocabulary(self):
        """All themes by id, in their order, labels, texts and parents at hand: one query a request."""
        memo = getattr(_request, "memo", None)
        if memo is not None and "themes" in memo:
            return memo["themes"]
        rows = models.QuerySet(self.model).annotate(
            _language=F("labels__language"), _label=F("labels__label"), _about=F("labels__about")
        )
        found = {}
        for row in rows.order_by(*self.model._meta.ordering):  # a row for each label of each theme
            theme = found.setdefault(row.pk, row)
            theme.__dict__.setdefault("texts", {})[row._language] = row._label
            theme.__dict__.setdefault("abouts", {})[row._language] = row._about
        for theme in found.values():
            theme.parent = found.get(theme.parent_id)
        if memo is not None:
            memo["themes"] = found
        return found


class Theme(index.Indexed, ClusterableModel, TagBase):
    """A subject. `name` is the unique working name, `slug` the stable code in every address."""

    free_tagging = False

    slug = models.SlugField(
        _("code"),
        max_length=100,
        unique=True,
        blank=True,
        help_text=_("In every public address, for ever. Leave empty: made from the name."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("broader theme"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        limit_choices_to={"parent": None},
        help_text=_("Leave empty for a first-level theme."),
    )
    letters = models.CharField(
        _("letters"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Three capital letters."))],
        help_text=_("Three capitals that open the references of its resources; a narrower theme uses its parent’s."),
    )
    palette = models.CharField(_("look"), max_length=4, choices=Palette, default=Palette.NONE, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    broad_match = models.URLField(_("broader concept elsewhere"), blank=True)
    close_match = models.URLField(_("same concept elsewhere"), blank=True)

    objects = ThemeManager()

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        RowsPanel("labels", heading=_("Labels by language"), label=_("Label"), min_num=1),
        FieldPanel("parent", widget=forms.Select),
        FieldRowPanel([FieldPanel("letters"), FieldPanel("palette"), FieldPanel("order")]),
        FieldPanel("broad_match"),
        FieldPanel("close_match"),
    ]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.RelatedFields("labels", [index.SearchField("label"), index.AutocompleteField("label")]),
    ]

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        # Each narrower theme after the one it is under.
        ordering = [
            Coalesce("parent__order", "order"),
            Coalesce("parent__name", "name"),
            F("parent").asc(nulls_first=True),
            "order",
            "name",
        ]

    def __str__(self):
        return f"{self.parent.label()} / {self.label()}" if self.parent_id else self.label()

    def clean(self):
        super().clean()
        self.slug = self.slug or plain_slug(self.name)
        if self.parent_id and self.pk and (self.parent_id == self.pk or self.children.exists()):
            raise ValidationError(
                {"parent": _("There are two levels: a theme with narrower themes stays at the first.")}
            )
        if not self.parent_id and not self.letters:
            raise ValidationError({"letters": _("A first-level theme needs its three letters.")})
        alike = Theme.objects.filter(letters=self.letters, parent=None).exclude(pk=self.pk).first()
        if not self.parent_id and alike:
            raise ValidationError({"letters": _("“%s” has these letters already.") % alike.label()})

    def label(self, language=None):
        """The theme's name in `language` or in the active one, else in French."""
        return text_in(self.texts, language) or self.name

    def about(self, language=None):
        """What it is about, in `language` or in the active one, else in French; empty when nobody wrote it."""
        return text_in(self.abouts, language)

    def about_language(self):
        """The language of that text when it is not the active one; empty otherwise."""
        return fallback_in(self.abouts)

    @cached_property
    def texts(self):
        """{language: label}"""
        return {row.language: row.label for row in self.labels.all()}

    @cached_property
    def abouts(self):
        """{language: what it is about}"""
        return {row.language: row.about for row in self.labels.all()}

    @property
    def root(self):
        """The first-level theme: itself or its parent."""
        return self.parent or self

    @property
    def css_class(self):
        return f"theme-{self.root.palette or Palette.NONE}"

    @property
    def glyph(self):
        """The symbol's name in the sprite; empty when it has none."""
        return self.root.palette if self.root.palette in DRAWINGS else ""

    @property
    def drawing(self):
        """The name of its drawing; the gear when it has none of its own."""
        return DRAWINGS.get(self.root.palette, "engrenage")


class ThemeLabel(models.Model):
    """A theme's name in one language, and what it is about."""

    theme = ParentalKey(Theme, related_name="labels", on_delete=models.CASCADE)
    language = models.CharField(_("language"), max_length=8, choices=language_choices)
    label = models.CharField(_("label"), max_length=100)
    about = models.TextField(
        _("what it is about"), max_length=600, blank=True, help_text=_("Two or three sentences, for the theme’s page.")
    )

    class Meta:
        verbose_name = _("label of a theme")
        verbose_name_plural = _("labels of themes")
        constraints = [models.UniqueConstraint(fields=["theme", "language"], name="one_label_a_language")]

    def __str__(self):
        return self.label


class ThemedPage(Orderable, ItemBase):
    """A page is about a theme. The first of a page is its main theme."""

    # Protected: a theme in use is merged or renamed, never taken from published pages in silence.
    tag = models.ForeignKey(Theme, verbose_name=_("theme"), related_name="themed_pages", on_delete=models.PROTECT)
    content_object = ParentalKey("wagtailcore.Page", related_name="themed_items", on_delete=models.CASCADE)

    # A plain list: two dozen themes are chosen faster there than in a window.
    panels = [FieldPanel("tag", widget=forms.Select)]

    class Meta(Orderable.Meta):
        verbose_name = _("theme of a page")
        verbose_name_plural = _("themes of pages")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="a_theme_once_a_page")]

    def __str__(self):
        return str(self.tag)
