"""Times and memory of the public pages on a library of N resources: `make bench N=5000`. Measured, never asserted.

It fills a database of its own in a folder that goes away, or the one of DATABASE_URL, which must be empty.
"""

import os
import statistics
import sys
import tempfile
import time
import tracemalloc

FOLDER = tempfile.TemporaryDirectory(prefix="csti-bench-")
os.environ.setdefault("VAR_DIR", FOLDER.name)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.index import differences, rebuild
from search.registry import get
from tests import factories
from tests.factories import PDF, resource
from tests.test_queries import EVERY_FACET, front_of_the_house, model_resource, multiply

ROUNDS = 7
BIG = 300 * 2**20  # bytes


def say(name, value):
    print(f"{name:<44} {value}", flush=True)


def timed(name, action, rounds=1):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    say(name, f"{statistics.median(times) * 1000:>9.0f} ms")


def visit(client, name, url, data=None):
    """The median time of a page, and the time and number of its queries."""
    timed(name, lambda: client.get(url, data), ROUNDS)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url, data).status_code == 200, url
    spent = sum(float(query["time"]) for query in queries) * 1000
    say("", f"{spent:>9.0f} ms in {len(queries)} queries")


def fill(number):
    library = factories.library()
    factories.library("nl")
    model = model_resource()
    multiply(model, number)
    themes, members = front_of_the_house(number // 2)
    return library, model, themes, members


def archive(client):
    """What sending a large archive takes."""
    page = resource(title="Lourde", documents=[factories.DocumentFactory()])
    document = page.files.first().document
    document.file.save("grand.pdf", ContentFile(PDF + os.urandom(2**20) * (BIG // 2**20)))
    timed(f"archive of {BIG / 2**20:.0f} MiB", lambda: sum(map(len, fetch_archive(client, page))))
    tracemalloc.start()
    sum(map(len, fetch_archive(client, page)))
    say("", f"{tracemalloc.get_traced_memory()[1] / 2**20:>9.1f} MiB of memory at most")
    tracemalloc.stop()


def fetch_archive(client, page):
    return client.get(f"{page.url}archive.zip").streaming_content


def main(number):
    call_command("migrate", verbosity=0)
    print(f"{number} resources on {connection.vendor}")
    library, model, themes, members = fill(number)
    section = get("resources")
    timed("rebuild the facet index", lambda: rebuild(section))
    timed("verify the facet index", lambda: differences(section))
    client = Client()
    visit(client, "home", "/fr/")
    visit(client, "library", library.url)
    visit(client, "library, one facet", library.url, {"type": "jeu"})
    visit(client, "library, a value in every facet", library.url, EVERY_FACET)
    visit(client, "library, words", library.url, {"q": "copie"})
    visit(client, "library in Dutch", factories.library("nl").url)
    visit(client, "resource", model.url)
    visit(client, "themes", themes.url)
    visit(client, "a theme", f"{themes.url}eau/")
    visit(client, f"directory of {number // 2} members", members.url)
    visit(client, "a member", f"{members.url}organisation-a/")
    visit(client, "contact", "/fr/contact/")
    visit(client, "sitemap", "/sitemap-fr.xml")
    archive(client)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
