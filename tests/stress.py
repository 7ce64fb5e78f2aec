"""Whatever may happen to a library, at random: published, taken down, moved, deleted, translated, or broken off."""

from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import translation

from core.models import Organisation, Theme
from resources.models import ResourceIndexPage, ResourcePage
from tests import factories
from tests.factories import OrganisationFactory, ThemeFactory, publish, resource

LANGUAGES = ("fr", "nl", "de", "en")
MOST = 40  # resources: beyond, one goes for each that comes
KINDS = ["add", "publish", "publish", "unpublish", "unpublish", "move", "delete", "translate", "translate"]


class PulledPlugError(Exception):
    """Nothing more reaches the database."""


@contextmanager
def plug_pulled_after(statements):
    """The transaction within comes to its end only if so many statements are enough for it."""
    left = iter(range(statements))

    def count(execute, *arguments):
        if next(left, None) is None:
            raise PulledPlugError
        return execute(*arguments)

    with connection.execute_wrapper(count):
        yield


def prepare():
    """The libraries in all languages, a place beside them, and what resources are about."""
    with translation.override("fr"):
        libraries = [factories.library(language) for language in LANGUAGES]
        reserve = ResourceIndexPage(title="Réserve", slug="reserve", locale=libraries[0].locale)
        factories.home().add_child(instance=reserve)
        top = ThemeFactory(slug="haut")
        ThemeFactory(slug="bas", parent=top, letters="")
        OrganisationFactory(slug="maison")


def happen(choose, may_break=True):
    """One thing that an editor does, in a transaction as the admin has it; whether it came to its end."""
    statements = choose.randint(1, 150) if may_break and choose.random() < 0.2 else 10_000
    kind, page = choose.choice(KINDS), choose.choice([None, *ResourcePage.objects.all()])
    try:
        with translation.override("fr"), transaction.atomic(), plug_pulled_after(statements):
            ACTIONS[kind](choose, page) if page else add(choose, None)
    except PulledPlugError:
        return False
    return True


def add(choose, page):
    if ResourcePage.objects.count() >= MOST:
        delete(choose, page)
    themes, organisations = list(Theme.objects.all()), list(Organisation.objects.all())
    resource(
        factories.library(choose.choice(["fr", "fr", "nl"])),
        themes=choose.sample(themes, choose.randint(0, 2)),
        organisations=choose.sample(organisations, choose.randint(0, 1)),
        slug=f"ressource-{choose.getrandbits(60)}",
        live=choose.random() < 0.8,
    )


def change(choose, page):
    page.title, page.resource_type = f"Autre {choose.randint(0, 99)}", choose.choice(["jeu", "carte"])
    page.levels = choose.sample(["P1", "P3", "S1"], choose.randint(0, 2))
    publish(page)


def unpublish(choose, page):
    page.unpublish()


def move(choose, page):
    reserve = ResourceIndexPage.objects.get(slug="reserve")
    away = page.get_parent().pk != reserve.pk and page.locale_id == reserve.locale_id
    target = reserve if away else factories.library(page.locale.language_code)
    if target.pk != page.get_parent().pk:
        page.move(ResourceIndexPage.objects.get(pk=target.pk), pos="last-child")


def delete(choose, page):
    (page or ResourcePage.objects.first()).delete()


def translate(choose, page):
    known = set(page.get_translations(inclusive=True).values_list("locale__language_code", flat=True))
    missing = [language for language in LANGUAGES if language not in known]
    if missing and page.get_parent().slug != "reserve":
        factories.translate(page, choose.choice(missing), title=f"In {choose.randint(0, 99)}")


ACTIONS = {
    "add": add,
    "publish": change,
    "unpublish": unpublish,
    "move": move,
    "delete": delete,
    "translate": translate,
}
