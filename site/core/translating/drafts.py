"""What is not published yet is not shown: nothing of a draft is written to a public page.

Asked for a draft, wagtail-localize writes what is translated so far, and the words of the source for the rest, to the
page itself before it keeps a revision, whether the page is public or not. A mirror that becomes a translation stays
public, with every word in another language. Both happen when a page is sent to translation with the pages below it.
"""

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationLog

write_target = Translation.save_target


def save_target(translation, user=None, publish=True):
    """In the place of wagtail-localize's method of that name: the same, but for drafts of pages that are public."""
    page = None if publish else _public_page(translation)
    if page is None:
        write_target(translation, user=user, publish=publish)
    elif page.alias_of_id:
        _take_down_mirror(translation, user)
    else:
        _keep_apart(translation, user)


Translation.save_target = save_target


def _public_page(translation):
    try:
        page = translation.get_target_instance()
    except ObjectDoesNotExist:
        return None
    return page if isinstance(page, Page) and page.live else None


@transaction.atomic
def _take_down_mirror(translation, user):
    write_target(translation, user=user, publish=False)
    translation.get_target_instance().unpublish(user=user, log_action=False)


@transaction.atomic
def _keep_apart(translation, user):
    """A revision of what is translated so far, beside the public state."""
    source = translation.source
    page = source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    page.slug = find_available_slug(page.get_parent(), slugify(page.slug), ignore_page_id=page.pk)
    revision = page.save_revision(user=user)
    source.sync_view_restrictions(source.as_instance(), page)
    TranslationLog.objects.create(source=source, locale=translation.target_locale, revision=revision)
