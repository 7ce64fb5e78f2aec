"""A thousand changes at random of which some break off, and the process that makes them killed again and again; then
`verify_index`: `python -m tests.bench.stress 1000`. The database is that of DATABASE_URL, or a file in VAR_DIR."""

import os
import random
import subprocess
import sys
import tempfile
import time

FOLDER = tempfile.TemporaryDirectory(prefix="csti-bench-")
os.environ.setdefault("VAR_DIR", FOLDER.name)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

from django.conf import settings

settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

import django

django.setup()

from django.core.management import call_command
from django.db import transaction

from resources.models import ResourceIndexPage, ResourcePage
from search.models import ListedPage
from tests import stress

EACH = 60  # changes, about, that a process lives for


def change_on():
    """Change something, say so, and go on until somebody puts an end to it."""
    choose = random.Random()
    while True:
        print(int(stress.happen(choose)), flush=True)


def lived(number):
    """What a process did before it was killed, in the middle of something, after about so many changes."""
    child = subprocess.Popen([sys.executable, "-m", "tests.bench.stress", "child"], stdout=subprocess.PIPE, text=True)
    done = [child.stdout.readline().strip() for _ in range(number)]
    time.sleep(random.random() / 5)
    child.kill()
    return [*done, *child.stdout.read().split()]


def main(number):
    call_command("migrate", verbosity=0)
    if not ResourceIndexPage.objects.filter(slug="reserve").exists():
        with transaction.atomic():
            stress.prepare()
    done, killed = [], 0
    while len(done) < number:
        done += lived(min(random.randint(EACH // 2, EACH * 3 // 2), number - len(done)))
        killed += 1
    print(f"{len(done)} changes, {done.count('0')} broken off, {killed} processes killed", flush=True)
    call_command("worker", "--batch")
    call_command("verify_index")
    print(f"{ResourcePage.objects.live().count()} resources, {ListedPage.objects.count()} rows")


if __name__ == "__main__":
    change_on() if sys.argv[1:] == ["child"] else main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
