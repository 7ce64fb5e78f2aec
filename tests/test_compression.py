"""Pages travel compressed; files travel as they are."""

import gzip

from tests.factories import DocumentFactory, docx, resource

ASKING = {"Accept-Encoding": "gzip, br"}


def test_a_page_is_compressed_for_a_browser_that_takes_it(client):
    compressed = client.get("/fr/", headers=ASKING)

    assert compressed["Content-Encoding"] == "gzip"
    assert gzip.decompress(compressed.content).startswith(b"\n<!doctype html>")
    assert "Content-Encoding" not in client.get("/fr/")


def test_a_file_keeps_its_bytes_and_its_ranges(client):
    document = DocumentFactory(name="long.docx", content=docx("Une ligne. " * 1000))
    resource(documents=[document])

    response = client.get(document.url, headers=ASKING | {"Range": "bytes=0-9"})

    assert "Content-Encoding" not in response
    assert (response.status_code, response.getvalue()) == (206, document.current.file.read()[:10])
