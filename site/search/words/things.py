"""The terms of what is no page (search.registry.Kind), in rows of SearchText that have none: some for each language,
since readers see its texts in theirs.

In the index a thing is known by negative numbers, so that the numbers alone tell it from every page.
"""

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django_tasks import task

from search import registry
from search.models import SearchText
from search.words import writing

# Kinds and languages, at most; so it stays, for the numbers in the index are made with them.
KINDS = LANGUAGES = 8
LEVELS = range(1, len(SearchText.LEVELS) + 1)


def number_of(kind, pk, language):
    return -((pk * KINDS + kind.number) * LANGUAGES + _languages().index(language))


def by_kind(numbers, language):
    """{name of a Kind: {id of a thing: its number}}, for readers of a language."""
    names, place = {kind.number: kind.name for kind in registry.kinds()}, _languages().index(language)
    found = {name: {} for name in names.values()}
    for number in numbers:
        pk, kind = divmod(-number // LANGUAGES, KINDS)
        if kind in names and -number % LANGUAGES == place:
            found[names[kind]][pk] = number
    return found


def request_things_of(instance):
    """Have the terms of a thing written by the worker, when `instance` is one or holds a text of one."""
    for kind in registry.kinds():
        if isinstance(instance, kind.model):
            write_things.enqueue(kind.name, instance.pk)
        elif type(instance) in kind.rows:
            write_things.enqueue(kind.name, getattr(instance, kind.rows[type(instance)]))


@task()
def write_things(kind_name, *ids):
    """Write the terms of the things of a Kind with these ids; of those that are gone, take them away."""
    rewrite(next(kind for kind in registry.kinds() if kind.name == kind_name), ids)


@transaction.atomic
def rewrite(kind, ids):
    locked = QuerySet(kind.model).select_for_update(no_key=True).filter(pk__in=ids)
    list(locked.order_by("pk").values_list("pk"))
    writing.store(_stored(kind, ids), _texts(kind, ids))


def rebuild(kind):
    """Write the terms of a whole Kind, and take away those of what is gone."""
    for ids in _batches(kind):
        rewrite(kind, ids)


def differences(kind):
    """Sentences on every row of a Kind that is missing, superfluous or wrong."""
    return [line for ids in _batches(kind) for line in writing.differing(_stored(kind, ids), _texts(kind, ids))]


def _batches(kind):
    """The ids of all things of a Kind, those included that are gone and have left terms."""
    numbers = {pk >> 3 for pk in SearchText.objects.filter(page=None).values_list("pk", flat=True)}
    known = {pk for language in _languages() for pk in by_kind(numbers, language)[kind.name]}
    ids = sorted({*QuerySet(kind.model).values_list("pk", flat=True), *known})
    return [ids[start : start + writing.BATCH] for start in range(0, len(ids), writing.BATCH)]


def _stored(kind, ids):
    numbers = [number_of(kind, pk, language) for pk in ids for language in _languages()]
    rows = [8 * number + level for number in numbers for level in LEVELS]
    return dict(SearchText.objects.filter(pk__in=rows).values_list("pk", "terms"))


def _texts(kind, ids):
    things = kind.model.objects.filter(pk__in=ids)
    return {
        number_of(kind, thing.pk, language): kind.texts(thing, language)
        for thing in things
        for language in _languages()
    }


def _languages():
    return [code for code, _name in settings.LANGUAGES]
