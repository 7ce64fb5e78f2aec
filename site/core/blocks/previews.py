"""What the block picker shows where a block needs a stored image or document: the newest one, or none yet."""

from wagtail.documents import get_document_model
from wagtail.images import get_image_model


def preview_image():
    return get_image_model().objects.order_by("-created_at").first()


def preview_document():
    return get_document_model().objects.select_related("current").order_by("-created_at").first()
