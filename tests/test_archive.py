"""All files of a resource in one zip, made while it is sent."""

import io
import os
import tracemalloc
import zipfile

import pytest

from resources.models import ResourceFile, ResourcePage
from tests.factories import PDF, DocumentFactory, ThemeFactory, docx, publish, resource


def fetched(client, page):
    return zipfile.ZipFile(io.BytesIO(client.get(f"{page.url}archive.zip").getvalue()))


@pytest.fixture
def furnished(library):
    """Two files of one name, a Word file and a link."""
    twins = [DocumentFactory(), DocumentFactory(content=PDF + b"\n")]
    word = DocumentFactory(name="déroulé.docx", content=docx())
    themes = [ThemeFactory(letters="ENV")]
    return resource(title="L’eau", documents=[*twins, word], links=["https://exemple.example/"], themes=themes)


def test_an_archive_has_every_file_under_its_name_and_a_text(client, furnished):
    archive = fetched(client, furnished)

    names = ["LISEZMOI.txt", "fiche_élève.pdf", "fiche_élève-2.pdf", "déroulé.docx"]
    assert archive.testzip() is None
    assert archive.namelist() == [f"ENV-0001/{name}" for name in names]
    assert archive.read("ENV-0001/fiche_élève-2.pdf") == PDF + b"\n"


def test_its_text_says_what_it_is_where_it_comes_from_and_what_one_may_do(client, furnished):
    text = fetched(client, furnished).read("ENV-0001/LISEZMOI.txt").decode()

    for expected in ("L’eau", "ENV 0001", furnished.address, "CC BY 4.0", "https://exemple.example/", "déroulé.docx"):
        assert expected in text


def test_its_name_is_made_of_the_reference_and_the_title(client, furnished):
    response = client.get(f"{furnished.url}archive.zip")

    assert response["Content-Disposition"] == 'attachment; filename="ENV-0001-l-eau.zip"'


def test_head_says_what_it_is_without_making_it(client, furnished):
    response = client.head(f"{furnished.url}archive.zip")

    assert (response.status_code, response["Content-Type"], response.getvalue()) == (200, "application/zip", b"")
    assert "Content-Length" not in response


def test_a_resource_without_stored_file_has_no_archive(client, library):
    page = resource(links=["https://exemple.example/"])

    assert client.get(f"{page.url}archive.zip").status_code == 404
    assert f"{page.url}archive.zip" not in client.get(page.url).content.decode()


def test_a_page_made_live_by_code_has_its_archive(client, library):
    page = ResourcePage(title="Par programme", slug="code", resource_type="jeu", licence="cc0", locale=library.locale)
    page.files = [ResourceFile(document=DocumentFactory(), label="Fiche", locale=library.locale)]
    library.add_child(instance=page)

    assert len(fetched(client, page).namelist()) == 2


def test_a_file_lost_from_the_disk_is_named_and_the_others_are_there(client, furnished):
    lost = furnished.files.first().document
    lost.file.storage.delete(lost.file.name)

    archive = fetched(client, furnished)

    assert archive.testzip() is None
    assert len(archive.namelist()) == 3
    assert "fiche_élève.pdf" in archive.read("ENV-0001/LISEZMOI.txt").decode()


def test_memory_stays_flat_whatever_the_size(client, library):
    large = DocumentFactory(content=PDF + os.urandom(2**20) * 64)
    page = publish(resource(documents=[large]))
    response = client.get(f"{page.url}archive.zip")
    next(iter(response.streaming_content))

    tracemalloc.start()
    size = sum(map(len, response.streaming_content))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert size > 60 * 2**20
    assert peak < 4 * 2**20
