"""Versions of translated papers: each exists once it is complete, and its text stays as it was cited."""

from html import unescape

import pytest
from wagtail_localize.models import StringTranslation, Translation

from news.models import PositionPage
from news.publication import PublicationRefusedError
from tests.factories import publish
from tests.publications import block, paper, paper_body

TEXTS = {"Un.": "Een.", "Titre": "Titel", "position-1": "standpunt-1", "Assemblée": "Vergadering"}

pytestmark = pytest.mark.usefixtures("without_pdfs")


@pytest.fixture
def source():
    return paper(body=paper_body(block("paragraph", "<p>Un.</p>", "p1")), title="Titre", status="adopte")


@pytest.fixture
def dutch(source, into_dutch):
    return into_dutch(source, TEXTS)


def press_publish(client, page):
    """What the button “Publish” of the translation editor sends; gives the page that the translator then sees."""
    return client.post(f"/cms/pages/{page.pk}/edit/", {"action": "publish"}, follow=True)


def told(response):
    return [unescape(str(message)) for message in response.context["messages"]]


def correct(words):
    """Translate the paragraph otherwise."""
    StringTranslation.objects.filter(data="Een.").update(data=words)


def stored(page):
    return PositionPage.objects.get(pk=page.pk).body[0].value.source


@pytest.mark.parametrize("missing", TEXTS)
def test_what_lacks_a_text_has_no_version(source, into_dutch, missing):
    dutch = into_dutch(source, {text: words for text, words in TEXTS.items() if text != missing})

    assert dutch.versions.count() == 0


def test_what_lacks_a_text_has_no_address_of_a_version(client, source, into_dutch):
    dutch = into_dutch(source, {"Titre": "Titel"})

    answers = [client.get(f"{dutch.url}{name}").status_code for name in ("", "versions/1.0/", "changes/1.0/")]
    assert answers == [200, 404, 404]


def test_a_version_of_the_source_is_none_of_the_translation_before_it_is_translated(client, source, dutch):
    page = PositionPage.objects.get(pk=source.pk)
    page.body, page.version_label = paper_body(block("paragraph", "<p>Deux.</p>", "p1")), "2.0"
    publish(page)

    assert client.get(f"{source.url}versions/2.0/").status_code == 200
    assert client.get(f"{dutch.url}versions/2.0/").status_code == 404


def test_the_next_version_is_frozen_beside_the_first_once_it_is_translated(read, source, dutch, into_dutch):
    page = PositionPage.objects.get(pk=source.pk)
    page.body, page.version_label = paper_body(block("paragraph", "<p>Deux.</p>", "p1")), "2.0"
    into_dutch(publish(page), {**TEXTS, "Deux.": "Twee."})

    assert "Een." in read(f"{dutch.url}versions/1.0/").cssselect("#p1")[0].text_content()
    assert "Twee." in read(f"{dutch.url}versions/2.0/").cssselect("#p1")[0].text_content()


def test_a_translator_who_publishes_another_text_under_the_label_is_told_why_not(editor, dutch):
    correct("Anders.")
    [reason] = told(press_publish(editor, dutch))

    assert "1.0" in reason


def test_what_was_refused_changes_nothing(read, editor, dutch):
    correct("Anders.")
    press_publish(editor, dutch)

    assert "Een." in stored(dutch)
    assert "Een." in read(dutch.url).cssselect("#p1")[0].text_content()


def test_the_same_text_may_be_published_again(editor, dutch, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = press_publish(editor, dutch)

    assert ["Titel" in message for message in told(response)] == [True]


def test_a_text_under_consultation_may_be_translated_better(editor, into_dutch, django_capture_on_commit_callbacks):
    body = paper_body(block("paragraph", "<p>Un.</p>", "p1"))
    dutch = into_dutch(paper(body=body, title="Titre", slug="position-1"), TEXTS)
    correct("Anders.")
    with django_capture_on_commit_callbacks(execute=True):
        press_publish(editor, dutch)

    assert "Anders." in dutch.versions.get().body[0].value.source


def test_nothing_else_writes_another_text_to_a_page_that_is_cited(dutch):
    correct("Anders.")
    with pytest.raises(PublicationRefusedError):
        Translation.objects.get().save_target(publish=True)

    assert "Een." in stored(dutch)
