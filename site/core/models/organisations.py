"""Organisations: who is in the network and who shares what."""

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable
from wagtail.search import index

from core.fields import CodeField
from core.panels import RowsPanel
from core.typography import plain_slug
from core.vocabularies import fallback_in, language_choices, text_in, vocabulary


class OrganisationManager(models.Manager):
    def described(self, slug):
        """The organisation with that slug, logo and descriptions at hand, in one query; None when there is none."""
        found = self.filter(slug=slug).select_related("logo").order_by()
        rows = list(found.annotate(_language=F("descriptions__language"), _text=F("descriptions__text")))
        if not rows:
            return None
        rows[0].texts = {row._language: row._text for row in rows if row._language}
        return rows[0]


class Organisation(index.Indexed, ClusterableModel):
    """A member, or another body that shares something. `slug` is its stable code in every address."""

    name = models.CharField(_("name"), max_length=150, unique=True)
    slug = models.SlugField(
        _("web address"), max_length=80, unique=True, blank=True, help_text=_("Leave empty: made from the name.")
    )
    kind = CodeField(_("kind"), vocabulary="organisation_kind")
    locality = models.CharField(_("locality"), max_length=100, blank=True)
    province = CodeField(_("province"), vocabulary="province", blank=True)
    logo = models.ForeignKey(
        "core.Image", verbose_name=_("logo"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    member_since = models.DateField(
        _("member since"), null=True, blank=True, help_text=_("Empty: not a member, and not in the directory.")
    )
    charter_signed_on = models.DateField(_("charter signed on"), null=True, blank=True)

    objects = OrganisationManager()

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("locality"), FieldPanel("province")]),
        RowsPanel("descriptions", heading=_("Descriptions by language"), label=_("Description")),
        FieldPanel("logo"),
        FieldRowPanel([FieldPanel("website"), FieldPanel("email")]),
        FieldRowPanel([FieldPanel("member_since"), FieldPanel("charter_signed_on")]),
    ]

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("kind"),
        index.FilterField("province"),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or plain_slug(self.name)[:80]
        super().save(*args, **kwargs)

    @property
    def is_member(self):
        return self.member_since is not None and self.member_since <= timezone.localdate()

    @property
    def kind_label(self):
        return vocabulary("organisation_kind").label(self.kind)

    @property
    def province_label(self):
        return vocabulary("province").label(self.province) if self.province else ""

    @cached_property
    def texts(self):
        """{language: description}"""
        return {row.language: row.text for row in self.descriptions.all()}

    def description(self, language=None):
        """What it does, in `language` or in the active one, else in French; empty when nobody wrote it."""
        return text_in(self.texts, language)

    def description_language(self):
        """The language of its description when it is not the active one; empty otherwise."""
        return fallback_in(self.texts)


class OrganisationDescription(models.Model):
    """What an organisation does, in one language."""

    organisation = ParentalKey(Organisation, related_name="descriptions", on_delete=models.CASCADE)
    language = models.CharField(_("language"), max_length=8, choices=language_choices)
    text = models.TextField(_("description"), max_length=1200)

    class Meta:
        verbose_name = _("description of an organisation")
        verbose_name_plural = _("descriptions of organisations")
        constraints = [models.UniqueConstraint(fields=["organisation", "language"], name="one_description_a_language")]

    def __str__(self):
        return self.text


class PageOrganisation(Orderable):
    """An organisation shares, or signs, a page."""

    page = ParentalKey("wagtailcore.Page", related_name="organisation_items", on_delete=models.CASCADE)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), related_name="page_items", on_delete=models.PROTECT
    )

    class Meta(Orderable.Meta):
        verbose_name = _("organisation of a page")
        verbose_name_plural = _("organisations of pages")
        constraints = [models.UniqueConstraint(fields=["page", "organisation"], name="an_organisation_once_a_page")]

    def __str__(self):
        return str(self.organisation)
