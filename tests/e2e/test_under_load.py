"""What readers do to one another: nothing."""

import socket
import urllib.request

import pytest

MAKE_LARGE = """
import os
from django.core.files.base import ContentFile
from core.models import Document
from resources.models import ResourceFile, ResourcePage
page = ResourcePage.objects.filter(live=True, locale__language_code="fr").first()
document = Document(title="Grand", file=ContentFile(b"%PDF-1.4" + os.urandom(2**20) * 24, name="grand.pdf"))
document.save()
page.files.add(ResourceFile(document=document, label="Grand", locale=page.locale))
page.save_revision().publish()
print(document.url)
"""


@pytest.fixture
def slow_readers(site):
    """Two dozen readers who have asked for a large file and read nothing of it."""
    path = site.manage("shell", "-v", "0", "-c", MAKE_LARGE).strip()
    readers = []
    for _ in range(24):
        reader = socket.socket()
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.connect(("127.0.0.1", site.port))
        reader.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        readers.append(reader)
    yield readers
    for reader in readers:
        reader.close()


def test_slow_readers_of_a_large_file_keep_nobody_waiting(site, slow_readers):
    assert all(reader.recv(12) == b"HTTP/1.1 200" for reader in slow_readers)

    for path in ("/sante/vivant", "/fr/ressources/"):
        assert urllib.request.urlopen(site.url + path, timeout=15).status == 200
