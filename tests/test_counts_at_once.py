"""A real server with two processes, and two hundred readers at once: each download counts, and counts once."""

import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from tests.counting import FIREFOX

ROOT = Path(__file__).parents[1]
READERS = 200
FILL = """
from tests.factories import DocumentFactory, resource
page = resource(documents=[DocumentFactory()])
print("made", page.stored_files[0].url, page.url)
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory, django_db_setup, django_db_blocker):
    """The address of a copy of the empty database of the tests, on SQLite or PostgreSQL."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            path = tmp_path_factory.mktemp("database") / "site.sqlite3"
            connection.cursor().execute("VACUUM INTO %s", [str(path)])
            yield f"sqlite:///{path}"
            return
        name, template = f"counts_at_once_{os.getpid()}", connection.settings_dict["NAME"]
        connection.close()
        address = re.sub(r"[^/]*$", "", os.environ["DATABASE_URL"])
        with psycopg.connect(f"{address}postgres", autocommit=True) as own:
            own.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
            yield address + name
            own.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def somebody_writing(database):
    """Nobody else can write to the database, or at least note a visit, meanwhile."""
    if database.startswith("sqlite"):
        with closing(sqlite3.connect(database.removeprefix("sqlite:///"), isolation_level=None)) as own:
            own.execute("BEGIN IMMEDIATE")
            yield
    else:
        with psycopg.connect(database) as own:
            own.execute("LOCK TABLE core_visit IN ACCESS EXCLUSIVE MODE")
            yield


class Site:
    """A site with one resource, served by granian."""

    def __init__(self, folder, database):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        own = {"DATABASE_URL": database, "VAR_DIR": str(folder), "BASE_URL": self.url, "LOG_LEVEL": "ERROR"}
        self.environment = {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
        self.environment.pop("CACHE_URL", None)

    def manage(self, *arguments):
        line = [sys.executable, ROOT / "manage.py", *arguments]
        return subprocess.run(line, env=self.environment, check=True, capture_output=True, text=True, cwd=ROOT).stdout

    def start(self):
        self.file, self.page = re.search(r"made (\S+) (\S+)", self.manage("shell", "-v", "0", "-c", FILL)).groups()
        line = [sys.executable, "-m", "granian", "--interface", "wsgi", "config.wsgi:application", "--no-ws"]
        line += ["--port", str(self.port), "--workers", "2", "--blocking-threads", "64", "--log-level", "error"]
        self.process = subprocess.Popen(line, env=self.environment, cwd=ROOT)
        for _ in range(150):
            try:
                return self.read("/sante/vivant")
            except OSError:
                time.sleep(0.2)
        raise AssertionError("the server does not answer")

    def read(self, path):
        request = urllib.request.Request(self.url + path, headers={"User-Agent": FIREFOX})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    def at_once(self, path):
        """The sizes of what as many readers got who asked at the same moment."""
        gate, sizes = threading.Barrier(READERS), []

        def ask():
            gate.wait()
            sizes.append(len(self.read(path)))

        readers = [threading.Thread(target=ask) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
        return sizes

    def published(self, name):
        """The open data once a worker has added up."""
        self.manage("worker", "--batch")
        return json.loads(self.read(f"/donnees/{name}.json"))["rows"]


@pytest.fixture(scope="module")
def site(tmp_path_factory, database):
    running = Site(tmp_path_factory.mktemp("site"), database)
    running.start()
    yield running
    running.process.terminate()
    running.process.wait(20)


def test_two_hundred_downloads_at_once_are_all_counted_once_each(site):
    sizes = site.at_once(site.file) + site.at_once(f"{site.page}archive.zip")

    assert len(sizes) == 2 * READERS
    for name in ("telechargements", "consultations"):
        assert [row["downloads"] for row in site.published(name)] == [2 * READERS]


def test_readers_do_not_wait_for_somebody_who_writes_and_are_counted_all_the_same(site, database):
    before = site.published("telechargements")
    with somebody_writing(database):
        start = time.monotonic()
        for _ in range(10):
            site.read(site.file)
        seconds = time.monotonic() - start

    assert seconds < 10
    site.read(site.file)
    assert site.published("telechargements")[-1]["downloads"] == before[-1]["downloads"] + 11
