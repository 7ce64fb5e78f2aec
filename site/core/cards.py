"""Pages made ready for lists."""

from django.db.models import Prefetch, prefetch_related_objects

from core.models import PageOrganisation, Rendition, Theme, ThemedPage
from core.models.images import COVER_SIZES


def with_relations(pages, *more):
    """The same list of pages, of any types, with the themes, organisations and covers that cards show, and `more`
    Prefetches: one query a relation, however many pages. A cover fetched with its page costs none of its own."""
    prefetch_related_objects(
        pages,
        Prefetch("themed_items", ThemedPage.objects.order_by("sort_order")),
        Prefetch("organisation_items", PageOrganisation.objects.select_related("organisation")),
        Prefetch(
            "cover__renditions",
            Rendition.objects.filter(filter_spec__in=COVER_SIZES),
            to_attr="prefetched_renditions",  # where Wagtail looks for them
        ),
        *more,
    )
    vocabulary = Theme.objects.vocabulary() if pages else {}
    for page in pages:
        for item in page.themed_items.all():
            item.tag = vocabulary[item.tag_id]
    return pages
