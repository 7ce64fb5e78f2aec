"""Static files as they are served: hashed, compressed, and the style sheets in one."""

import re
from functools import cache

from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/site.css"
IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\)(?: (?P<media>[^;]+))?;')
COMMENT = re.compile(r"\s*/\*.*?\*/", re.DOTALL)
RELATIVE = re.compile(r"""url\((?!["']?#)""")  # "#…" is a part of the page itself


class BundledStorage(CompressedManifestStaticFilesStorage):
    """Puts what css/site.css imports in its place before files get their hash: one request instead of twenty.

    A browser reads the imports by itself, so nothing is built in development.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The manifest is read here, once: an address is the same until the next start. A page asks for a hundred.
        self.url = cache(self.url)

    def post_process(self, paths, dry_run=False, **options):
        if SHEET in paths and not dry_run:
            memory = InMemoryStorage()
            memory.save(SHEET, ContentFile(bundle(lambda name: read(paths, f"css/{name}")).encode()))
            paths = {**paths, SHEET: (memory, SHEET)}
        yield from super().post_process(paths, dry_run=dry_run, **options)


def read(paths, name):
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


def bundle(read_sheet):
    """The text of site.css with each import replaced by its sheet, without comments: they were a sixth of what a first
    visit fetches of it. `read_sheet("base.css")` → text."""

    def replace(found):
        text = COMMENT.sub("", read_sheet(found["name"]))
        if "/" in found["name"] and RELATIVE.search(text):
            raise ImproperlyConfigured(f"css/{found['name']}: url() is relative to css/ once bundled; use tokens.css.")
        return f"@media {found['media']} {{\n{text}}}" if found["media"] else text

    return IMPORT.sub(replace, COMMENT.sub("", read_sheet("site.css")))
