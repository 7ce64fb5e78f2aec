"""An edition of the catalogue of trainings."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks.body import BodyBlock, document_ids_in
from core.models import BasePage
from training.catalogue import Catalogue
from training.query import trainings_of


class TrainingCataloguePage(Catalogue, BasePage):
    """An edition of the catalogue. What it shows is in `training.catalogue`."""

    parent_page_types = ["training.TrainingIndexPage"]
    subpage_types = ["training.TrainingPage"]
    template = "training/training_catalogue_page.html"
    exports = Catalogue.exports

    edition = models.CharField(_("edition"), max_length=40, help_text=_("“2026–2027”"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    foreword = StreamField(BodyBlock(), verbose_name=_("foreword"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("edition"), FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("foreword"),
        *BasePage.about_panels[1:],
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("edition"),
        index.SearchField("foreword"),
        index.FilterField("starts_on"),
    ]

    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("edition", overridable=False),
        SynchronizedField("starts_on", overridable=False),
        SynchronizedField("ends_on", overridable=False),
        TranslatableField("foreword"),
    ]

    class Meta:
        verbose_name = _("catalogue of trainings")
        verbose_name_plural = _("catalogues of trainings")

    def problems(self):
        found = super().problems()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            found["ends_on"] = _("It ends before it begins.")
        return found

    def document_ids(self):
        return document_ids_in(self.foreword)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        index = context["breadcrumbs"][-1]
        return {**context, "agenda_url": index["url"], "agenda_title": index["title"]}

    @cached_property
    def trainings(self):
        """Its public trainings, with their sessions and all that cards show."""
        return trainings_of(self)
