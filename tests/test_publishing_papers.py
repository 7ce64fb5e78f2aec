"""Position papers published together in several languages: their versions and their approval are as from the editor."""

import pytest
from lxml import html
from wagtail_localize.models import Translation

from core.translating.sending import send
from news.models import PositionPage
from tests import factories
from tests.factories import again, locale
from tests.publications import block, paper, paper_body
from tests.test_cockpit import translate_segments

ADDRESS = "/cms/translations/publish/"

pytestmark = pytest.mark.usefixtures("without_pdfs")


@pytest.fixture
def source():
    return paper(body=paper_body(block("paragraph", "<p>Un.</p>", "p1")), title="Titre", status="adopte")


@pytest.fixture
def dutch(source, admin_user):
    """Its Dutch translation: complete, a draft."""
    factories.index_page(type(source.get_parent().specific), "nl")
    send([source.pk], [locale("nl")], admin_user)
    translate_segments(Translation.objects.get())
    return PositionPage.objects.get(locale=locale("nl"))


def press(client, *pages):
    return client.post(ADDRESS, {"item": [page.pk for page in pages], "when": ""})


def test_a_translation_has_its_version_and_needs_nobody_else(dutch, admin_client):
    press(admin_client, dutch)

    assert again(dutch).live
    assert "[nl] Un." in again(dutch).versions.get().body[0].value.source


def test_a_source_that_somebody_else_must_adopt_keeps_all_from_being_published(source, dutch, admin_client, admin_user):
    page = again(source)
    page.version_label = "2.0"
    page.save_revision(user=admin_user)
    answer = admin_client.post(f"{ADDRESS}?page={source.pk}", {"item": [source.pk, dutch.pk], "when": ""})

    [problem] = html.fromstring(answer.content).cssselect("[role=alert] li")
    assert problem.text_content().startswith("Titre (Français)")
    assert not again(dutch).live
