"""What is not for everybody: a file in a private collection or in a state never published, a page with a password."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from core.models import Document
from resources.models import ResourceFile, ResourcePage
from search.index import differences
from search.registry import get
from tests import factories
from tests.factories import PDF, DocumentFactory, publish, resource


@pytest.fixture
def document(library):
    return DocumentFactory()


def replace(document, content=PDF + b"\n"):
    document.file = SimpleUploadedFile("fiche élève.pdf", content)
    document.save()


@pytest.fixture
def private(document):
    """A public resource whose only file lies in a collection that asks for a login."""
    document.collection = Collection.get_first_root_node().add_child(name="Réserve")
    document.save()
    page = resource(documents=[document])
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    return page


@pytest.mark.parametrize("name", ["fiche_élève.pdf", "fiche_élève.pdf?version=1", "apercu.webp"])
def test_a_file_of_a_private_collection_is_nobodys(client, private, document, name):
    assert client.get(f"/fichiers/{document.pk}/{name}").status_code == 404


def test_a_page_neither_shows_nor_packs_nor_counts_a_private_file(client, read, library, private):
    page = read(private.url)

    assert page.cssselect("[data-file]") == []
    assert client.get(f"{private.url}archive.zip").status_code == 404
    assert read(library.url).cssselect('input[name="format"]') == []
    assert differences(get("resources")) == []


def test_a_collection_that_is_opened_gives_its_files_back(client, read, library, private, document):
    CollectionViewRestriction.objects.all().delete()

    assert client.get(document.url).status_code == 200
    assert read(library.url).cssselect('input[name="format"][value="pdf"]')


def test_a_state_that_was_never_published_stays_unseen(client, editor, document):
    replace(document)
    resource(documents=[document])
    earlier = f"{document.url}?version=1"

    assert editor.get(earlier).status_code == 200
    editor.logout()
    assert [client.get(url).status_code for url in (document.url, earlier)] == [200, 404]


def test_a_state_that_was_published_stays_readable(client, document):
    resource(documents=[document])
    replace(document)

    assert client.get(document.url, {"version": 1}).getvalue() == PDF


def test_a_state_stored_while_the_page_was_hidden_is_not_an_earlier_one(client, document):
    page = resource(documents=[document])
    page.unpublish()
    replace(document, PDF + b"%brouillon\n")
    replace(document)
    publish(ResourcePage.objects.get(pk=page.pk))

    assert [client.get(document.url, {"version": n}).status_code for n in (1, 2, 3)] == [200, 404, 200]


def test_a_file_that_a_page_published_is_not_deleted(editor, document):
    resource(documents=[document])
    with pytest.raises(ProtectedError):
        document.delete()

    answer = editor.post(reverse("wagtaildocs:delete", args=[document.pk]), follow=True)
    assert "Rien n’a été supprimé" in answer.content.decode()
    assert Document.objects.filter(pk=document.pk).exists()


def test_a_draft_survives_the_deletion_of_a_file_of_its(editor, document):
    page = resource()
    page.files = [ResourceFile(document=document, label="Brouillon", locale=page.locale)]
    page.save_revision()
    document.delete()

    assert editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


def test_a_restricted_page_takes_its_aliases_off_the_list(client, read, library, document):
    page = resource(documents=[document])
    page.create_alias(update_slug="double", parent=library)
    before = len(read(library.url).cssselect("[data-id]"))
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert (before, len(read(library.url).cssselect("[data-id]"))) == (2, 0)
    assert client.get(f"{library.url}double/", follow=False).status_code == 302
    assert client.get(document.url).status_code == 404
    assert differences(get("resources")) == []


def test_a_hidden_file_is_no_alias_of_anything(client, document):
    factories.library("nl")
    page = resource(documents=[document], live=False)
    page.copy_for_translation(factories.locale("nl"), alias=True)

    assert client.get(document.url).status_code == 404


def test_a_page_with_a_password_tells_nothing_of_itself(client, library):
    page = resource(title="Zygomorphe", summary="Une fleur à un seul axe", slug="z")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="secret")

    answer = client.get(page.url).content.decode()

    assert 'type="password"' in answer
    assert [word for word in ("Zygomorphe", "un seul axe") if word in answer] == []
