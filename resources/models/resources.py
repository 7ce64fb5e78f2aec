"""A pedagogical resource: what its files are for, for whom, and under which conditions."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks.body import BodyBlock, document_ids_in
from core.counts.visits import counted, view_of
from core.fields import CodeField, CodesField
from core.models import BasePage
from resources.archive import archive_response
from resources.citation import Cited
from resources.models.references import NO_THEME, next_reference
from resources.notice import Notice


class ResourcePage(Cited, Notice, BasePage):
    """A resource with its files. How it is shown is in `resources.notice`, how it is cited in `resources.citation`."""

    parent_page_types = ["resources.ResourceIndexPage"]
    subpage_types = []
    template = "resources/resource_page.html"
    exports = {**Cited.exports, "archive.zip": "serve_archive"}
    exclude_fields_in_copy = ["reference"]  # a copy is another resource

    reference = models.CharField(_("reference"), max_length=12, blank=True, editable=False, db_index=True)
    date = models.DateField(_("date"), default=timezone.localdate)
    resource_type = CodeField(_("type"), vocabulary="resource_type")
    levels = CodesField(_("levels of the learners"), vocabulary="education_level")
    audience = CodesField(_("who uses it"), vocabulary="audience_role")
    material_languages = CodesField(_("languages of the material"), vocabulary="material_language")
    licence = CodeField(_("licence"), vocabulary="licence")
    authors = models.TextField(_("authors"), blank=True, help_text=_("One name a line."))
    duration = models.PositiveIntegerField(
        _("duration"), null=True, blank=True, help_text=_("In minutes, with a group.")
    )
    group_min = models.PositiveSmallIntegerField(_("group, from"), null=True, blank=True)
    group_max = models.PositiveSmallIntegerField(_("group, to"), null=True, blank=True)
    needs = CodesField(_("what you need"), vocabulary="need")
    needs_detail = models.CharField(_("what you need, in detail"), max_length=400, blank=True)
    preparation = models.PositiveIntegerField(_("preparation"), null=True, blank=True, help_text=_("In minutes."))
    accessibility = CodesField(_("accessibility of the material"), vocabulary="accessibility")
    curriculum = CodesField(_("curriculum axes"), vocabulary="curriculum")
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    based_on = models.ForeignKey(
        "self",
        verbose_name=_("adapted from"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="adaptations",
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("resource_type"),
        InlinePanel("files", heading=_("Files"), label=_("File")),
        FieldPanel("licence"),
        FieldPanel("body"),
    ]
    notice_panels = [
        FieldPanel("reference", read_only=True, help_text=_("Given at the first publication, for ever.")),
        *BasePage.about_panels,
        FieldPanel("levels"),
        FieldPanel("audience"),
        FieldPanel("material_languages"),
        FieldRowPanel([FieldPanel("duration"), FieldPanel("preparation")]),
        FieldRowPanel([FieldPanel("group_min"), FieldPanel("group_max")]),
        MultiFieldPanel([FieldPanel("needs"), FieldPanel("needs_detail")], heading=_("What you need")),
        FieldPanel("accessibility"),
        FieldPanel("curriculum"),
        FieldRowPanel([FieldPanel("authors"), FieldPanel("date")]),
        PageChooserPanel("based_on", "resources.ResourcePage"),
        InlinePanel("related_items", heading=_("Related resources"), label=_("Resource")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(notice_panels, heading=_("Notice")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("reference", boost=5),
        index.AutocompleteField("reference"),
        index.SearchField("body"),
        index.SearchField("authors"),
        index.SearchField("needs_detail"),
        index.SearchField("text_of_files"),
        index.FilterField("date"),
    ]

    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("date", overridable=False),
        SynchronizedField("resource_type", overridable=False),
        SynchronizedField("levels", overridable=False),
        SynchronizedField("audience", overridable=False),
        SynchronizedField("material_languages", overridable=False),
        SynchronizedField("licence", overridable=False),
        SynchronizedField("authors", overridable=False),
        SynchronizedField("duration", overridable=False),
        SynchronizedField("group_min", overridable=False),
        SynchronizedField("group_max", overridable=False),
        SynchronizedField("needs", overridable=False),
        TranslatableField("needs_detail"),
        SynchronizedField("preparation", overridable=False),
        SynchronizedField("accessibility", overridable=False),
        SynchronizedField("curriculum", overridable=False),
        TranslatableField("body"),
        SynchronizedField("based_on", overridable=False),
        SynchronizedField("related_items", overridable=False),
        TranslatableField("files"),
    ]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def problems(self):
        found = super().problems()
        if self.group_min and self.group_max and self.group_min > self.group_max:
            found["group_max"] = _("The largest group is smaller than the smallest one.")
        return found

    def save(self, *args, **kwargs):
        with transaction.atomic():
            if self.live and not self.reference:
                self._take_reference(kwargs.get("update_fields"))
            return super().save(*args, **kwargs)

    def _take_reference(self, update_fields):
        if update_fields is not None and "live" not in update_fields:
            return
        known = ResourcePage.objects.filter(translation_key=self.translation_key).exclude(reference="")
        letters = (self.main_theme and self.main_theme.root.letters) or NO_THEME
        self.reference = known.values_list("reference", flat=True).first() or next_reference(letters)

    def with_content_json(self, content):
        # A reference belongs to the resource, not to a revision written before it was given.
        obj = super().with_content_json(content)
        obj.reference = self.reference
        return obj

    def document_ids(self):
        return {file.document_id for file in self.files.all() if file.document_id} | document_ids_in(self.body)

    def public_file_items(self):
        """Its files that anybody may read."""
        return [file for file in self.files.all() if not file.is_private]

    def text_of_files(self):
        """The labels of its files, and all the text inside those that anybody may read, for the search."""
        public = self.public_file_items()
        return "\n".join([*(file.label for file in public), *(file.version.text for file in public if file.version)])

    def serve(self, request, *args, **kwargs):
        return counted(super().serve(request, *args, **kwargs), view_of(self))

    def serve_archive(self, request):
        return archive_response(request, self)

    def get_context(self, request, *args, **kwargs):
        related = self.related_public  # before anything else is shown: what the cards need is fetched with it
        return {**super().get_context(request, *args, **kwargs), "related": related}


class RelatedResource(Orderable):
    """A resource that goes with another."""

    page = ParentalKey(ResourcePage, related_name="related_items", on_delete=models.CASCADE)
    resource = models.ForeignKey(ResourcePage, verbose_name=_("resource"), related_name="+", on_delete=models.CASCADE)

    panels = [PageChooserPanel("resource")]

    class Meta(Orderable.Meta):
        verbose_name = _("related resource")
        verbose_name_plural = _("related resources")

    def __str__(self):
        return str(self.resource)
