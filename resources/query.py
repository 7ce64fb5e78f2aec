"""Questions asked of resources."""

from django.db.models import Prefetch, prefetch_related_objects

from core import cards as core_cards


def cards(page_ids):
    """The resources with these ids, in any order, with what their cards show beside `core.cards`."""
    from resources.models import ResourcePage

    pages = list(ResourcePage.objects.filter(pk__in=page_ids).select_related("locale", "cover"))
    prefetch_related_objects(pages, _files())
    return pages


def with_relations(pages):
    """The same list of resources, with all that their cards show: one query a relation, however many pages."""
    return core_cards.with_relations(pages, _files())


def _files():
    from resources.models import ResourceFile

    return Prefetch("files", ResourceFile.objects.all())


def by_reference(references, language):
    """Of these references, the public resources, {reference: ResourcePage}, each in `language`, else in French, else in
    another of its languages; with all that their cards and their zip show."""
    from resources.models import ResourcePage

    pages = ResourcePage.objects.published().filter(reference__in=references).select_related("locale", "cover")
    found = {}
    for page in sorted(pages, key=lambda page: _rank(page.language, language)):
        found.setdefault(page.reference, page)
    for page in found.values():
        page.is_fallback = page.language != language
    with_relations(list(found.values()))
    return found


def _rank(language, wanted):
    return language != wanted, language != "fr", language
