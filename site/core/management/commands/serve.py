"""The site and its worker, started and ended together."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress

from django.core.management.base import BaseCommand, CommandError

PATIENCE = 8  # seconds that a child has to end by itself
# A download holds its thread until the last byte is sent: there must be many more than slow readers at a time.
THREADS = 64


class Command(BaseCommand):
    help = "Serves the site with granian and runs the worker beside it; Ctrl-C ends both."

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--processes", type=int, default=2)

    def handle(self, *, host, port, processes, **options):
        self._refuse_taken_port(host, port)
        shown = "localhost" if host == "127.0.0.1" else host
        environment = {"BASE_URL": f"http://{shown}:{port}", **os.environ}
        server = [sys.executable, "-m", "granian", "--interface", "wsgi", "config.wsgi:application"]
        server += ["--host", host, "--port", str(port), "--workers", str(processes), "--blocking-threads", str(THREADS)]
        server += ["--no-ws", "--log-level", "error", "--respawn-failed-workers"]
        worker = [sys.executable, sys.argv[0], "worker"]
        self.stopping = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        # Each in a session of its own: Ctrl-C reaches this process only, which ends them in order.
        children = [subprocess.Popen(line, env=environment, start_new_session=True) for line in (server, worker)]  # noqa: S603
        self.stdout.write(f"\nLe site est sur http://{shown}:{port}/ – Ctrl-C pour tout arrêter. (Ctrl-C stops it.)\n")
        self.stdout.flush()
        try:
            while not self.stopping and all(child.poll() is None for child in children):
                time.sleep(0.2)
        finally:
            ended = [child.args[-1] for child in children if child.poll() is not None]
            end(children)
        if ended and not self.stopping:
            raise CommandError("The server or the worker ended by itself, so the other was ended too. See above.")

    def _stop(self, number, frame):
        self.stopping = True

    def _refuse_taken_port(self, host, port):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                raise CommandError(
                    f"Port {port} cannot be used ({error.strerror}). Try another: make run PORT={port + 1}"
                ) from error


def end(children):
    """Ask each process to end, then make it, with whatever it left running."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, deadline - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
