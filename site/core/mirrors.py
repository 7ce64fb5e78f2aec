"""Mirrors: where wagtail-localize keeps a tree in step with another, the aliases that stand in for translations.

A mirror is no translation: `published()` leaves it out, and its address leads to its source."""

from django.db import transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django_tasks import task
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization


def source_of(page):
    """The page itself, or the one in another language that it mirrors, were it through a third."""
    while page.alias_of_id and page.alias_of.locale_id != page.locale_id:
        page = page.alias_of
    return page


def mirror_soon(page):
    """Have a new page mirrored, as wagtail-localize does for those made in the admin: code makes pages too."""
    if LocaleSynchronization.objects.filter(sync_from=page.locale_id).exists():
        transaction.on_commit(lambda: mirror.enqueue(page.pk))


@task()
def mirror(page_id):
    """Mirror a page in the languages that follow its own; its mirrors are followed in their turn, being new pages. Safe
    to do twice: what has a page already, as all have that the admin made, keeps it."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None:
        return
    following = LocaleSynchronization.objects.filter(sync_from=page.locale_id).values("locale")
    there = page.get_translations().values("locale")
    for locale in Locale.objects.filter(pk__in=following).exclude(pk__in=there):
        page.specific.copy_for_translation(locale, copy_parents=True, alias=True)


@receiver(pre_delete)
def delete_mirrors(sender, instance, **kwargs):
    """With its source goes a mirror, which would else be a page of its own in a language that is not its own. One
    above translations stays for them, as a draft."""
    if not issubclass(sender, Page):
        return
    for alias in Page.objects.filter(alias_of=instance.pk).exclude(locale=instance.locale_id):
        if alias.get_descendants().filter(alias_of=None).exists():
            alias.unpublish()
        else:
            alias.delete()
