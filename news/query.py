"""Questions asked of news and position papers."""

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects


def news_cards(page_ids):
    """The news items with these ids, in any order, with what their cards show beside `core.cards`."""
    from news.models import NewsPage

    return list(NewsPage.objects.filter(pk__in=page_ids).select_related("locale", "cover"))


def position_cards(page_ids):
    """The papers with these ids, in any order, with what their cards show beside `core.cards`."""
    from news.models import PositionPage, PositionResponse

    followers = superseding().filter(supersedes__translation_key=OuterRef("translation_key"))
    pages = PositionPage.objects.filter(pk__in=page_ids).select_related("locale", "cover")
    pages = list(pages.annotate(is_superseded=Exists(followers)))
    prefetch_related_objects(pages, Prefetch("responses", PositionResponse.objects.order_by("sort_order")))
    return pages


def superseding():
    """The public adopted papers that supersede another."""
    from news.models import PositionPage
    from news.models.text import ADOPTED

    return PositionPage.objects.published().filter(status=ADOPTED, supersedes__isnull=False)


def successors(translation_keys, locale_id=None):
    """The public adopted papers that supersede those with these keys: {key of the superseded: PositionPage}, in the
    language of `locale_id` where there are several."""
    pages = superseding().filter(supersedes__translation_key__in=list(translation_keys))
    pages = pages.select_related("locale", "supersedes").order_by("pk")
    ordered = sorted(pages, key=lambda page: page.locale_id == locale_id)
    return {page.supersedes.translation_key: page for page in ordered}
