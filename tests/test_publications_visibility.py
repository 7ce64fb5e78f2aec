"""What the network says is public or is nowhere: by every road, in every language, at once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from news.models import Footnote, NewsIndexPage, NewsPage, PositionIndexPage, PositionPage, PositionSignatory
from search.index import differences
from search.registry import get
from tests.factories import DocumentFactory, OrganisationFactory, ThemeFactory, docx
from tests.footnotes import DECREE, mark
from tests.hiding import DONE, WAYS, WORD, below, restrict_the_index, signed_paper, text, unpublish
from tests.publications import news, paper
from tests.roads import PARTNER, THEME, Roads, build_house, has

SECRET = "xylophage"


@pytest.fixture
def position():
    return signed_paper()


@pytest.fixture
def article():
    """A piece of news between two others, with a file."""
    build_house("news")
    file = f'<p>Une fleur {WORD}, <a linktype="document" id="{DocumentFactory().pk}">ici</a>.</p>'
    about = {"themes": [ThemeFactory(slug=THEME)], "organisations": [OrganisationFactory(slug=PARTNER)]}
    news(date="2026-01-01", slug="avant")
    page = news(date="2026-01-02", body=[("paragraph", file)], **about)
    news(date="2026-01-03", slug="apres")
    return page


def ways_to(position):
    """Where else a paper is named."""
    link = has(f'main a[href="{position.url}"]')
    reader = news(related=[position])
    newer = paper(status="adopte", supersedes=position, body=text("Plus tard."))
    return {
        "related": (reader.url, link),
        "superseded by": (position.supersedes.url, link),
        "supersedes": (newer.url, link),
    }


@pytest.fixture
def roads(client):
    """`roads(page)`, whichever it is."""

    def to(page):
        (document,) = (use.document for use in page.public_files.all())
        own = {"file": document.url}
        if isinstance(page, NewsPage):
            link = has(f'.neighbours a[href="{page.url}"]')
            others = {"next": ("/fr/actualites/avant/", link), "previous": ("/fr/actualites/apres/", link)}
            return Roads(client, page, NewsIndexPage, WORD, own, others)
        return Roads(client, page, PositionIndexPage, WORD, own | below(page, "1.0", "2.0"), ways_to(page))

    return to


@pytest.fixture(params=["position", "article"])
def publication(request):
    return request.getfixturevalue(request.param)


def test_what_is_published_is_met_on_every_road(roads, publication):
    found = roads(publication)

    assert found.all - found.open() == set()


@pytest.mark.parametrize("hide", WAYS)
def test_what_is_no_longer_public_is_met_on_none(roads, publication, hide):
    found = roads(publication)

    hide(publication)

    assert found.open() == set()


def test_what_stands_under_a_restricted_index_is_met_on_no_road(roads, publication):
    found = roads(publication)

    restrict_the_index(publication)

    assert found.open() == set()


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


def test_what_is_planned_is_met_on_no_road_before_its_time(roads, publication):
    found = roads(publication)
    unpublish(publication)
    page = type(publication).objects.get(pk=publication.pk)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    call_command("publish_scheduled")

    assert found.open() == set()


def test_what_is_planned_is_met_on_every_road_from_its_time_on(roads, publication):
    found = roads(publication)
    unpublish(publication)
    page = type(publication).objects.get(pk=publication.pk)
    page.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))

    call_command("publish_scheduled")

    assert found.all - found.open() == set()


@pytest.fixture
def draft(position):
    """Changes of a public paper that nobody has published, in all that it is made of."""
    page = PositionPage.objects.get(pk=position.pk)
    page.title, page.summary, page.version_note, page.version_label = f"T {SECRET}", SECRET, SECRET, "3.0"
    page.body = text(f"Une fleur {SECRET}{mark(DECREE)}.")
    page.footnotes = [Footnote(uuid=DECREE, text=f"<p>{SECRET}</p>", locale=page.locale)]
    page.signatories.add(PositionSignatory(organisation=OrganisationFactory(slug=SECRET, name=SECRET)))
    secret = DocumentFactory(name=f"{SECRET}.docx", content=docx(SECRET))
    page.responses.add(page.responses.model(addressee=SECRET, stance="soutien", document=secret, locale=page.locale))
    page.save_revision()
    return secret


def test_a_draft_of_a_public_paper_is_met_on_no_road(roads, position, draft):
    found = roads(PositionPage.objects.get(pk=position.pk))

    assert found.saying(SECRET) == set()


def test_a_draft_of_a_public_paper_closes_no_road(roads, position, draft):
    found = roads(PositionPage.objects.get(pk=position.pk))

    assert found.all - found.open() == set()


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
    page = PositionPage.objects.get(pk=position.pk)
    page.title, page.body = SECRET, text(SECRET)
    page.save_revision()

    assert client.get(url).content == before
