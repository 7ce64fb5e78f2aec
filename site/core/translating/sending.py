"""Sending pages to translation: a draft in each language, whose segments wait for a translator."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django_tasks import task
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import TranslationCreator

from core.models import LeftUntranslated


def send(page_ids, locales, user):
    """Have the worker make drafts of these pages in these locales; the pages above that lack there come with them."""
    for page_id in page_ids:
        send_page.enqueue(page_id, [locale.pk for locale in locales], user.pk)


@task(priority=50)  # somebody waits for it: before the files and indexes that came first
@transaction.atomic
def send_page(page_id, locale_ids, user_id):
    """Safe to do twice: what is there already stays as it is."""
    page = Page.objects.filter(pk=page_id, live=True).first()
    if page is None:
        return
    has = page.get_translations().filter(alias_of=None).values("locale")
    locales = Locale.objects.filter(pk__in=locale_ids).exclude(pk__in=has).exclude(pk=page.locale_id)
    user = get_user_model().objects.filter(pk=user_id).first()
    if locales:
        _take_anew(page)
    TranslationCreator(user, list(locales)).create_translations(page, include_related_objects=False)
    LeftUntranslated.objects.filter(translation_key=page.translation_key, locale__in=locale_ids).delete()


def _take_anew(page):
    """Let nobody begin with a text that has changed since another language took it."""
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source and page.last_published_at and page.last_published_at > source.last_updated_at:
        source.update_from_db()


def leave(pages, locales, user):
    """These pages shall have no translation in these locales."""
    rows = [
        LeftUntranslated(translation_key=page.translation_key, locale=locale, decided_by=user)
        for page in pages
        for locale in locales
    ]
    LeftUntranslated.objects.bulk_create(rows, ignore_conflicts=True)


def take_back(pages, locales):
    """They may have one after all."""
    keys = [page.translation_key for page in pages]
    LeftUntranslated.objects.filter(translation_key__in=keys, locale__in=locales).delete()
