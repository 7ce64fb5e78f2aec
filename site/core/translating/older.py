"""Whether a translation is older than the page that it translates, for its readers.

The choice to tell them is made on the source, and holds for its translations from its publication on, without waiting
for a translator.
"""

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published
from wagtail_localize.models import Translation


def newer_source(page, public):
    """The page that `page` translates, if it was published since; else None. `public` are the pages that readers may
    see, {language: Page}: one query."""
    versions = list(_versions(page))
    source = _source_of(versions)
    if source is None or source["locale"] == page.locale_id:
        return None
    own = next((one for one in versions if one["locale"] == page.locale_id), None)
    # What was synchronised and not published since is no newer for its readers.
    moments = [page.last_published_at, own and own["synchronised_at"]]
    found = public.get(source["locale__language_code"])
    if found is None or found.last_published_at is None or not any(moments):
        return None
    return found if found.last_published_at > min(filter(None, moments)) else None


def _versions(page):
    """Its pages in all languages, as the table of translations has them, each with what decides which is the source."""
    enabled = Translation.objects.filter(enabled=True, source__object_id=page.translation_key)
    pages = Page.objects.filter(Q(alias_of=None) | Q(alias_of__locale=F("locale")))
    return (
        pages.filter(translation_key=page.translation_key, live=True)
        .annotate(
            is_translated=Exists(enabled.filter(source__locale=OuterRef("locale"))),
            synchronised_at=Subquery(
                enabled.filter(target_locale=OuterRef("locale")).values("source__last_updated_at")[:1]
            ),
        )
        .values("pk", "locale", "locale__language_code", "is_translated", "synchronised_at")
    )


def _source_of(versions):
    """As states.Table has it: the first, in the order of the languages, from which others are translated; else the
    first."""
    order = [code for code, _name in settings.LANGUAGES]
    return min(
        versions, key=lambda one: (not one["is_translated"], order.index(one["locale__language_code"])), default=None
    )


@receiver(page_published)
def share_the_choice(sender, instance, **kwargs):
    """Translations tell their readers when their source says so."""
    versions = list(_versions(instance)) if hasattr(sender, "tells_when_older") else []
    source = _source_of(versions)
    if source is None or len(versions) < 2:
        return
    pages = sender._base_manager.filter(pk__in=[one["pk"] for one in versions])
    choice = next((page.tells_when_older for page in pages if page.pk == source["pk"]), False)
    if instance.pk != source["pk"]:
        instance.tells_when_older = choice
    pages.exclude(tells_when_older=choice).update(tells_when_older=choice)
