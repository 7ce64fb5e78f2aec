"""Time and memory that the PDF of a long paper takes: `python -m tests.bench.measure_pdf 100`, with as many paragraphs
in each of its three parts. Measured, never asserted."""

import os
import resource
import sys
import tempfile
import time

FOLDER = tempfile.TemporaryDirectory(prefix="csti-bench-")
os.environ.setdefault("VAR_DIR", FOLDER.name)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

import pypdfium2

from core.pdf.rendering import available, render
from tests.papers import paper


def main(paragraphs):
    if not available():
        sys.exit("Pango is not on this machine: see manage.py check.")
    html = paper(paragraphs)
    start = time.perf_counter()
    content = render(html)
    spent = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with pypdfium2.PdfDocument(content) as document:
        print(f"{len(document)} pages, {len(content) / 1000:.0f} kB")
    print(f"{spent:.1f} s, of which {used.ru_utime + used.ru_stime:.1f} s of work")
    print(f"{used.ru_maxrss / 1024:.0f} MiB of memory at most, in a process of its own")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 24)
