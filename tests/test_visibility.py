"""What is public, and only that, is shown: everywhere at once, without waiting for the worker."""

import io
import time
import zipfile
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone
from lxml import html
from wagtail.models import PageViewRestriction

from home.models import OrganisationIndexPage, ThemeIndexPage
from resources.models import RelatedResource, ResourceFile, ResourceIndexPage, ResourcePage
from search.index import differences
from search.registry import get
from tests import factories
from tests.factories import (
    DocumentFactory,
    OrganisationFactory,
    ThemeFactory,
    again,
    docx,
    publish,
    resource,
    translate,
)
from tests.sitemaps import mapped

WORD = "zygomorphe"
PARTNER = "/fr/membres/partenaire/"
EVERYWHERE = {"page", "file", "version", "preview", "zip", "list", "facet", "search", "sitemap", "home", "related"}
EVERYWHERE |= {"theme", "member", "count of the theme", "page of the partner", "partner in the sitemap"}


@pytest.fixture(scope="module")
def stored(kept):
    """A public resource with one prepared file, related to another, newer resource; what a theme and an organisation
    that is no member have of it stands on their pages."""
    with kept():
        factories.fill_home("resources")
        factories.index_page(ThemeIndexPage)
        factories.index_page(OrganisationIndexPage)
        about = {"themes": [ThemeFactory(slug="flore")], "organisations": [OrganisationFactory(slug="partenaire")]}
        with TestCase.captureOnCommitCallbacks(execute=True):
            page = resource(title=f"Une fleur {WORD}", resource_type="mallette", documents=[DocumentFactory()], **about)
        other = resource(title="Une autre", slug="autre")
        RelatedResource.objects.create(page=other, resource=page)
        yield page


@pytest.fixture
def shown(stored):
    return again(stored)


@pytest.fixture
def traces(client, library, shown):
    """A function that gives the places where the resource, or something of it, is still public."""
    document, address, pk = shown.files.first().document, shown.url, shown.pk
    addresses = {
        "page": address,
        "zip": f"{address}archive.zip",
        "file": document.url,
        "version": f"{document.url}?version=1",
        "preview": f"/fichiers/{document.pk}/apercu.webp",
    }

    def cards(url, **data):
        return html.fromstring(client.get(url, data).content).cssselect(f'[data-id="{pk}"]')

    def find():
        found = {place for place, url in addresses.items() if client.get(url).status_code == 200}
        pages = {"list": library.url, "home": "/fr/", "related": f"{library.url}autre/"}
        pages |= {"theme": "/fr/themes/flore/", "member": PARTNER}
        found |= {place for place, url in pages.items() if cards(url)}
        found |= {"page of the partner"} if client.get(PARTNER).status_code == 200 else set()
        theme = html.fromstring(client.get("/fr/themes/").content).cssselect(".theme-sheet .small")[0]
        found |= {"count of the theme"} if theme.text_content().split()[0] == "1" else set()
        found |= {"search"} if cards(library.url, q=WORD) else set()
        listing = html.fromstring(client.get(library.url).content)
        found |= {"facet"} if listing.cssselect('input[name="type"][value="mallette"]') else set()
        places = mapped(client)
        ends = {"sitemap": address, "partner in the sitemap": PARTNER}
        return found | {name for name, end in ends.items() if any(place.endswith(end) for place in places)}

    return find


def unpublish(page):
    page.unpublish()


def expire(page):
    page.expire_at = timezone.now() + timedelta(seconds=0.5)
    publish(page)
    time.sleep(0.5)


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def move_to_a_restricted_branch(page):
    reserve = ResourceIndexPage(title="Réserve", slug="reserve", locale=page.locale)
    factories.home().add_child(instance=reserve)
    restrict(reserve)
    page.move(reserve, pos="last-child")


def put_back(page):
    page = again(page)
    PageViewRestriction.objects.filter(page=page).delete()
    if page.get_parent().slug == "reserve":
        page.move(factories.library(), pos="last-child")
        page = again(page)
    page.expire_at = None
    return publish(page)


WAYS = [unpublish, expire, restrict, move_to_a_restricted_branch]


def test_a_published_resource_is_everywhere(traces):
    assert traces() == EVERYWHERE


@pytest.mark.parametrize("hide", [*WAYS, lambda page: page.delete()], ids=[*(way.__name__ for way in WAYS), "delete"])
def test_what_is_no_longer_public_is_nowhere_at_once(traces, shown, hide):
    hide(shown)

    assert traces() == set()


@pytest.mark.parametrize("hide", WAYS)
def test_what_is_public_again_is_back_as_it_was(traces, shown, hide):
    hide(shown)

    page = put_back(shown)

    assert traces() == EVERYWHERE
    assert (page.url, page.reference) == (shown.url, shown.reference)


@pytest.mark.parametrize("hide", [*WAYS, lambda page: page.delete()], ids=[*(way.__name__ for way in WAYS), "delete"])
def test_the_index_is_true_whatever_happens(shown, hide):
    hide(shown)

    assert differences(get("resources")) == []


def test_a_restricted_library_hides_what_is_under_it(client, traces, shown, library):
    restrict(library)

    assert client.get(shown.files.first().document.url).status_code == 404
    assert client.get(f"{shown.url}archive.zip").status_code == 404
    assert not html.fromstring(client.get("/fr/").content).cssselect("[data-id]")


def test_a_deleted_library_takes_all_with_it(client, shown, library):
    document = shown.files.first().document
    ResourceIndexPage.objects.get(pk=library.pk).delete()

    assert client.get(document.url).status_code == 404
    assert differences(get("resources")) == []


def test_a_deleted_restricted_resource_leaves_no_row(client, shown):
    restrict(shown)
    again(shown).delete()

    assert differences(get("resources")) == []


def test_a_file_with_another_public_use_stays(client, shown):
    document = shown.files.first().document
    resource(documents=[document])
    unpublish(shown)

    assert client.get(document.url).status_code == 200


def test_a_draft_is_nowhere(client, read, library):
    document = DocumentFactory()
    page = resource(title="Xylophage", documents=[document], live=False)

    answers = [client.get(url).status_code for url in (page.url, f"{page.url}archive.zip", document.url)]
    assert answers == [404, 404, 404]
    assert read(library.url, {"q": "xylophage"}).cssselect("[data-total]")[0].get("data-total") == "0"


@pytest.fixture
def draft(shown):
    """A later draft of a public resource: another title, and a second file in place of the first."""
    new = DocumentFactory(name="nouvelle.docx", content=docx("Xylophage"))
    shown.title = "Une fleur xylophage"
    shown.files = [ResourceFile(document=new, label="Nouvelle", locale=shown.locale)]
    shown.save_revision()
    return new


def test_a_draft_changes_nothing_of_what_is_public(client, traces, shown, draft, read, library):
    archive = zipfile.ZipFile(io.BytesIO(client.get(f"{shown.url}archive.zip").getvalue()))

    assert client.get(draft.url).status_code == 404
    assert [name for name in archive.namelist() if name.endswith("docx")] == []
    assert not read(library.url, {"q": "xylophage"}).cssselect("[data-id]")
    assert traces() == EVERYWHERE


def test_a_published_draft_changes_the_public_files_at_once(client, shown, draft):
    former = shown.files.get_live_queryset().get().document
    again(shown).get_latest_revision().publish()

    assert [client.get(document.url).status_code for document in (draft, former)] == [200, 404]


def test_a_file_linked_in_the_body_is_public_with_the_page(client, library):
    document = DocumentFactory()
    link = f'<p>Voir <a linktype="document" id="{document.pk}">la fiche</a>.</p>'
    page = resource(body=[("paragraph", link)])
    answers = [client.get(document.url).status_code]

    unpublish(page)

    assert [*answers, client.get(document.url).status_code] == [200, 404]


def test_a_page_made_live_by_code_is_listed(read, library):
    page = ResourcePage(title="Par programme", slug="code", resource_type="jeu", licence="cc0", locale=library.locale)
    library.add_child(instance=page)

    assert read(library.url).cssselect(f'[data-id="{page.pk}"]')


def test_when_a_translation_expires_its_source_is_listed_again(client, shown):
    dutch = translate(shown, "nl", title="Een bloem") if factories.library("nl") else None
    expire(dutch)
    call_command("publish_scheduled")  # the worker does, every minute

    listing = html.fromstring(client.get(factories.library("nl").url).content)
    assert str(shown.pk) in [node.get("data-id") for node in listing.cssselect("[data-id]")]


@pytest.fixture
def alias(shown):
    """A mirror of the resource in Dutch, as wagtail-localize makes them."""
    factories.library("nl")
    return shown.copy_for_translation(factories.locale("nl"), alias=True)


def test_an_alias_leads_to_its_source(client, shown, alias):
    response = client.get(alias.url)

    assert (response.status_code, response["Location"]) == (302, shown.url)


def test_an_alias_is_in_no_list(client, read, shown, alias):
    publish(again(shown))

    cards = read(factories.library("nl").url).cssselect("[data-id]")
    assert str(shown.pk) in {card.get("data-id") for card in cards}
    assert str(alias.pk) not in {card.get("data-id") for card in cards}
    assert alias.url not in mapped(client)
    assert differences(get("resources")) == []


def test_an_alias_is_no_translation(read, shown, alias):
    page = read(shown.url)

    assert page.xpath("//link[@rel='alternate']/@hreflang") == []
    assert len(page.cssselect('.language-switcher a[hreflang="nl"].is-missing')) == 1
