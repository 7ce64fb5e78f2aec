"""What the network says of its trainings is public or is nowhere: by every road, in every language, at once."""

import pytest
from django.core.files.base import ContentFile
from django.http import HttpResponse

from core.models import Document, PagePDF
from home.models import OrganisationIndexPage, ThemeIndexPage
from search.index import differences
from tests import factories
from tests.factories import DocumentFactory, OrganisationFactory, ThemeFactory, publish
from tests.hiding import WORD, delete, expire, restrict, restrict_the_index, unpublish
from tests.publications import news
from tests.roads import LANGUAGES, PARTNER, THEME, Roads, answers, has, lists, says
from tests.trainings import agenda, catalogue, in_dutch, session, training
from training.facets import COMING
from training.models import TrainingCataloguePage, TrainingIndexPage, TrainingPage

SECRET = "xylophage"
PAPER = "/fr/papier/"  # stands for what the PDF of the catalogue is made from
SHARED = (
    "file",
    "facet",
    "ruler",
    "months",
    "province",
    "count of the theme",
    "partner",
)  # by the pages of all languages


class TrainingRoads(Roads):
    """Those to a training with a session that is over and one to come, the only one that is coming."""

    def __init__(self, client, page, others, languages=LANGUAGES[:2]):
        self.catalogue = page.get_parent().specific
        over, coming = page.sessions_in_order
        own = {"file": Document.objects.get().url, "calendar of all": f"{page.url}agenda.ics"}
        own |= {name: one.calendar_url for name, one in (("calendar", coming), ("calendar of old", over))}
        index = agenda(languages[-1]).url
        others = others | {
            "archive": (f"{index}?when=past", has(f'[data-id="{page.pk}"]')),
            "calendar of the agenda": (f"{index}agenda.ics", says(page.address)),
            "months": (index, has('input[name="month"]')),
            "ruler": (index, has(".month-ruler a")),
            "province": (index, has('input[value="liege"]')),
        }
        super().__init__(client, page, TrainingIndexPage, WORD, own, others, languages)

    @staticmethod
    def _windows(page, language):
        # Those in French are filled by the same rows as the French lists.
        return Roads._windows(page, language) if language == "nl" else {}

    def _answers(self):
        return super()._answers() | {PAPER: HttpResponse(printed(self.catalogue))}


def printed(page):
    """What the PDF of a catalogue is made from now; nothing once it is gone."""
    found = TrainingCataloguePage.objects.filter(pk=page.pk).first()
    return found.pdf_html("") if found else ""


def others_to(page):
    """Where else a training stands: in its catalogue, under another one, under a piece of news."""
    card, above = has(f'[data-id="{page.pk}"]'), page.get_parent().url
    other = training(session(None), parent=catalogue(slug="autre", edition="2020"), slug="autre")
    link = has(f'main a[href="{page.url}"]')
    return {
        "other dates": (other.url, card),
        "related": (news(related=[page]).url, link),
        "by theme": (above, has(f'.training-line[data-id="{page.pk}"]')),
        "by date": (above, has(f'.session-line[data-id="{page.pk}"]')),
        "json": (f"{above}catalogue.json", says(page.address)),
        "paper": (PAPER, says(page.address)),
    }


def flower(**fields):
    """A training with all that can be shown of one."""
    catalogue()
    file = f'<p>Une fleur {WORD}, <a linktype="document" id="{DocumentFactory().pk}">ici</a>.</p>'
    about = {"themes": [ThemeFactory(slug=THEME)], "organisations": [OrganisationFactory(slug=PARTNER)]}
    sessions = session(-20, province="liege"), session(5, province="liege", access=WORD)
    return training(*sessions, slug="fleur", body=[("paragraph", file)], **about, **fields)


@pytest.fixture
def workshop():
    return flower()


@pytest.fixture
def house():
    """In two languages the home page, the themes and the members."""
    for language in LANGUAGES[:2]:
        factories.fill_home("trainings", language=language)
        for page_type in (ThemeIndexPage, OrganisationIndexPage):
            factories.index_page(page_type, language)


@pytest.fixture
def roads(client, house):
    """`roads(page)`, with those to where else it stands."""
    return lambda page: TrainingRoads(client, page, others_to(page))


def restrict_the_agenda(page):
    restrict(TrainingIndexPage.objects.ancestor_of(page).get())


def move_to_a_restricted_catalogue(page):
    reserve = catalogue(slug="reserve", edition="0")
    restrict(reserve)
    page.move(reserve, pos="last-child")


WAYS = [unpublish, expire, restrict, restrict_the_index, restrict_the_agenda, move_to_a_restricted_catalogue, delete]
DONE = [unpublish, restrict, move_to_a_restricted_catalogue, delete]  # after which its catalogue is printed anew


def test_what_is_published_is_met_on_every_road(roads, workshop):
    found = roads(workshop)

    assert found.all - found.open() == set()


@pytest.mark.parametrize("hide", WAYS)
def test_what_is_no_longer_public_is_met_on_none(roads, workshop, hide):
    found = roads(workshop)

    hide(workshop)

    assert found.open() == set()
    assert differences(COMING) == []


def test_what_was_never_published_is_met_on_no_road(roads):
    assert roads(flower(live=False)).open() == set()


@pytest.fixture
def draft(workshop):
    """Changes of a public training that nobody has published: a session fewer, one moved, one more, which it gives."""
    page = TrainingPage.objects.get(pk=workshop.pk)
    page.title = page.summary = page.objectives = page.price_note = SECRET
    page.body = [("paragraph", f"<p>{SECRET}</p>")]
    _over, coming = page.sessions_in_order
    coming.venue, coming.locality, coming.state = SECRET, SECRET, "annule"
    added = session(40, venue=SECRET, province="hainaut")
    page.sessions = [coming, added]
    page.save_revision()
    return added


def test_a_draft_of_a_public_training_is_met_on_no_road_and_closes_none(roads, workshop, draft):
    found = roads(TrainingPage.objects.get(pk=workshop.pk))

    assert found.saying(SECRET) == set()
    assert found.all - found.open() == set()


def test_a_session_that_only_a_draft_has_is_not_found(client, read, workshop, draft):
    page = TrainingPage.objects.get(pk=workshop.pk)

    assert client.get(f"{page.url}{draft.key}/agenda.ics").status_code == 404
    assert "hainaut" not in [box.get("value") for box in read(agenda().url).cssselect('input[name="province"]')]


def test_a_session_that_was_taken_back_is_met_on_no_road(roads, workshop):
    in_dutch(workshop)
    found = roads(workshop)
    page = TrainingPage.objects.get(pk=workshop.pk)
    over, coming = page.sessions_in_order
    assert {f"{page.url}agenda.ics", f"{agenda('nl').url}agenda.ics", page.url} <= found.saying(coming.key)
    page.sessions = [over]
    publish(page)

    assert found.saying(coming.key) == set()


@pytest.fixture
def dutch(workshop):
    """The Dutch page of the training."""
    return in_dutch(workshop, title=f"Een {WORD}")


@pytest.fixture
def dutch_roads(client, house, workshop, dutch):
    alternate = {"hreflang": (workshop.url, has(f'link[hreflang="nl"][href="{dutch.address}"]'))}
    roads = TrainingRoads(client, dutch, alternate, languages=["nl"])
    roads.found = {name: road for name, road in roads.found.items() if not name.startswith(SHARED)}
    return roads


def test_a_translation_is_met_on_every_road(dutch_roads):
    assert dutch_roads.all - dutch_roads.open() == set()


def test_in_the_place_of_a_hidden_translation_stands_its_source(read, workshop, dutch, dutch_roads):
    dutch.delete()

    assert dutch_roads.open() == set()
    (title,) = read(agenda("nl").url).cssselect(f'[data-id="{workshop.pk}"] h4')
    assert title.get("lang") == "fr"


def test_a_translation_takes_the_place_of_its_hidden_source(read, workshop, dutch):
    restrict(workshop)

    (title,) = read(agenda().url).cssselect(f'[data-id="{dutch.pk}"] h4')
    assert title.get("lang") == "nl"


@pytest.fixture
def stored_pdf(workshop):
    """What the worker has made of its catalogue."""
    pdf = PagePDF.objects.get(page=workshop.get_parent())
    pdf.file.save("catalogue.pdf", ContentFile(b"%PDF-1.7"), save=False)
    pdf.state = "ready"
    pdf.save()
    return pdf


@pytest.mark.parametrize("hide", DONE)
def test_the_catalogue_is_printed_anew_without_what_is_hidden(workshop, stored_pdf, hide):
    hide(workshop)

    stored_pdf.refresh_from_db()
    assert stored_pdf.state == "waiting"


def test_the_catalogue_is_printed_anew_with_what_is_public_again(workshop, stored_pdf):
    restrict_the_index(workshop)
    PagePDF.objects.update(state="ready")
    workshop.get_parent().view_restrictions.all().delete()

    stored_pdf.refresh_from_db()
    assert stored_pdf.state == "waiting"


def test_a_training_that_changes_its_catalogue_is_printed_in_the_other(workshop):
    other = catalogue(slug="autre", edition="2020")
    PagePDF.objects.update(state="ready")
    workshop.move(other, pos="last-child")

    assert set(PagePDF.objects.values_list("state", flat=True)) == {"waiting"}


@pytest.fixture
def edition_roads(client, workshop, stored_pdf):
    """Those to its catalogue."""
    page = workshop.get_parent().specific
    index, link = agenda().url, has(f'main a[href="{page.url}"]')
    own = {name: (page.url + name, answers) for name in ("", "catalogue.json", "catalogue.pdf")}
    above = {"agenda": (index, link), "button": (index, has(f'a[href="{page.url}catalogue.pdf"]'))}
    roads = TrainingRoads(client, workshop, {})
    roads.found = own | above | {"sitemap": ("/sitemap-fr.xml", lists(page.url)), "breadcrumbs": (workshop.url, link)}
    return roads


def test_a_catalogue_is_met_on_every_road(edition_roads):
    assert edition_roads.all - edition_roads.open() == set()


@pytest.mark.parametrize("hide", [unpublish, expire, restrict, delete])
def test_a_catalogue_that_is_no_longer_public_is_met_on_none(workshop, edition_roads, hide):
    hide(workshop.get_parent().specific)

    assert edition_roads.open() == set()
