"""What is not public is in no part of a dossier, its own or shared, by no road."""

import io
import zipfile

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from resources.models import ResourceFile
from tests import factories
from tests.factories import DocumentFactory, ThemeFactory, docx, resource
from tests.hiding import WAYS

WORD = "zygomorphe"
TITLE, FILE = f"Une fleur {WORD}", f"{WORD}.docx"
LANGUAGES = ["fr", "nl", "de", "en"]
NAMES = ["", "archive.zip", "citation.bib", "citation.ris", "citation.json"]


@pytest.fixture(scope="module")
def stored(kept):
    """A public resource of which everything says WORD, and another one."""
    with kept():
        themes = [ThemeFactory(letters="ENV")]
        document = DocumentFactory(name=FILE, title=WORD, content=docx(WORD))
        resource(title="Une pierre", themes=themes, documents=[DocumentFactory()])
        yield resource(title=TITLE, summary=WORD, authors=WORD, themes=themes, documents=[document])


@pytest.fixture
def flower(stored):
    return factories.again(stored)


def whole_text(response):
    """All that came, the names and texts in a zip included."""
    content = response.getvalue() if response.streaming else response.content
    if response["Content-Type"] != "application/zip":
        return content.decode()
    archive = zipfile.ZipFile(io.BytesIO(content))
    return "\n".join(name + archive.read(name).decode(errors="replace") for name in archive.namelist())


@pytest.fixture
def roads_saying(client):
    """A function that gives the roads of a dossier of both resources on which a word is read."""

    def find(word):
        client.cookies["dossier"] = "ENV-0001.ENV-0002"
        shared, own = "?r=ENV-0001&r=ENV-0002", ""
        roads = [f"/{code}/dossier/{name}{query}" for code in LANGUAGES for name in NAMES for query in (shared, own)]
        roads.append("/fr/dossier/?before=ENV-0002&removed=ENV-0001")
        roads.append("/fr/dossier/?moved=ENV-0002")
        return {road for road in roads if word in whole_text(client.get(road))}

    return find


def test_what_is_public_is_on_all_of_them(roads_saying, flower):
    assert len(roads_saying(WORD)) == len(LANGUAGES) * len(NAMES) * 2 + 2


@pytest.mark.parametrize("hide", WAYS)
def test_what_is_no_longer_public_is_on_none(roads_saying, flower, hide):
    hide(flower)

    assert roads_saying(WORD) == set()
    assert len(roads_saying("Une pierre")) == len(LANGUAGES) * len(NAMES) * 2 + 2


def test_a_draft_of_what_is_public_is_on_none(roads_saying, flower):
    flower.title = "Une fleur xylophage"
    flower.files = [
        ResourceFile(document=DocumentFactory(name="xylophage.pdf"), label="xylophage", locale=flower.locale)
    ]
    flower.save_revision()

    assert roads_saying("xylophage") == set()


def test_a_file_of_a_private_collection_is_in_no_zip(client, roads_saying, flower):
    private = Collection.get_first_root_node().add_child(name="Réserve")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = flower.files.first().document
    document.collection = private
    document.save()

    archive = zipfile.ZipFile(io.BytesIO(client.get("/fr/dossier/archive.zip?r=ENV-0002").getvalue()))
    assert [name for name in archive.namelist() if name.endswith("docx")] == []
    assert roads_saying(FILE) == set()


def test_what_never_was_public_is_not_reached_by_a_reference_that_is_guessed(client, roads_saying, flower):
    draft = resource(title="Un secret", live=False)
    type(draft).objects.filter(pk=draft.pk).update(reference="ENV 0003")

    response = client.get("/fr/dossier/", {"r": "ENV 0003"})
    assert "Un secret" not in response.content.decode()
    assert client.get("/fr/dossier/archive.zip", {"r": "ENV 0003"}).status_code == 404
