"""What a PO file does not change, and how that is said."""

import polib
import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission
from wagtail_localize.models import StringTranslation, TranslationSource

from resources.models import ResourcePage
from tests import factories
from tests.factories import home, publish, resource
from tests.po import (
    IMPORT,
    exported,
    imported,
    numbers,
    problems,
    send_pages,
    texts,
    translated,
    tried,
)

LINKED = '<p>Lisez <a href="https://example.org/">ce livre</a> et <a href="https://example.be/">l’autre</a>.</p>'
GIVEN = 'Lisez <a id="a1">ce livre</a> et <a id="a2">l’autre</a>.'
DUTCH = 'Lees <a id="a1">dit boek</a> en <a id="a2">het andere</a>.'


@pytest.fixture
def page(db):
    factories.library("nl")
    return resource(title="Le sol", summary="Un sol.", body=[("paragraph", LINKED)])


@pytest.fixture
def sent(page, admin_user):
    """Its Translation into Dutch."""
    return send_pages(admin_user, page)


@pytest.fixture
def file(sent, admin_client):
    """The file of the page, translated."""
    return translated(exported(admin_client))


@pytest.fixture
def member_of(client, django_user_model):
    """A client whose user may change the pages below `page`, and no others."""

    def log_in(page):
        group = Group.objects.create(name="Traduction")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        change = Permission.objects.get(codename="change_page")
        GroupPagePermission.objects.create(group=group, page=page, permission=change)
        user = django_user_model.objects.create_user("traductrice", "t@example.org", "secret")
        user.groups.add(group)
        client.force_login(user)
        return client

    return log_in


def test_links_may_change_their_places(sent, admin_client, file):
    moved = 'Lees <a id="a2">het andere</a> en <a id="a1">dit boek</a>.'
    imported(admin_client, translated(file, {GIVEN: moved}))

    assert texts(sent)[GIVEN] == moved


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DUTCH.replace("a2", "a3"), "a3"),
        (DUTCH.replace('<a id="a2">', "").replace("andere</a>", "andere"), '<a id="a2"> manque'),
        (DUTCH.replace("</a>.", "."), "<a>"),
        (DUTCH.replace("Lees", "<b>Lees"), "<b>"),
        (DUTCH.replace("Lees", "</i>Lees"), "<i>"),
        (DUTCH.replace("Lees", "<script>Lees</script>"), "script"),
        (DUTCH + DUTCH, "plus souvent"),
        (DUTCH + "<b>" * 3000 + "x" + "</b>" * 3000, "emboîtées"),
        (DUTCH.replace("<a id", '<a href="https://evil.example/" id'), "attributes"),
    ],
)
def test_a_text_that_would_break_the_page_is_refused_and_the_others_are_taken(sent, admin_client, file, text, said):
    page = imported(admin_client, translated(file, {GIVEN: text}))
    (problem,) = problems(page)

    assert (problem[0], said in problem[1] or "attribut" in problem[1]) == (GIVEN, True)
    assert GIVEN not in texts(sent)
    assert texts(sent)["Un sol."] == "NL Un sol."


def test_a_text_whose_source_changed_is_left_and_named(sent, admin_client, file, page):
    page = ResourcePage.objects.get(pk=page.pk)
    page.summary = "Un sol vivant."
    publish(page)
    TranslationSource.objects.get(pk=sent.source_id).update_from_db()
    report = imported(admin_client, file)

    assert [text for text, _reason in problems(report)] == ["Un sol."]
    assert texts(sent)["Le sol"] == "NL Le sol"


def test_what_was_translated_on_the_site_since_is_left_unless_one_says_so(sent, admin_client, file):
    imported(admin_client, file)
    text = StringTranslation.objects.get(translation_of__data="Un sol.")
    text.data, text.tool_name = "Een bodem.", ""
    text.save()

    assert [words for words, _reason in problems(imported(admin_client, file))] == ["Un sol."]
    assert texts(sent)["Un sol."] == "Een bodem."
    imported(admin_client, file, replace="1")
    assert texts(sent)["Un sol."] == "NL Un sol."


def test_a_second_delivery_of_a_file_replaces_the_first(sent, admin_client, file):
    imported(admin_client, file)
    imported(admin_client, translated(file, {"Un sol.": "Een bodem."}))

    assert texts(sent)["Un sol."] == "Een bodem."


def test_what_the_translator_marked_is_not_taken(sent, admin_client, file):
    file.find("Un sol.").flags = ["fuzzy"]
    imported(admin_client, file)

    assert "Un sol." not in texts(sent)


def test_empty_texts_take_nothing_away(sent, admin_client, file):
    imported(admin_client, file)
    for entry in file:
        entry.msgstr = ""
    report = imported(admin_client, file)

    assert numbers(report)[2] == len(file)
    assert texts(sent)["Un sol."] == "NL Un sol."


def test_a_text_translated_twice_in_a_file_is_taken_once(sent, admin_client, file):
    first = file.find("Un sol.")
    file.append(polib.POEntry(msgctxt=first.msgctxt, msgid=first.msgid, msgstr="Iets anders."))
    report = imported(admin_client, file)

    assert problems(report)[0][0] == "Un sol."
    assert texts(sent)["Un sol."] == "NL Un sol."


def test_a_file_whose_language_was_changed_is_refused_text_by_text(sent, admin_client, file):
    file.metadata["Language"] = "de"
    report = imported(admin_client, file)

    assert numbers(report)[6] == len(file)
    assert not StringTranslation.objects.exists()


def test_who_may_edit_only_other_pages_takes_nothing(sent, file, member_of):
    client = member_of(factories.library("fr"))
    report = imported(client, file)

    assert numbers(report)[6] == len(file)
    assert texts(sent) == {}


def test_who_may_edit_the_translated_pages_needs_no_other_permission(sent, file, member_of):
    imported(member_of(home("nl")), file)

    assert texts(sent)["Un sol."] == "NL Un sol."


def test_a_reader_sees_neither_the_export_nor_the_import(sent, client):
    assert client.get(IMPORT).status_code == 302
    assert client.get("/cms/translations/export/traductions-nl.po").status_code == 302


def test_a_file_kept_is_for_the_one_who_sent_it(sent, file, admin_client, member_of):
    token = tried(admin_client, file).cssselect("[name=token]")[0].get("value")
    answer = member_of(home("nl")).post(IMPORT, {"token": token}, follow=True)

    assert "n’est plus ici" in answer.content.decode()
    assert texts(sent) == {}
