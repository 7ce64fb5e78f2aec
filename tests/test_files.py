"""The addresses of files: what they give, to whom, and what stays when a file is replaced."""

import hashlib
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from PIL import Image

from tests.factories import PDF, DocumentFactory, again, docx, resource

NAME = "fiche_élève.pdf"


@pytest.fixture
def stored(django_capture_on_commit_callbacks):
    """Store a document, or a new file in one, and let the worker prepare it."""

    def store(document=None, **values):
        with django_capture_on_commit_callbacks(execute=True):
            if document is None:
                document = DocumentFactory(**values)
            else:
                document.file = SimpleUploadedFile(values["name"], values["content"])
                document.save()
        document.refresh_from_db()
        return document

    return store


@pytest.fixture(scope="module")
def offered(kept):
    """A prepared PDF that a published resource offers."""
    with kept():
        with TestCase.captureOnCommitCallbacks(execute=True):
            document = DocumentFactory()
        resource(documents=[document])
        yield document


@pytest.fixture
def document(offered):
    return again(offered)


def ask(client, url, **headers):
    return client.get(url, headers={name.replace("_", "-"): value for name, value in headers.items()})


def test_a_file_comes_byte_for_byte(client, document):
    response = client.get(document.url)

    assert response.getvalue() == PDF
    assert (response["Content-Type"], response["Content-Length"]) == ("application/pdf", str(len(PDF)))


def test_an_accented_name_survives_the_download(client, document):
    disposition = client.get(document.url)["Content-Disposition"]

    assert disposition == "inline; filename*=utf-8''fiche_%C3%A9l%C3%A8ve.pdf"


def test_what_a_browser_cannot_show_is_saved(client, stored):
    word = stored(name="fiche.docx", content=docx())
    resource(documents=[word])

    assert client.get(word.url)["Content-Disposition"] == 'attachment; filename="fiche.docx"'


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-9", 0, 9),
        ("bytes=10-19", 10, 19),
        ("bytes=10-", 10, len(PDF) - 1),
        ("bytes=-7", len(PDF) - 7, len(PDF) - 1),
        ("bytes=-999999", 0, len(PDF) - 1),
        ("bytes=5-999999", 5, len(PDF) - 1),
    ],
)
def test_a_range_gives_those_bytes_only(client, document, asked, first, last):
    response = ask(client, document.url, range=asked)

    assert response.status_code == 206
    assert response.getvalue() == PDF[first : last + 1]
    assert response["Content-Range"] == f"bytes {first}-{last}/{len(PDF)}"
    assert response["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("asked", [f"bytes={len(PDF)}-", "bytes=999999-9999999", "bytes=-0"])
def test_a_range_outside_the_file_is_refused(client, document, asked):
    response = ask(client, document.url, range=asked)

    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{len(PDF)}")


@pytest.mark.parametrize("asked", ["bytes=9-2", "bytes=-", "bytes=a-b", "lines=0-4", "bytes=0-1,4-5", "bytes=²-³", "é"])
def test_a_malformed_range_gives_the_whole_file(client, document, asked):
    response = ask(client, document.url, range=asked)

    assert (response.status_code, response.getvalue()) == (200, PDF)


def test_a_range_of_the_same_state_is_continued(client, document):
    etag = client.get(document.url)["ETag"]

    assert ask(client, document.url, range="bytes=3-", if_range=etag).getvalue() == PDF[3:]


def test_a_range_of_another_state_starts_over(client, document):
    response = ask(client, document.url, range="bytes=3-", if_range='"another"')

    assert (response.status_code, response.getvalue()) == (200, PDF)


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_a_file_already_held_is_not_sent_again(client, document, form):
    etag = client.get(document.url)["ETag"]

    response = ask(client, document.url, if_none_match=form.format(etag))

    assert (response.status_code, response["ETag"]) == (304, etag)


def test_head_gives_the_headers_without_the_bytes(client, document):
    head, get = client.head(document.url), client.get(document.url)

    assert head.content == b""
    assert {name: head[name] for name in ("Content-Length", "Content-Type", "ETag", "Content-Disposition")} == {
        name: get[name] for name in ("Content-Length", "Content-Type", "ETag", "Content-Disposition")
    }


@pytest.mark.parametrize("name", ["autre.pdf", "fiche", "<script>", "fiche%20élève.pdf"])
def test_another_name_leads_to_the_current_one(client, document, name):
    response = client.get(f"/fichiers/{document.pk}/{name}")

    assert (response.status_code, response["Location"]) == (302, document.url)


def test_a_file_named_like_the_preview_is_itself(client, stored):
    buffer = io.BytesIO()
    Image.new("RGB", (9, 9)).save(buffer, "WEBP")
    picture = stored(name="apercu.webp", content=buffer.getvalue())
    resource(documents=[picture])

    assert client.get(picture.url, follow=True).getvalue() == buffer.getvalue()


def test_a_replaced_file_keeps_its_address(client, document, stored):
    former = document.url
    stored(document, name="fiche élève.pdf", content=PDF + b"\n")

    assert client.get(former).getvalue() == PDF + b"\n"
    assert client.get(former, {"version": 1}).getvalue() == PDF


def test_a_file_replaced_under_another_name_is_found_from_its_old_address(client, document, stored):
    former = document.url
    stored(document, name="nouvelle.docx", content=docx("Deux"))

    assert client.get(former)["Location"] == f"/fichiers/{document.pk}/nouvelle.docx"
    response = client.get(f"/fichiers/{document.pk}/nouvelle.docx", {"version": 1}, follow=True)
    assert response.getvalue() == PDF
    assert response["Content-Type"] == "application/pdf"


def test_each_state_of_a_file_is_written_down(document, stored):
    second = docx("Deux")
    stored(document, name="nouvelle.docx", content=second)

    rows = list(document.versions.values_list("number", "size", "format", "sha256"))
    assert rows == [
        (1, len(PDF), "pdf", hashlib.sha256(PDF).hexdigest()),
        (2, len(second), "document", hashlib.sha256(second).hexdigest()),
    ]
    assert document.current.number == 2


def test_an_etag_changes_with_the_file(client, document, stored):
    former = client.get(document.url)["ETag"]
    stored(document, name=NAME, content=PDF.replace(b"Bonjour", b"Bonsoir"))

    assert ask(client, document.url, if_none_match=former).status_code == 200


@pytest.mark.parametrize("version", ["0", "2", "-1", "1.0", "", "x", "²", "1 ", "9" * 5000, "\x00", "1;drop"])
def test_a_version_that_never_was_is_not_found(client, document, version):
    assert client.get(document.url, {"version": version}).status_code == 404


def test_the_first_page_is_a_webp_image(client, document):
    response = client.get(f"/fichiers/{document.pk}/apercu.webp")

    picture = Image.open(io.BytesIO(response.getvalue()))
    assert (response["Content-Type"], picture.format) == ("image/webp", "WEBP")
    assert picture.size == (document.current.preview_width, document.current.preview_height)


def test_the_preview_follows_the_file(client, document, stored):
    stored(document, name="nouvelle.docx", content=docx())

    assert client.get(f"/fichiers/{document.pk}/apercu.webp").status_code == 404


@pytest.mark.parametrize("name", [NAME, "apercu.webp"])
def test_a_file_runs_nothing_whatever_it_holds(client, document, name):
    response = client.get(f"/fichiers/{document.pk}/{name}")

    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert (policy["default-src"], policy["script-src"]) == ("'none'", "'none'")


def test_a_cache_asks_again_before_it_serves(client, document):
    assert "no-cache" in client.get(document.url)["Cache-Control"]


@pytest.mark.parametrize("name", [NAME, "apercu.webp", "autre.pdf", f"{NAME}?version=1"])
def test_a_file_that_nothing_public_uses_is_not_found(client, stored, name):
    document = stored()
    resource(documents=[document], live=False)

    assert client.get(f"/fichiers/{document.pk}/{name}").status_code == 404


@pytest.mark.parametrize("name", [NAME, "apercu.webp"])
def test_an_editor_sees_a_file_before_it_is_public(editor, stored, name):
    response = editor.get(f"/fichiers/{stored().pk}/{name}")

    assert response.status_code == 200
    assert "private" in response["Cache-Control"]


def test_an_account_without_the_right_to_choose_files_is_the_public(client, stored, django_user_model):
    client.force_login(django_user_model.objects.create_user("visiteuse"))

    assert client.get(stored().url).status_code == 404


@pytest.mark.parametrize(
    "address", ["/fichiers/0/x.pdf", f"/fichiers/{'9' * 30}/x.pdf", "/fichiers/1/", "/documents/1/x"]
)
def test_an_address_without_a_file_is_not_found(client, address):
    assert client.get(address, follow=True).status_code == 404


def test_a_file_can_only_be_read(client, document):
    assert client.post(document.url).status_code == 405
