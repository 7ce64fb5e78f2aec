"""What makes trainings and their sessions valid, and no more."""

from datetime import time, timedelta
from decimal import Decimal

from django.utils import timezone

from tests import factories
from training.models import TrainingCataloguePage, TrainingIndexPage, TrainingPage, TrainingSession

SLUGS = {"fr": "formations", "nl": "opleidingen", "de": "weiterbildung", "en": "training"}
factories.INDEXES[TrainingIndexPage] = SLUGS
MORNING = (time(9, 30), time(12, 30))


def agenda(language="fr"):
    """The page with all sessions."""
    return factories.index_page(TrainingIndexPage, language)


def catalogue(language="fr", **fields):
    """An edition of the catalogue under the agenda, made on first use."""
    found = TrainingCataloguePage.objects.filter(locale__language_code=language).first()
    if found and not fields:
        return found
    today = timezone.localdate()
    values = {"title": "Catalogue", "slug": "catalogue", "edition": "2026–2027", "starts_on": today, "live": False}
    values |= {"ends_on": today + timedelta(days=365), "locale": factories.locale(language), **fields}
    page = TrainingCataloguePage(**values)
    source = TrainingCataloguePage.objects.first()
    if source and not fields:
        page.translation_key = source.translation_key
    return factories.add(agenda(language), page, live=True)


def day(when, start=None, end=None):
    """A day of a session: `when` a date, or in how many days."""
    if isinstance(when, int):
        when = timezone.localdate() + timedelta(days=when)
    return ("day", {"date": when, "start": start, "end": end})


def session(*days, **fields):
    """A session on these days, or in a month; none for `session(None)`."""
    chosen = [one if isinstance(one, tuple) else day(one, *MORNING) for one in days or [30] if one is not None]
    values = {"mode": "presentiel", "venue": "Musée", "locality": "Namur", "province": "namur", **fields}
    return TrainingSession(days=chosen, locale=factories.locale(), **values)


def training(*sessions, themes=(), organisations=(), parent=None, live=True, **fields):
    """A training under the catalogue, published unless `live` is false."""
    parent = parent or catalogue()
    number = TrainingPage.objects.count() + 1
    values = {
        "title": f"Formation {number}",
        "slug": f"formation-{number}",
        "kind": "atelier",
        "price": Decimal(0),
        "contact_email": "formation@example.org",
        "locale": parent.locale,
        "live": False,
    }
    page = factories.about(TrainingPage(**{**values, **fields}), themes, organisations)
    for place, one in enumerate(sessions):
        one.sort_order, one.locale = place, parent.locale
    page.sessions = list(sessions)
    return factories.add(parent, page, live)


def in_dutch(page, **fields):
    """A published Dutch page of a training."""
    catalogue("nl")
    return factories.translate(page, "nl", **fields)
