"""Keeping the facet index true: every event that changes what is public, or how it counts, rewrites its rows."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from core.models import DocumentVersion, Organisation, Theme, ThemeLabel
from core.models.documents import version_added
from search import registry
from search.index import forget, reindex, reindex_below
from search.models import SearchText
from search.words.things import request_things_of
from search.words.writing import request_texts


def _reindex_page(page):
    section = registry.section_of(page.specific_class or type(page))
    if section:
        reindex(section, [page.translation_key])


@receiver(page_published)
@receiver(page_unpublished)
def follow_publication(sender, instance, **kwargs):
    _reindex_page(instance)


@receiver(pre_delete)
def forget_page(sender, instance, **kwargs):
    if issubclass(sender, Page) and registry.section_of(sender):
        forget(instance.pk)  # before its rows go with it, uncounted


@receiver(post_delete)
def follow_deletion(sender, instance, **kwargs):
    # A translation that stays may now be shown in its place.
    if issubclass(sender, Page) and registry.section_of(sender):
        SearchText.objects.filter(page_id=instance.pk).delete()  # which its restriction, going first, may have brought
        _reindex_page(instance)


@receiver(post_page_move)
def follow_move(sender, instance, url_path_before, url_path_after, **kwargs):
    reindex_below(instance.path)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def follow_restriction(sender, instance, **kwargs):
    reindex_below(instance.page.path)


@receiver(post_save, sender=CollectionViewRestriction)
@receiver(post_delete, sender=CollectionViewRestriction)
def follow_private_collection(sender, instance, **kwargs):
    for section in registry.sections():
        path = instance.collection.path
        pages = section.pages.filter(public_files__document__collection__path__startswith=path)
        reindex(section, pages.values_list("translation_key", flat=True))


@receiver(post_save, sender=Theme)
@receiver(post_save, sender=Organisation)
def follow_vocabulary(sender, instance, created, **kwargs):
    # Codes are what is counted, names what is searched.
    if not created and not kwargs.get("raw"):
        for section in registry.sections():
            reindex(section, _users(section, instance))


@receiver(post_save, sender=ThemeLabel)
@receiver(post_delete, sender=ThemeLabel)
def follow_label(sender, instance, **kwargs):
    for section in registry.sections():
        request_texts(section, _users(section, instance.theme))


@receiver([post_save, post_delete])
def follow_things(sender, instance, **kwargs):
    request_things_of(instance)


@receiver(post_save, sender=DocumentVersion)
def follow_text_of_file(sender, instance, **kwargs):
    if instance.text:
        for section in registry.sections():
            pages = section.pages.filter(public_files__document=instance.document_id)
            request_texts(section, pages.values_list("translation_key", flat=True))


@receiver(version_added)
def follow_replacement(sender, instance, **kwargs):
    for section in registry.sections():
        pages = section.pages.filter(public_files__document=instance)
        reindex(section, pages.values_list("translation_key", flat=True))


def _users(section, instance):
    """Translation keys of the section's pages that carry the theme (or one under it) or the organisation."""
    if isinstance(instance, Theme):
        carrying = Q(themed_items__tag=instance) | Q(themed_items__tag__parent=instance)
    else:
        carrying = reduce(or_, (Q(**{path: instance}) for path in section.organisation_paths))
    return set(section.pages.filter(carrying).values_list("translation_key", flat=True))
