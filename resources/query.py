"""Questions asked of resources."""

from django.db.models import Prefetch, prefetch_related_objects

from core.models import Image, PageOrganisation, Theme, ThemedPage
from core.models.images import COVER_SIZES


def cards(page_ids):
    """The resources with these ids, in any order, ready to be shown as cards."""
    from resources.models import ResourcePage

    return with_relations(list(ResourcePage.objects.filter(pk__in=page_ids).select_related("locale")))


def with_relations(pages):
    """The same list of pages, with all that their cards show: one query a relation, however many pages."""
    from resources.models import ResourceFile

    prefetch_related_objects(
        pages,
        Prefetch("themed_items", ThemedPage.objects.order_by("sort_order")),
        Prefetch("organisation_items", PageOrganisation.objects.select_related("organisation")),
        Prefetch("files", ResourceFile.objects.all()),
        Prefetch("cover", Image.objects.prefetch_renditions(*COVER_SIZES)),
    )
    vocabulary = Theme.objects.vocabulary()
    for page in pages:
        for item in page.themed_items.all():
            item.tag = vocabulary[item.tag_id]
    return pages
