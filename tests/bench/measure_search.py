"""What the library costs with 1,000, 10,000 and 50,000 resources, on both databases: `make bench`, or
`python -m tests.bench.measure_search 1000,10000`. Measured, never asserted; writes docs/performance.md.

A process holds each library (`one_library`). They are measured in turn, one action after the other in each round, so
that what else the machine does falls on all alike. Databases of their own are made and dropped: in PostgreSQL on the
server of POSTGRES_URL, when there is one. KEEP=1 keeps them, and takes those that are there.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from tests.bench import performance_page

ROOT = Path(__file__).parents[2]
SERVER = os.environ.get("POSTGRES_URL", "postgres://postgres@127.0.0.1:5432")
KEEP = bool(os.environ.get("KEEP"))
FOLDER = ROOT / "var" / "bench"
ROUNDS = int(os.environ.get("ROUNDS", "15"))
SELDOM = {"rebuilding": 5, "Wagtail’s search": 3}  # measured once in so many rounds


@dataclass
class Library:
    """One library in one database, and what was measured of it."""

    vendor: str
    size: int
    filled: dict = field(default_factory=dict)
    times: dict = field(default_factory=dict)
    seen: dict = field(default_factory=dict)

    @property
    def environment(self):
        url = {"DATABASE_URL": f"{SERVER}/bench_{self.size}"} if self.vendor == "postgresql" else {}
        kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "CACHE_URL")}
        return {**kept, **url, "VAR_DIR": str(self.folder)}

    @property
    def folder(self):
        return FOLDER / f"{self.vendor}-{self.size}"

    def fill(self):
        notes = self.folder.with_suffix(".json")
        if not (KEEP and notes.exists()):
            self.drop()
            self._make()
            done = subprocess.run(self._command("fill"), env=self.environment, stdout=subprocess.PIPE, check=True)
            notes.write_bytes(done.stdout)
        self.filled = json.loads(notes.read_text())

    def _command(self, what):
        return [sys.executable, "-m", "tests.bench.one_library", what, str(self.size)]

    def _make(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.vendor == "postgresql":
            on_server(f"CREATE DATABASE bench_{self.size}")

    def drop(self):
        if self.vendor == "postgresql":
            on_server(f"DROP DATABASE IF EXISTS bench_{self.size}")
        shutil.rmtree(self.folder, ignore_errors=True)

    def serve(self):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(self._command("serve"), env=self.environment, **pipes)

    def end(self):
        if process := getattr(self, "process", None):
            process.stdin.close()
            process.wait(20)
        if not KEEP:
            self.drop()

    def ask(self, what, action):
        print(json.dumps([what, action]), file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())


def on_server(statement):
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True, connect_timeout=3) as connection:
        connection.execute(statement)


def vendors():
    try:
        on_server("SELECT 1")
    except psycopg.OperationalError as problem:
        print(f"Without PostgreSQL: {problem}")
        return ["sqlite"]
    return ["sqlite", "postgresql"]


def measure(libraries):
    """All rounds, then queries and memory; stopped by Ctrl-C, it is content with what it has."""
    try:
        for turn in range(ROUNDS):
            print(f"round {turn + 1} of {ROUNDS}", flush=True)
            for action in libraries[0].actions:
                if turn % SELDOM.get(action, 1) == 0:
                    for library in libraries:
                        library.times.setdefault(action, []).append(library.ask("measure", action))
        for library in libraries:
            for action in library.actions:
                library.seen[action] = library.ask("look", action)
    except KeyboardInterrupt:
        print("Stopped.", flush=True)


def main(libraries):
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        for library in libraries:
            library.fill()
            print(f"{library.size} resources on {library.vendor}: {library.filled['seconds']} s", flush=True)
        for library in libraries:
            library.serve()
        for library in libraries:
            library.actions = json.loads(library.process.stdout.readline())
        measure(libraries)
    finally:
        for library in libraries:
            library.end()
    text = performance_page.written(libraries)
    print(text)
    (ROOT / "docs" / "performance.md").write_text(text)


if __name__ == "__main__":
    SIZES = [int(size) for size in (sys.argv[1] if len(sys.argv) > 1 else "1000,10000,50000").split(",")]
    main([Library(vendor, size) for size in SIZES for vendor in vendors()])
