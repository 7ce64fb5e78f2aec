"""Memory of a real server that sends a dossier of 100 resources: `python -m tests.bench.measure_dossier 2000`, with as
many megabytes of files in all. Measured, never asserted."""

import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

FOLDER = tempfile.TemporaryDirectory(prefix="csti-bench-")
PORT = 8931
SITE = f"http://localhost:{PORT}"
os.environ.pop("DATABASE_URL", None)
os.environ |= {"VAR_DIR": FOLDER.name, "BASE_URL": SITE, "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
os.environ |= {"LOG_LEVEL": "ERROR"}

import django

django.setup()

from django.core.files.base import ContentFile
from django.core.management import call_command

from core.management.commands.serve import THREADS
from resources.dossier.references import LIMIT, address_of
from tests.factories import DocumentFactory, ThemeFactory, resource

MIB = 2**20
BROKEN_OFF = 20  # downloads


def fill(megabytes):
    """LIMIT resources with files that cannot be packed; their references."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    themes = [ThemeFactory(letters="ENV")]
    size = megabytes * 10**6 // LIMIT
    pages = []
    for number in range(LIMIT):
        document = DocumentFactory()
        document.file.save(f"film-{number}-été.mp4", ContentFile(os.urandom(size)))
        pages.append(resource(title=f"Film n° {number}", themes=themes, documents=[document]))
    return [page.reference for page in pages]


class Memory(threading.Thread):
    """Watches what the processes of the server hold, in bytes, until it is stopped."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.most, self.watching = pid, 0, True

    def now(self):
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        texts = [Path(f"/proc/{number}/status").read_text() for number in (self.pid, *children)]
        return sum(int(text.split("VmRSS:")[1].split()[0]) * 1024 for text in texts)

    def run(self):
        while self.watching:
            self.most = max(self.most, self.now())
            time.sleep(0.05)


def fetch(address, path=os.devnull, most=None):
    """The bytes of an answer that came, at most `most`, and the seconds they took."""
    start, came = time.perf_counter(), 0
    with urllib.request.urlopen(SITE + address) as answer, open(path, "wb") as file:
        while (most is None or came < most) and (data := answer.read(MIB)):
            file.write(data)
            came += len(data)
    return came, time.perf_counter() - start


def serve():
    line = [sys.executable, "-m", "granian", "--interface", "wsgi", "config.wsgi:application", "--port", str(PORT)]
    line += ["--workers", "1", "--blocking-threads", str(THREADS), "--no-ws", "--log-level", "error"]
    server = subprocess.Popen(line)
    for _ in range(100):
        try:
            fetch("/sante/pret")
            break
        except OSError:
            time.sleep(0.2)
    return server


def measure(server, references):
    zipped = address_of(references, "archive.zip")
    fetch(address_of(references))
    fetch(address_of(references[:1], "archive.zip"))
    memory = Memory(server.pid)
    before = memory.now()
    print(f"{before / MIB:.0f} MiB before")
    memory.start()
    path = f"{FOLDER.name}/dossier.zip"
    came, seconds = fetch(zipped, path)
    print(f"{came / 1e9:.2f} GB in {seconds:.0f} s, {(memory.most - before) / MIB:.1f} MiB more at most")
    print("unzip -t:", subprocess.run(["unzip", "-tq", path], capture_output=True, text=True).stdout.strip())
    for _ in range(BROKEN_OFF):
        fetch(zipped, most=10 * MIB)
    came, _seconds = fetch(zipped)
    print(
        f"{BROKEN_OFF} broken off, then whole: {came / 1e9:.2f} GB, {(memory.most - before) / MIB:.1f} MiB more at most"
    )
    memory.watching = False
    memory.join()
    print(f"{open_files(server.pid)} of the files still open")


def open_files(pid):
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    descriptors = [one for number in (pid, *children) for one in Path(f"/proc/{number}/fd").iterdir()]
    return sum("film-" in os.readlink(one) for one in descriptors)


def main(megabytes):
    references = fill(megabytes)
    server = serve()
    try:
        measure(server, references)
    finally:
        server.terminate()
        server.wait(20)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
