"""Images shown on pages: public media, with their credit."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage


class Image(AbstractImage):
    """A picture. What it shows is said by `description`, used where a page gives no text of its own."""

    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("Who made it, and its licence."))

    tags = TaggableManager(_("tags"), blank=True, help_text=None, related_name="stored_images")

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        default_related_name = "stored_images"  # Wagtail’s own model, unused, has taken image_set
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]


# The sizes made of a page's cover, as `components/cover.html` asks for them.
COVER_SIZES = ("fill-320x240|format-webp", "fill-640x480|format-webp")


class Rendition(AbstractRendition):
    """An image at one size."""

    image = models.ForeignKey(Image, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_filter")
        ]
