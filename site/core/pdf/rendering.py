"""HTML made into a PDF that everybody can read: PDF/UA-1 (ISO 14289-1), by WeasyPrint.

WeasyPrint needs Pango, which is no Python package: it is imported only where it is used. A page is laid out by a
process of its own (`python -m core.pdf.rendering`), which has so much time and so much memory, and gives them back.
"""

import ctypes
import io
import json
import logging
import subprocess
import sys
from contextlib import suppress
from functools import cache
from importlib.util import find_spec

import structlog

from core.files.reading import limit_memory

logger = structlog.get_logger(__name__)
LIBRARIES = ("gobject-2.0", "pango-1.0", "pangoft2-1.0")  # the last brings HarfBuzz and Fontconfig
MAX_SECONDS = 120
IMAGE_DPI = 200


class RenderingError(Exception):
    """The text says why, for whoever keeps the site."""


@cache
def available():
    """Whether PDFs can be made on this machine: WeasyPrint is installed, and finds Pango under one of its names."""
    return find_spec("weasyprint") is not None and all(map(_loads, LIBRARIES))


def _loads(name):
    for file in (f"lib{name}.so.0", f"lib{name}.dylib", f"lib{name}-0.dll"):
        with suppress(OSError):
            ctypes.CDLL(file)
            return True
    return False


def render(html):
    """The bytes of the PDF of a whole HTML document (text), which says its title and its language.

    What it asks for elsewhere than in our static files and images is left out. Raises RenderingError.
    """
    job = json.dumps({"html": html, **places()}).encode()
    command = [sys.executable, "-m", "core.pdf.rendering"]
    try:
        done = subprocess.run(command, input=job, capture_output=True, timeout=MAX_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise RenderingError(f"more than {MAX_SECONDS} s") from error
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    if done.returncode:
        raise RenderingError(lines[-1] if lines else f"WeasyPrint ended with {done.returncode}")
    if lines:  # an image without its text, or that is not there
        logger.warning("pdf_remarks", remarks=lines[:20])
    return done.stdout


def places():
    """Where relative links lead, `base_url`, and where our files lie, `folders`: {start of an address: folders}."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.files.storage import default_storage

    from core.languages import absolute

    # The finders know the names in the source; a name with a hash is known where they were collected.
    storages = [storage for finder in get_finders() for storage in getattr(finder, "storages", {}).values()]
    static = [storage.location for storage in storages] + [settings.STATIC_ROOT]
    folders = {absolute(settings.STATIC_URL): static, absolute(settings.MEDIA_URL): [default_storage.location]}
    return {"base_url": absolute("/"), "folders": {url: list(map(str, paths)) for url, paths in folders.items()}}


def lay_out(html, base_url, folders):
    """In the process of its own: the PDF, as bytes. The arguments are those of `render` and what `places` gives."""
    from weasyprint import HTML

    from core.pdf.fetching import OurFiles
    from core.pdf.tagging import finish, simplify

    document = HTML(string=html, base_url=base_url, url_fetcher=OurFiles(folders))
    simplify(document.etree_element)
    buffer = io.BytesIO()
    document.write_pdf(buffer, finisher=finish, pdf_variant="pdf/ua-1", dpi=IMAGE_DPI, optimize_images=True)
    return buffer.getvalue()


def main():
    limit_memory()
    logging.basicConfig(level=logging.ERROR, format="%(message)s")  # on the standard error output
    sys.stdout.buffer.write(lay_out(**json.load(sys.stdin)))


if __name__ == "__main__":
    main()
