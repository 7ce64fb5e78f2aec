"""A training with all that can be shown of one, and many like it at once."""

from datetime import time
from decimal import Decimal

from core.models import Image, ThemedPage
from search.index import rebuild
from search.registry import get
from tests import factories
from tests.factories import DocumentFactory, OrganisationFactory, ThemeFactory, publish
from tests.trainings import catalogue, day, session, training
from training.models import CalendarEntry, TrainingPage, TrainingSession

EACH, FULL = 10, 300  # sessions of a training, of a catalogue
PLACES = [("Namur", "namur"), ("Liège", "liege"), ("Mons", "hainaut")]
HOURS = time(9, 30), time(16)
LINE = "Ce que l’on saura faire, dit en une phrase de cette longueur."
TEXTS = ("prerequisites", "methods", "assessment", "accessibility", "admission", "to_bring", "objectives")


def dated(number):
    """The session of that number: one in five is over, one in seven takes two days."""
    first = -1 - number if number % 5 == 0 else 1 + number * 7 % 330
    days = [day(first, *HOURS), day(first + 7, *HOURS)] if number % 7 == 0 else [day(first, *HOURS)]
    locality, province = PLACES[number % 3]
    mode = "presentiel" if number % 4 else "hybride"
    return session(*days, locality=locality, province=province, mode=mode, places=14, taken=number % 15)


def full_training(sessions=4):
    """A published training with all that its page can show."""
    water = ThemeFactory(slug="eau")
    return training(
        *(dated(number) for number in range(sessions)),
        title="Modèle",
        summary=LINE,
        themes=[water, ThemeFactory(slug="sol", parent=water, letters=""), ThemeFactory(slug="air")],
        organisations=[OrganisationFactory(slug=f"organisation-{letter}") for letter in "abc"],
        cover=Image.objects.create(title="Un versant", file=factories.picture()),
        body=[("heading", "Un"), ("paragraph", "<p>Deux</p>"), ("file", {"document": DocumentFactory()})],
        programme=[("step", {"when": "9 h 30", "what": LINE})] * 5,
        audience=["mediateur", "enseignant"],
        hours=Decimal(7),
        **dict.fromkeys(TEXTS, f"{LINE}\n{LINE}"),
    )


def multiply(model, number):
    """Add trainings like `model` of EACH sessions until there are `number` sessions, FULL in each catalogue."""
    numbers = range(TrainingSession.objects.filter(locale=model.locale).count(), number)
    for start in numbers[::FULL]:
        edition = catalogue() if start == numbers[0] else catalogue(slug=f"edition-{start}", edition=start)
        _add(model, numbers[start - numbers[0] :][:FULL], edition)
    _publish_all()


def on_paper(model, number):
    """A catalogue of `number` trainings like `model`, published once they are there."""
    edition = catalogue(slug="papier", edition="0")
    first = TrainingSession.objects.count()
    _add(model, range(first, first + number * EACH), edition)
    _publish_all()
    return publish(edition)


def _add(model, numbers, edition):
    """Trainings like `model` with the sessions of these numbers."""
    pages = [_copy(model, first, edition) for first in numbers[::EACH]]
    themes, givers = list(model.themed_items.all()), list(model.organisation_items.all())
    ThemedPage.objects.bulk_create(
        ThemedPage(tag_id=item.tag_id, content_object_id=page.pk, sort_order=place)
        for shift, page in enumerate(pages)
        for place, item in enumerate(themes[shift % 3 :])
    )
    made = type(givers[0])
    made.objects.bulk_create(made(organisation_id=item.organisation_id, page=page) for page in pages for item in givers)
    _give_sessions(pages, numbers)


def _publish_all():
    # Each by itself would rewrite the index that is rebuilt here.
    TrainingPage.objects.update(live=True)
    rebuild(get("trainings"))


def _copy(model, number, edition):
    fields = {field.name: getattr(model, field.name) for field in model._meta.local_fields if not field.primary_key}
    fields |= {"title": f"Copie {number}", "slug": f"copie-{number}", "live": False}
    return edition.add_child(instance=TrainingPage(**fields, locale=model.locale))


def _give_sessions(pages, numbers):
    sessions = [dated(number) for number in numbers]
    for place, one in enumerate(sessions):
        one.page, one.sort_order = pages[place // EACH], place % EACH
        one.starts_at, one.ends_at = one.days_in_order[0].starts_at, one.days_in_order[-1].ends_at
    TrainingSession.objects.bulk_create(sessions)
    CalendarEntry.objects.bulk_create(CalendarEntry(session=one.key, language="fr") for one in sessions)
