"""Questions asked of resources."""

from django.db.models import Prefetch
from wagtail.models import PageManager

from core.models import PageOrganisation, Theme, ThemedPage
from core.query import BasePageQuerySet


class ResourceQuerySet(BasePageQuerySet):
    def newest_first(self):
        return self.order_by("-date", "-pk")

    def with_card_relations(self):
        """Fetch, in a fixed number of queries, all that a card shows."""
        from resources.models import ResourceFile

        return self.select_related("locale").prefetch_related(
            Prefetch("themed_items", ThemedPage.objects.order_by("sort_order")),
            Prefetch("organisation_items", PageOrganisation.objects.select_related("organisation")),
            Prefetch("files", ResourceFile.objects.select_related("document__current")),
        )


ResourceManager = PageManager.from_queryset(ResourceQuerySet)


def cards(page_ids):
    """The resources with these ids, in any order, ready to be shown as cards."""
    from resources.models import ResourcePage

    return with_themes(ResourcePage.objects.filter(pk__in=page_ids).with_card_relations())


def with_themes(pages):
    """The pages as a list, each theme of theirs taken from the one vocabulary."""
    pages, vocabulary = list(pages), Theme.objects.vocabulary()
    for page in pages:
        for item in page.themed_items.all():
            item.tag = vocabulary[item.tag_id]
    return pages
