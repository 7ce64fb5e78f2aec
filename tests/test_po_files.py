"""Translators who work in Poedit, OmegaT, Weblate or an agency get a PO file, and give it back."""

import io
import shutil
import subprocess
from zipfile import ZipFile

import polib
import pytest
from lxml import html
from wagtail_localize.models import StringSegment, StringTranslation

from tests import factories
from tests.factories import locale, publish, resource
from tests.footnotes import DECREE, mark, paper
from tests.po import EXPORT, exported, imported, numbers, send_pages, texts, translated, tried

TABLE = "/cms/translations/"
BODY = [("paragraph", "<p>Sous nos pieds.</p><p>Le <b>sol</b>.</p>")]


@pytest.fixture
def library(db):
    factories.library("nl")
    return factories.library()


@pytest.fixture
def soil(library):
    return resource(title="Le sol", slug="le-sol", summary="Un sol vivant.", body=BODY)


@pytest.fixture
def sent(soil, admin_user):
    """Its Translation into Dutch."""
    return send_pages(admin_user, soil)


def drafts(client):
    """The titles of the pages whose Dutch the table of translations calls a draft."""
    table = html.fromstring(client.get(TABLE, {"language": "nl", "state": "draft"}).content)
    return [link.text for link in table.cssselect(".translations-table th > a:first-child")]


def test_a_file_has_the_texts_of_a_page_in_their_order(sent, admin_client):
    file = exported(admin_client)
    segments = StringSegment.objects.filter(source=sent.source).order_by("order")

    assert [entry.msgid for entry in file] == [segment.string.data for segment in segments]
    assert {"Le sol", "Un sol vivant.", "Sous nos pieds.", "Le <b>sol</b>."} <= {entry.msgid for entry in file}
    assert len({(entry.msgctxt, entry.msgid) for entry in file}) == len(file)


def test_a_text_that_stands_twice_in_a_place_is_in_the_file_once(library, admin_client, admin_user):
    send_pages(admin_user, resource(body=[("paragraph", "<p>Encore.</p><p>Encore.</p>")]))

    assert [entry.msgid for entry in exported(admin_client)].count("Encore.") == 1


def test_each_text_says_where_it_stands(sent, admin_client):
    lines = exported(admin_client).find("Sous nos pieds.").comment.splitlines()

    assert lines[0].startswith("Le sol (")
    assert lines[1].endswith("/fr/ressources/le-sol/")
    assert lines[2] == "Corps du texte › Paragraphe"


def test_a_file_says_what_a_translators_program_asks(sent, admin_client):
    metadata = exported(admin_client).metadata

    assert metadata["Language"] == "nl"
    assert metadata["X-Source-Language"] == "fr"
    assert metadata["Content-Type"] == "text/plain; charset=UTF-8"
    assert metadata["Plural-Forms"] == "nplurals=2; plural=(n != 1);"
    assert metadata["Project-Id-Version"]


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="no gettext here")
def test_gettext_finds_nothing_to_say_about_a_file(sent, admin_client, tmp_path):
    imported(admin_client, translated(exported(admin_client)))
    path = tmp_path / "nl.po"
    path.write_bytes(admin_client.get(f"{EXPORT}traductions-nl.po").content)
    command = ["msgfmt", "--check", "--output-file", tmp_path / "nl.mo", path]

    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""


def test_a_translation_is_in_the_file_and_one_with_a_fault_is_fuzzy(sent, admin_client):
    for segment, text in zip(StringSegment.objects.filter(source=sent.source), ["Goed", "<p>Fout</p>"], strict=False):
        StringTranslation.objects.create(
            translation_of=segment.string, context=segment.context, locale=sent.target_locale, data=text
        )
    found = {entry.msgstr: entry for entry in exported(admin_client) if entry.msgstr}

    assert (found["Goed"].fuzzy, found["<p>Fout</p>"].fuzzy) == (False, True)
    assert "<p>" in found["<p>Fout</p>"].tcomment


def test_pages_that_were_not_sent_are_not_in_the_file_and_are_counted(sent, admin_client):
    for title in ("La pluie", "Le vent"):
        resource(title=title)
    page = html.fromstring(admin_client.get(EXPORT, {"language": "nl", "section": "ressources"}).content)

    assert exported(admin_client).find("La pluie") is None
    assert "2 pages ne sont pas dans le fichier" in page.cssselect(".translations-export td")[4].text_content()


def test_a_file_has_what_the_filters_show(sent, admin_client, admin_user):
    send_pages(admin_user, resource(title="La pluie"))
    file = exported(admin_client, q="pluie")

    assert file.find("La pluie")
    assert file.find("Le sol") is None


def test_pages_ticked_are_exported_in_the_languages_ticked(sent, soil, admin_client, admin_user):
    send_pages(admin_user, resource(title="La pluie"), into=["nl", "de"])
    asked = {"page": [soil.pk], "into": ["nl"], "do": "export"}
    page = html.fromstring(admin_client.post(TABLE, asked, follow=True).content)
    links = [link.get("href") for link in page.cssselect(".translations-export a[download]")]

    assert len(links) == 1
    assert {entry.msgid for entry in polib.pofile(admin_client.get(links[0]).content.decode())} >= {"Le sol"}


def test_each_row_leads_to_the_file_of_its_page(sent, admin_client, admin_user):
    send_pages(admin_user, resource(title="La pluie"))
    table = html.fromstring(admin_client.get(TABLE, {"q": "le sol"}).content)
    (link,) = table.cssselect(".translations-table a[download]")
    file = polib.pofile(admin_client.get(link.get("href")).content.decode())

    assert file.find("Le sol")
    assert file.find("La pluie") is None


def test_several_languages_are_a_zip_with_a_file_for_each(soil, admin_client, admin_user):
    send_pages(admin_user, soil, into=["nl", "de"])
    archive = ZipFile(io.BytesIO(admin_client.get(f"{EXPORT}traductions.zip").content))

    assert archive.namelist() == ["traductions-nl.po", "traductions-de.po"]
    assert polib.pofile(archive.read("traductions-de.po").decode()).metadata["Language"] == "de"


def test_nothing_to_export_is_said(library, admin_client):
    answer = admin_client.get(f"{EXPORT}traductions-nl.po", follow=True)

    assert "envoyez d’abord" in answer.content.decode()


def test_what_comes_back_makes_a_draft_that_nobody_sees_yet(sent, admin_client):
    page = imported(admin_client, translated(exported(admin_client)))

    assert numbers(page)[0] == StringSegment.objects.filter(source=sent.source).count()
    assert drafts(admin_client) == ["Le sol"]
    assert not sent.get_target_instance().live
    assert sent.get_target_instance().draft_title == "NL Le sol"


def test_who_did_it_and_with_what_is_kept(sent, admin_client, admin_user):
    imported(admin_client, translated(exported(admin_client)))
    (facts,) = StringTranslation.objects.values_list("last_translated_by", "tool_name", "has_error").distinct()

    assert facts == (admin_user.pk, "PO", False)


def test_nothing_is_written_before_one_says_so(sent, admin_client):
    page = tried(admin_client, translated(exported(admin_client)))

    assert numbers(page)[0] > 3
    assert texts(sent) == {}


def test_the_same_file_twice_changes_nothing(sent, admin_client):
    file = translated(exported(admin_client))
    imported(admin_client, file)
    before = list(StringTranslation.objects.values_list("pk", "updated_at"))
    page = imported(admin_client, file)

    assert (numbers(page)[0], numbers(page)[1]) == (0, len(file))
    assert list(StringTranslation.objects.values_list("pk", "updated_at")) == before


def test_what_is_not_in_a_file_stays(sent, admin_client):
    imported(admin_client, translated(exported(admin_client)))
    file = exported(admin_client)
    file[:] = [file.find("Le sol")]
    file[0].msgstr = "De bodem"
    imported(admin_client, file)

    assert texts(sent)["Le sol"] == "De bodem"
    assert texts(sent)["Un sol vivant."] == "NL Un sol vivant."


def test_a_page_already_public_does_not_change_before_it_is_published(
    sent, admin_client, django_capture_on_commit_callbacks
):
    imported(admin_client, translated(exported(admin_client)))
    with django_capture_on_commit_callbacks(execute=True):
        sent.save_target(publish=True)
    imported(admin_client, translated(exported(admin_client), {"Un sol vivant.": "Levende bodem."}))

    assert texts(sent)["Un sol vivant."] == "Levende bodem."
    assert sent.get_target_instance().summary == "NL Un sol vivant."
    assert drafts(admin_client) == ["Le sol"]


def test_the_file_that_wagtail_localize_makes_of_a_page_is_taken_too(sent, admin_client):
    imported(admin_client, translated(polib.pofile(str(sent.export_po()))))

    assert texts(sent)["Le <b>sol</b>."] == "NL Le <b>sol</b>."


def test_the_marks_of_footnotes_come_back(admin_client, admin_user):
    sent = send_pages(admin_user, paper(f"La loi{mark(DECREE)} existe."))
    imported(admin_client, translated(exported(admin_client)))
    sent.save_target(publish=False)

    assert list(sent.get_target_instance().reading.notes_by_uuid) == [DECREE]


def test_texts_in_other_languages_say_so(library, admin_client, admin_user):
    german = resource(factories.library("de"), title="Der Boden", locale=locale("de"))
    send_pages(admin_user, publish(german))

    assert exported(admin_client).metadata["X-Source-Language"] == "de"


def test_what_is_asked_of_the_database_does_not_grow_with_the_pages(
    sent, admin_client, admin_user, django_assert_max_num_queries
):
    send_pages(admin_user, *[resource(title=f"Page {n}", body=BODY) for n in range(8)])
    file = translated(exported(admin_client))

    with django_assert_max_num_queries(25):
        exported(admin_client)
    with django_assert_max_num_queries(25):
        tried(admin_client, file)
    with django_assert_max_num_queries(40):
        imported(admin_client, file)
