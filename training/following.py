"""The facts of a session are the same in every language at any moment: a cancelled session is cancelled everywhere,
without waiting for a translator."""

from django.conf import settings
from wagtail_localize.models import Translation

from training.models.sessions import FACTS


def follow_facts(page):
    """Make the sessions of the translations of a published TrainingPage those of `page`, or, where it is itself a
    translation, its sessions those of its source. Gives the pages that it wrote to."""
    source = source_of(page)
    if source is None:
        return []
    translations = [page] if source.pk != page.pk else _translations(page)
    return [translation for translation in translations if _share(source, translation)]


def source_of(page):
    """The page on which the sessions of `page` are written: that which it translates with wagtail-localize, else the
    one in the first language of the site that it has; None where it is not published."""
    rows = Translation.objects.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
    row = rows.filter(enabled=True).select_related("source__locale").first()
    public = {one.locale.language_code: one for one in _versions(page).filter(live=True)}
    if row:
        return public.get(row.source.locale.language_code)
    return next((public[code] for code, _name in settings.LANGUAGES if code in public), None)


def _versions(page):
    """Its pages in all languages, without mirrors."""
    pages = type(page).objects.filter(translation_key=page.translation_key, alias_of=None)
    return pages.select_related("locale")


def _translations(page):
    """Those whose source is `page`."""
    others = _versions(page).exclude(pk=page.pk)
    return [other for other in others if (source_of(other) or other).pk == page.pk]


def _share(source, translation):
    """Write the facts of the sessions of `source` to `translation`; whether anything was another before."""
    from training.models import TrainingSession

    wanted = {session.translation_key: session for session in TrainingSession.objects.filter(page=source)}
    stored = {session.translation_key: session for session in TrainingSession.objects.filter(page=translation)}
    gone = [session.pk for key, session in stored.items() if key not in wanted]
    changed = [_shared(session, stored.get(key), translation) for key, session in wanted.items()]
    TrainingSession.objects.filter(pk__in=gone).delete()
    return any(changed) or bool(gone)


def _shared(session, copy, translation):
    """Whether `copy`, the session in another language, or a new one, had to be written."""
    from training.models import TrainingSession

    if copy is None:
        copy = TrainingSession(page=translation, locale_id=translation.locale_id, access=session.access)
        copy.translation_key = session.translation_key
    facts = {name: getattr(session, name) for name in FACTS}
    if copy.pk and all(_plain(getattr(copy, name)) == _plain(value) for name, value in facts.items()):
        return False
    for name, value in facts.items():
        setattr(copy, name, value)
    copy.save()
    return True


def _plain(value):
    """A value that can be compared: of a stream, what is stored of it."""
    return value.get_prep_value() if hasattr(value, "get_prep_value") else value
