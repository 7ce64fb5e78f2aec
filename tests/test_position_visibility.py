"""What becomes of a paper, and what is drafted of it, reaches its readers only when it should."""

import pytest

from news.models import Footnote, PositionSignatory
from search.index import differences
from search.registry import get
from tests.factories import DocumentFactory, OrganisationFactory, again, docx
from tests.footnotes import DECREE, mark
from tests.hiding import DONE, roads_to_a_paper, signed_paper, text

SECRET = "xylophage"


@pytest.fixture(scope="module")
def stored(kept):
    with kept():
        yield signed_paper()


@pytest.fixture
def position(stored):
    return again(stored)


@pytest.mark.parametrize("hide", DONE)
def test_the_index_is_true_whatever_becomes_of_a_paper(position, hide):
    hide(position)

    assert differences(get("positions")) == []


@pytest.mark.parametrize("hide", DONE)
def test_what_a_hidden_paper_superseded_is_listed_as_adopted_again(read, position, hide):
    hide(position)

    listed = {code: read("/fr/positions/", {"status": code}).cssselect("[data-id]") for code in ("adopte", "remplace")}
    ids = {code: [card.get("data-id") for card in cards] for code, cards in listed.items()}
    assert ids == {"adopte": [str(position.supersedes_id)], "remplace": []}


@pytest.fixture
def draft(position):
    """Changes of a public paper that nobody has published, in all that it is made of."""
    page = again(position)
    page.title, page.summary, page.version_note, page.version_label = f"T {SECRET}", SECRET, SECRET, "3.0"
    page.body = text(f"Une fleur {SECRET}{mark(DECREE)}.")
    page.footnotes = [Footnote(uuid=DECREE, text=f"<p>{SECRET}</p>", locale=page.locale)]
    page.signatories.add(PositionSignatory(organisation=OrganisationFactory(slug=SECRET, name=SECRET)))
    secret = DocumentFactory(name=f"{SECRET}.docx", content=docx(SECRET))
    page.responses.add(page.responses.model(addressee=SECRET, stance="soutien", document=secret, locale=page.locale))
    page.save_revision()
    return secret


@pytest.fixture
def roads(position):
    return roads_to_a_paper(position)


def test_a_draft_of_a_public_paper_is_met_on_no_road(draft, roads):
    assert roads.saying(SECRET) == set()


def test_a_draft_of_a_public_paper_closes_no_road(draft, roads):
    assert roads.all - roads.open() == set()


def test_what_only_a_draft_has_is_not_found(client, position, draft):
    names = [f"versions/3.0/{position.slug}-3.0.pdf", "versions/3.0/", "changes/3.0/"]
    urls = [*(position.url + name for name in names), draft.url, f"/fr/membres/{SECRET}/"]

    assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 404)


@pytest.mark.parametrize("parameters", [{"q": SECRET}, {"organisation": SECRET}])
def test_what_only_a_draft_has_is_searched_in_vain(read, position, draft, parameters):
    page = read("/fr/positions/", parameters)

    assert page.cssselect(f'[data-id="{position.pk}"]') == []


def test_a_frozen_version_stays_as_it_was_while_a_draft_is_written(client, position):
    url = f"{position.url}versions/1.0/"
    before = client.get(url).content
    page = again(position)
    page.title, page.body = SECRET, text(SECRET)
    page.save_revision()

    assert client.get(url).content == before
