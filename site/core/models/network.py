"""The network's own details, and the menus around every page in each language."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PreviewableMixin, RevisionMixin, Site

from core.blocks.links import ColumnsBlock, MenuBlock
from core.vocabularies import active_language, language_choices

# What readers are owed, by law or by courtesy.
EXPECTED = ("legal_name", "street", "company_number", "email", "publisher", "privacy_email", "host_name")
EXAMPLE = re.compile(r"\.example$|^0000\.|exemple", re.IGNORECASE)


class PreviewedOnHome(PreviewableMixin):
    """What stands around every page is previewed around the home page."""

    language = "fr"

    @property
    def previewed_page(self):
        """The home page in its language; None before the site has one."""
        site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
        key = site.root_page.translation_key if site else None
        return Page.objects.filter(translation_key=key, locale__language_code=self.language, live=True).first()

    def get_full_url(self):
        page = self.previewed_page
        return page.full_url if page else None

    full_url = property(get_full_url)

    def is_previewable(self):
        return self.previewed_page is not None

    def serve_preview(self, request, mode_name):
        request.network_preview = self
        return self.previewed_page.specific.serve(request)


class NetworkDetails(PreviewedOnHome, BaseGenericSetting):
    """Who the network is, for the frame of the pages, the legal notice, the statements and its e-mails."""

    name = models.CharField(_("name"), max_length=60, default="Réseau CSTI", help_text=_("At the top of every page."))
    legal_name = models.CharField(_("registered name"), max_length=120, blank=True)
    legal_form = models.CharField(_("legal form"), max_length=80, blank=True)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postal_code = models.CharField(_("postcode"), max_length=12, blank=True)
    locality = models.CharField(_("locality"), max_length=80, blank=True)
    company_number = models.CharField(_("company number"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Shown on every page; receives the messages."))
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    publisher = models.CharField(_("responsible publisher"), max_length=120, blank=True)
    privacy_email = models.EmailField(_("e-mail for personal data"), blank=True)
    host_name = models.CharField(_("hosting company"), max_length=120, blank=True)
    host_address = models.CharField(_("its address"), max_length=200, blank=True)

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("legal_name"), FieldPanel("legal_form")]),
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postal_code"), FieldPanel("locality")]),
                FieldPanel("company_number"),
                FieldPanel("publisher"),
            ],
            heading=_("The organisation behind it"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("email"), FieldPanel("phone")]), FieldPanel("privacy_email")],
            heading=_("To write to it"),
        ),
        FieldRowPanel([FieldPanel("host_name"), FieldPanel("host_address")], heading=_("Hosting")),
    ]

    class Meta:
        verbose_name = _("details of the network")
        verbose_name_plural = _("details of the network")

    @property
    def missing(self):
        """The names of the details that are still empty or an example, for the editors."""
        fields = [self._meta.get_field(name) for name in EXPECTED]
        return [field.verbose_name for field in fields if EXAMPLE.search(getattr(self, field.name) or ".example")]

    @property
    def address(self):
        """In one line: "street, postcode locality"; empty when nobody gave it."""
        return ", ".join(filter(None, [self.street, f"{self.postal_code} {self.locality}".strip()]))


class Navigation(PreviewedOnHome, RevisionMixin, models.Model):
    """What stands around every page in one language: the main menu and the foot."""

    network = models.ForeignKey(NetworkDetails, editable=False, on_delete=models.CASCADE, related_name="navigations")
    language = models.CharField(_("language"), max_length=8, choices=language_choices, unique=True)
    tagline = models.CharField(_("line under the name"), max_length=120, blank=True)
    menu = StreamField(
        MenuBlock(),
        verbose_name=_("main menu"),
        blank=True,
        help_text=_("Empty: the pages that say they are shown in menus. A page that is not public is left out."),
    )
    foot = models.TextField(_("text at the foot"), max_length=300, blank=True)
    columns = StreamField(ColumnsBlock(), verbose_name=_("columns of links"), blank=True)
    rights = RichTextField(_("rights"), features=["link"], blank=True)

    panels = [
        FieldPanel("language", read_only=True),
        FieldPanel("tagline"),
        FieldPanel("menu"),
        MultiFieldPanel(
            [FieldPanel("foot"), FieldPanel("columns"), FieldPanel("rights")], heading=_("Foot of the pages")
        ),
    ]

    class Meta:
        verbose_name = _("menu and foot")
        verbose_name_plural = _("menus and feet")
        ordering = ["pk"]

    def __str__(self):
        return str(dict(language_choices()).get(self.language, self.language))

    @classmethod
    def in_language(cls, language=None):
        """The one of `language` or of the active one, with the details of the network at hand: one query. An empty
        one, not stored, where nobody wrote it."""
        language = language or active_language()
        found = cls.objects.select_related("network").filter(language=language).first()
        return found or cls(language=language, network=NetworkDetails.objects.first() or NetworkDetails())
