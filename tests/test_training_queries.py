"""What the pages of trainings ask of the database does not grow with the number of sessions."""

from urllib.parse import urlencode

from django.utils import timezone

from home.models import ThemeIndexPage
from tests import factories
from tests.many_trainings import full_training, multiply
from tests.test_queries import number_of_queries
from tests.trainings import agenda, catalogue, in_dutch
from training.models import TrainingPage, TrainingSession

MOST, MOST_OF_HOME = 20, 25


def every_facet():
    """A query string with some values chosen in each facet of the agenda."""
    days = TrainingSession.objects.filter(ends_at__gt=timezone.now()).order_by("starts_at")[:20]
    choices = {
        "month": sorted({month for one in days for month in one.months}),
        "province": ["namur", "liege"],
        "mode": ["presentiel", "hybride"],
        "theme": ["eau", "sol"],
        "price": ["gratuit", "moins-de-100"],
        "kind": ["atelier"],
        "audience": ["mediateur", "enseignant"],
        "state": ["ouvert", "complet"],
        "language": ["fr", "nl"],
        "organisation": ["organisation-a", "organisation-b"],
    }
    return urlencode(choices, doseq=True)


def addresses(model):
    """{name: address} of all public pages that show trainings."""
    fr, nl, edition = agenda().url, agenda("nl").url, catalogue().url
    return {
        "agenda": fr,
        "every facet": f"{fr}?{every_facet()}",
        "every facet, words": f"{fr}?{every_facet()}&q=copie",
        "words": f"{fr}?q=copie",
        "nothing found": f"{fr}?{every_facet()}&q=zygomorphe",
        "page 2": f"{fr}?page=2",
        "archive": f"{fr}?when=past",
        "agenda in Dutch": nl,
        "feed": f"{fr}flux.atom",
        "calendar": f"{fr}agenda.ics",
        "narrowed calendar": f"{fr}agenda.ics?{every_facet()}",
        "training": model.url,
        "training in Dutch": TrainingPage.objects.get(locale__language_code="nl").url,
        "calendar of a training": f"{model.url}agenda.ics",
        "catalogue": edition,
        "catalogue as JSON": f"{edition}catalogue.json",
        "home": "/fr/",
        "theme": f"{factories.index_page(ThemeIndexPage).url}eau/",
        "feed of a theme": f"{factories.index_page(ThemeIndexPage).url}eau/flux.atom",
    }


def test_no_page_asks_more_with_3000_sessions_than_with_30_and_none_too_much(client):
    model = full_training(sessions=40)
    in_dutch(model, title="Model")
    factories.fill_home("trainings", number=12)
    multiply(model, 40 + 30)
    few = {name: number_of_queries(client, url) for name, url in addresses(model).items()}
    multiply(model, 3_000)
    many = {name: number_of_queries(client, url) for name, url in addresses(model).items()}

    assert many == few
    assert {name: n for name, n in many.items() if n > (MOST_OF_HOME if name == "home" else MOST)} == {}
