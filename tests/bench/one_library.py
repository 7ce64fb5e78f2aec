"""A process that holds one library of N resources: filled (`fill N`), or measured one action at a time as it is told on
its standard input (`serve N`). The database is that of DATABASE_URL, or a file in VAR_DIR. See `measure_search`."""

import json
import os
import resource
import sys
import time
import tracemalloc

os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

from django.conf import settings

# What the worker does is left to it, as on a real site.
settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from resources.models import ResourcePage
from search import index
from search.registry import get
from search.words import writing
from tests import factories
from tests.bench import filling, indexing
from tests.bench.french import COMMON, RARE

MIB = 2**20
TWO_FACETS = {"theme": "theme-0", "level": "primaire-2"}
SAMPLE = 40  # resources rewritten, from which the time of a whole rebuilding follows


def fill(number):
    start = time.perf_counter()
    call_command("migrate", verbosity=0)
    filling.fill(number)
    wrong = indexing.verify(get("resources"))
    assert wrong == [], wrong[:10]
    spent, memory = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": round(spent), "memory": round(memory)}))


def actions(number):
    """{name: what is done once}; what needs the number of the round takes it."""
    client, library, section = Client(), factories.library().url, get("resources")
    pages = list(ResourcePage.objects.filter(locale__language_code="fr").order_by("?")[:SAMPLE])
    last = number // 12 - 1

    def page(**parameters):
        return lambda turn: client.get(library, parameters)

    found = {
        "nothing": lambda turn: client.get("/sante/vivant"),
        "unfiltered": page(),
        "two facets": page(**TWO_FACETS),
        "a rare word": page(q=RARE),
        "a common word": page(q=COMMON),
        "a common word, two facets": page(q=COMMON, **TWO_FACETS),
        "a deep page": page(page=str(last)),
        "suggestions": lambda turn: client.get("/fr/recherche/suggestions/", {"q": COMMON[:4]}),
        "publishing": lambda turn: publish(pages[turn % len(pages)]),
        "rebuilding": lambda turn: rewrite(section, pages),
        "the site’s search": lambda turn: our_search(section),
        "Wagtail’s search": lambda turn: wagtail_search(),
    }
    if client.get("/fr/recherche/suggestions/", {"q": "a"}).status_code != 200:
        del found["suggestions"]
    return found


def publish(page):
    page.title = f"{page.title.split(' – ')[0]} – {time.time():.3f}"
    page.resource_type = "video" if page.resource_type == "jeu" else "jeu"
    page.save_revision().publish()


def rewrite(section, pages):
    index.write_facets(section, [page.translation_key for page in pages])
    writing.rewrite(section, [page.pk for page in pages])


def our_search(section):
    """Count, facets and the first page of a common word, without the page around it."""
    from django.http import QueryDict

    from resources.query import cards
    from search.listing import Listing

    listing = Listing(section, QueryDict(f"q={COMMON}"), cards)
    return listing.total, listing.facets, listing.results


def wagtail_search():
    """Count and the first page of the same word by Wagtail's database backend."""
    found = ResourcePage.objects.live().search(COMMON)
    return found.count(), list(found[:12])


def measure(action, turn):
    start = time.perf_counter()
    action(turn)
    return (time.perf_counter() - start) * 1000


def look(action, turn):
    """What an action asks and takes, apart from its time: the number of queries, MiB of memory at most."""
    tracemalloc.start()
    with CaptureQueriesContext(connection) as queries:
        action(turn)
        number = len(queries)
    peak = tracemalloc.get_traced_memory()[1] / MIB
    tracemalloc.stop()
    return {"queries": number, "memory": round(peak, 1)}


def serve(number):
    translation.activate("fr")
    known = actions(number)
    print(json.dumps(list(known)), flush=True)
    for turn, line in enumerate(sys.stdin):
        what, name = json.loads(line)
        done = {"measure": measure, "look": look}[what](known[name], turn)
        print(json.dumps(done), flush=True)


if __name__ == "__main__":
    {"fill": fill, "serve": serve}[sys.argv[1]](int(sys.argv[2]))
