"""Times of the agenda with 30 sessions and with N, and what the PDF of a catalogue of 30 trainings takes: part of
`make bench`, or `python -m tests.bench.measure_trainings 3000`. Measured, never asserted.

The database is chosen as for `tests.bench.measure`.
"""

import os
import resource
import statistics
import sys
import tempfile
import time

FOLDER = tempfile.TemporaryDirectory(prefix="csti-bench-")
os.environ.setdefault("VAR_DIR", FOLDER.name)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import translation

from core.models import PagePDF
from core.pdf.rendering import available
from core.pdf.tasks import make_pdf
from search.index import differences, rebuild
from search.registry import get
from tests import factories
from tests.bench.measure import ROUNDS, say
from tests.many_trainings import full_training, multiply, on_paper
from tests.test_training_queries import every_facet
from tests.trainings import agenda

FEW, PRINTED = 30, 30


def median(client, url):
    """The milliseconds that a page takes once the caches of the process are warm."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        assert client.get(url).status_code == 200, url
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:]) * 1000


def times(client):
    """{name: milliseconds} of what shows sessions."""
    fr, chosen = agenda().url, every_facet()
    pages = {
        "agenda": fr,
        "agenda, a value in every facet": f"{fr}?{chosen}",
        "agenda, words": f"{fr}?q=copie",
        "agenda, page 2": f"{fr}?page=2",
        "archive": f"{fr}?when=past",
        "agenda in Dutch": agenda("nl").url,
        "agenda.ics": f"{fr}agenda.ics",
        "home": "/fr/",
    }
    return {name: median(client, url) for name, url in pages.items()}


def compare(model, number):
    """What the pages take with few sessions and with many."""
    client = Client()
    multiply(model, FEW)
    few = times(client)
    multiply(model, number)
    for name, spent in times(client).items():
        say(name, f"{few[name]:>9.0f} ms with {FEW}, {spent:.0f} ms with {number}: {spent / few[name]:.1f} times")


def clocked(name, action):
    start = time.perf_counter()
    action()
    say(name, f"{time.perf_counter() - start:>9.1f} s")


def print_catalogue(model):
    """The PDF of a catalogue, from its page to its file."""
    pdf = PagePDF.objects.get(page=on_paper(model, PRINTED))
    PagePDF.objects.update(file="", digest="")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clocked(f"PDF of a catalogue of {PRINTED} trainings", lambda: make_pdf.call(pdf.pk))
    pdf.refresh_from_db()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    say("", f"{pdf.page_count:>9} pages, {pdf.size / 1000:.0f} kB, {pdf.state}")
    say("", f"{work:>9.1f} s of work and {used.ru_maxrss / 1024:.0f} MiB of memory at most, in a process of its own")


def main(number):
    call_command("migrate", verbosity=0)
    print(f"{number} sessions of trainings on {connection.vendor}")
    factories.fill_home("trainings")
    with translation.override("fr"):
        model = full_training()
    compare(model, number)
    section = get("trainings")
    clocked("rebuild the facet index", lambda: rebuild(section))
    clocked("verify the facet index", lambda: differences(section))
    if available():
        print_catalogue(model)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
