"""A library of many resources with their mirrors: a few made as code makes them, the others copied row by row, since
two hundred with six hundred mirrors take minutes."""

import os
import uuid

from django.db import connection
from django.db.models import Max
from django.test import TestCase
from wagtail.models import Page
from wagtail_localize.models import LocaleSynchronization

from core.background import once_each
from core.models import PageOrganisation, ThemedPage
from resources.models import ResourcePage
from search.index import rebuild
from search.registry import get
from search.words import writing
from tests.bench.rows import number_on, write
from tests.factories import about, again, library, locale

WORD = "zygomorphe"
MADE = int(os.environ.get("MADE_BY_CODE", "12"))  # one by one: MADE_BY_CODE=200 for all of them, in three minutes


def synchronise(*languages, source="fr"):
    """Have wagtail-localize keep the trees of these languages in step with another."""
    for language in languages:
        LocaleSynchronization.objects.create(locale=locale(language), sync_from=locale(source))


def fill_in_step(number, theme, partner, languages):
    """As many public resources, half of them there before the trees of these languages were kept in step."""
    with once_each(), TestCase.captureOnCommitCallbacks(execute=True):
        _by_code(range(MADE // 2), theme, partner)
        synchronise(*languages)
        _by_code(range(MADE // 2, MADE), theme, partner)
    last = Page.objects.aggregate(last=Max("pk"))["last"]
    groups = [
        [page, *page.aliases.order_by("pk")] for page in ResourcePage.objects.filter(alias_of=None).order_by("pk")
    ]
    for n in range(MADE, number):
        last = _copy(groups[n % MADE], n, last)
    for parent in {page.get_parent() for page in groups[0]}:
        Page.objects.filter(pk=parent.pk).update(numchild=number)
    number_on(Page, ThemedPage, PageOrganisation)
    rebuild(get("resources"))
    writing.rebuild(get("resources"))


def _by_code(numbers, theme, partner):
    for n in numbers:
        fields = {"title": f"Fleur {WORD} {n}", "slug": f"fleur-{n}", "licence": "cc-by"}
        page = ResourcePage(**fields, resource_type="jeu" if n % 2 else "video", locale=library().locale)
        again(library()).add_child(instance=about(page, [theme], [partner]))


def _copy(group, n, last):
    """The rows of a resource and of its mirrors once more, as number `n`; gives the last id that was given."""
    key, source = uuid.uuid4(), last + 1
    for pk, page in enumerate(group, source):
        path = Page._get_path(page.path[: -Page.steplen], page.depth, n + 1)
        url_path = f"{page.get_parent().url_path}fleur-{n}/"
        own = {"id": pk, "path": path, "slug": f"fleur-{n}", "url_path": url_path, "translation_key": _stored(key)}
        own |= dict.fromkeys(("title", "draft_title"), f"Fleur {WORD} {n}") | {"latest_revision_id": None}
        write(Page, [_columns(Page, page) | own | {"alias_of_id": None if pk == source else source}])
        row = _columns(ResourcePage, ResourcePage.objects.get(pk=page.pk))
        write(ResourcePage, [row | {"page_ptr_id": pk, "reference": f"COP {n:04}"}])
        for model, attribute in ((ThemedPage, "content_object_id"), (PageOrganisation, "page_id")):
            rows = [_columns(model, one) | {attribute: pk} for one in model.objects.filter(**{attribute: page.pk})]
            write(model, [{name: value for name, value in row.items() if name != "id"} for row in rows])
    return source + len(group) - 1


def _stored(key):
    return key if connection.vendor == "postgresql" else key.hex


def _columns(model, thing):
    fields = model._meta.local_concrete_fields
    return {field.attname: field.get_db_prep_save(getattr(thing, field.attname), connection) for field in fields}
