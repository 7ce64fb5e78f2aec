"""All files of a selection in one zip, made while it is sent."""

import io
import os
import subprocess
import tracemalloc
import unicodedata
import zipfile
from urllib.parse import unquote

import pytest
from django.db import connections
from lxml import html

from resources.archive import free_names, safe_name
from resources.dossier.references import LIMIT
from tests import factories
from tests.factories import PDF, DocumentFactory, ThemeFactory, docx, publish, resource, translate

URL = "/fr/dossier/archive.zip"
UTF8 = 0x800  # bit 11 of the flags of a member: APPNOTE.TXT 4.4.4


def answer(client, *references, url=URL):
    return client.get(url, {"r": references})


def fetched(client, *references, url=URL):
    return zipfile.ZipFile(io.BytesIO(answer(client, *references, url=url).getvalue()))


def text_of(archive, name):
    return archive.read(name).decode("utf-8-sig")


@pytest.fixture
def shelf(library):
    """ENV 0001 with two files, ENV 0002 with a link alone."""
    themes = [ThemeFactory(letters="ENV")]
    documents = [DocumentFactory(), DocumentFactory(name="déroulé.docx", content=docx())]
    first = resource(title="Où va l’eau ? Été/hiver", themes=themes, documents=documents, authors="Ada Renard")
    return first, resource(title="Un lien", themes=themes, links=["https://exemple.example/"])


def test_each_resource_has_its_folder_with_its_files_and_its_text(client, shelf):
    names = fetched(client, "ENV 0002", "ENV 0001").namelist()

    assert names == [
        "ENV 0002 – Un lien/LISEZMOI.txt",
        "ENV 0001 – Où va l’eau Été hiver/LISEZMOI.txt",
        "ENV 0001 – Où va l’eau Été hiver/fiche_élève.pdf",
        "ENV 0001 – Où va l’eau Été hiver/déroulé.docx",
        "LISEZMOI.txt",
        "LISEZMOI.html",
    ]


def test_unzip_finds_nothing_to_say(client, shelf, tmp_path):
    path = tmp_path / "dossier.zip"
    path.write_bytes(answer(client, "ENV 0001", "ENV 0002").getvalue())

    subprocess.run(["unzip", "-tq", path], check=True, capture_output=True)


def test_every_name_is_marked_as_utf_8_and_has_its_accents_in_one(client, shelf):
    members = fetched(client, "ENV 0001").infolist()

    assert all(member.flag_bits & UTF8 for member in members)
    assert all(unicodedata.is_normalized("NFC", member.filename) for member in members)


@pytest.mark.parametrize("name", ["LISEZMOI.txt", "LISEZMOI.html"])
def test_its_texts_give_titles_addresses_licences_and_attributions(client, shelf, name):
    text = text_of(fetched(client, "ENV 0001", "ENV 0002", "XYZ 0009"), name)

    for resource_ in shelf:
        for expected in (resource_.reference, resource_.address, resource_.attribution, "CC BY 4.0"):
            assert expected in text
    assert "XYZ 0009" in text


def test_its_page_leads_to_each_file_and_takes_nothing_from_elsewhere(client, shelf):
    archive = fetched(client, "ENV 0001", "ENV 0002")
    page = html.fromstring(text_of(archive, "LISEZMOI.html").encode())
    there = {info.filename for info in archive.infolist()}

    links = {unquote(link.get("href")) for link in page.cssselect("ul a")}
    assert links - there == {"https://exemple.example/"}
    assert not page.cssselect("script, style, img")
    assert page.cssselect("link")[0].get("href").startswith("data:text/css")


def test_a_withdrawn_resource_and_a_lost_file_are_named_and_not_fatal(client, shelf):
    first, second = shelf
    second.unpublish()
    lost = first.files.first().document
    lost.file.storage.delete(lost.file.name)

    archive = fetched(client, "ENV 0001", "ENV 0002")

    assert archive.testzip() is None
    assert "fiche_élève.pdf" not in " ".join(archive.namelist())
    for name in ("LISEZMOI.txt", "LISEZMOI.html"):
        assert "ENV 0002" in text_of(archive, name)
        assert "fiche_élève.pdf" in text_of(archive, name)


def test_its_words_are_in_the_language_of_the_reader(client, shelf):
    factories.library("nl")
    translate(shelf[0], "nl", title="Waar gaat het water heen?")

    names = fetched(client, "ENV 0001", url="/nl/dossier/archive.zip").namelist()

    assert "ENV 0001 – Waar gaat het water heen/LEESMIJ.txt" in names
    assert "LEESMIJ.html" in names


def test_without_an_address_it_is_the_reader_s_own(client, shelf):
    client.cookies["dossier"] = "ENV-0002"
    response = client.get(URL)

    names = zipfile.ZipFile(io.BytesIO(response.getvalue())).namelist()
    assert names[0].startswith("ENV 0002")
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("references", [[], ["XYZ 0001"], ["nonsense"]])
def test_there_is_no_archive_of_nothing(client, shelf, references):
    assert answer(client, *references).status_code == 404


def test_one_of_too_many_leads_to_the_page_that_says_so(client, shelf):
    response = answer(client, *(f"ENV {number:04}" for number in range(1, LIMIT + 2)))

    assert response.url.startswith("/fr/dossier/?r=ENV+0001&r=")
    assert client.get(response.url).status_code == 200


def test_head_says_what_it_is_without_making_it(client, shelf):
    response = client.head(URL, {"r": "ENV 0001"})

    assert (response.status_code, response["Content-Type"], response.getvalue()) == (200, "application/zip", b"")


def test_one_that_is_broken_off_closes_its_file_and_starts_again(client, shelf, monkeypatch):
    monkeypatch.setattr(connections["default"], "close", lambda: None)  # the transaction of the test goes on
    first = shelf[0]
    first.files.first().document.file.save("grand.pdf", io.BytesIO(PDF + os.urandom(2**22)))
    response = answer(client, "ENV 0001")
    chunks = iter(response.streaming_content)
    while not open_files("grand.pdf"):
        next(chunks)

    response.close()

    assert open_files("grand.pdf") == []
    assert fetched(client, "ENV 0001").testzip() is None


def open_files(name):
    """Those that this process has open under that name."""
    places = (os.path.join("/proc/self/fd", number) for number in os.listdir("/proc/self/fd"))
    return [target for place in places if os.path.lexists(place) and (target := os.readlink(place)).endswith(name)]


def test_memory_stays_flat_whatever_the_size(client, library):
    large = DocumentFactory(content=PDF + os.urandom(2**20) * 32)
    pages = [publish(resource(documents=[large])) for _ in range(3)]
    response = answer(client, *(page.reference for page in pages))
    next(iter(response.streaming_content))

    tracemalloc.start()
    size = sum(map(len, response.streaming_content))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert size > 90 * 2**20
    assert peak < 4 * 2**20


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ('a<b>c:d"e/f\\g|h?i*j', "a b c d e f g h i j"),
        ("  trop\u202fd’espaces\n… ", "trop d’espaces …"),
        ("points...", "points"),
        ("e\u0301te\u0301", "été"),
        ("CON.pdf", "_CON.pdf"),
        ("com1", "_com1"),
        ("conte.pdf", "conte.pdf"),
    ],
)
def test_a_name_is_safe_on_any_disk(name, safe):
    assert safe_name(name) == safe


def test_two_files_of_one_name_have_two():
    assert free_names(["A.pdf", "a.pdf", "a.PDF"]) == ["A.pdf", "a-2.pdf", "a-3.PDF"]


def test_a_long_title_makes_a_folder_that_windows_takes(client, library):
    page = resource(title="Très long " * 20, links=["https://exemple.example/"])

    folder = fetched(client, page.reference).namelist()[0].split("/")[0]
    assert len(folder) <= 75
    assert not folder.endswith((" ", "."))
