"""What a PDF may be made of: our static files and our images, read from the disk. Needs WeasyPrint."""

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

TYPES = {".woff2": "font/woff2", ".webp": "image/webp", ".avif": "image/avif"}  # not known to every system


class OurFiles(URLFetcher):
    """Reads addresses below `folders`, {start of an address: folders where its files lie}; asks no server anything."""

    def __init__(self, folders):
        super().__init__(allowed_protocols=())
        self.folders = folders

    def fetch(self, url, headers=None):
        """The file at an address of ours; PermissionError for any other, FileNotFoundError when it is not there."""
        address = urlsplit(url)._replace(query="", fragment="").geturl()
        for start, folders in self.folders.items():
            if address.startswith(start):
                return self._read(url, unquote(address.removeprefix(start)), folders)
        raise PermissionError(f"not a file of the site: {url[:200]}")

    def _read(self, url, name, folders):
        for folder in folders:
            root = Path(folder).resolve()
            path = (root / name).resolve()
            if path.is_relative_to(root) and path.is_file():
                kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
                return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})
        raise FileNotFoundError(name)
