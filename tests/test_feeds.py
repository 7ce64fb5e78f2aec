"""The feeds of the library, of a theme, of a member, as a program that follows them reads them."""

import re
from datetime import date, timedelta

import feedparser
import pytest
from django.utils import timezone
from lxml import etree, html
from wagtail.models import PageViewRestriction

from home.models import OrganisationIndexPage, ThemeIndexPage
from resources.models import ResourcePage
from search.index import rebuild
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

LIBRARY, THEME, MEMBER = "/fr/ressources/", "/fr/themes/eau/", "/fr/membres/le-jardin/"
NAMES = ["flux.atom", "flux.rss"]
EVERY = [start + name for start in (LIBRARY, THEME, MEMBER) for name in NAMES]
BODY = [("heading", "Le sol : une éponge"), ("paragraph", '<p>Lisez <a href="/fr/charte/">ceci</a>.</p>')]
FILM = ("video", {"title": "Le film", "url": "https://vimeo.com/1", "poster": None, "transcript": None})


def where_does_the_rain_go():
    """A resource with two files, about water, by a member."""
    return resource(
        title="Où va la pluie ? <1>",
        slug="pluie",
        summary="Trois sols & des bouteilles.",
        themes=[ThemeFactory(slug="eau", name="Eau", letters="ENV")],
        organisations=[factories.member(name="Le Jardin", slug="le-jardin")],
        documents=[DocumentFactory(), DocumentFactory(name="déroulé.docx", content=docx())],
        authors="Aline Wathelet",
        date=date(2026, 3, 14),
        body=[*BODY, FILM],
    )


@pytest.fixture(scope="module")
def stored(kept):
    """That resource, and the pages of the themes and members."""
    with kept():
        factories.index_page(ThemeIndexPage)
        factories.index_page(OrganisationIndexPage)
        yield where_does_the_rain_go()


@pytest.fixture
def rain(stored):
    return again(stored)


@pytest.fixture
def empty_library(rain):
    rain.delete()


@pytest.fixture
def follow(client):
    """Fetch a feed and parse it: `follow(url)` → what feedparser makes of it, without anything wrong."""

    def fetch(url):
        response = client.get(url)
        assert response.status_code == 200, url
        found = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
        assert not found.bozo, found.get("bozo_exception")
        return found

    return fetch


def titles(feed):
    return [entry.title for entry in feed.entries]


def address(path):
    return f"http://localhost:8000{path}"


@pytest.mark.parametrize(("start", "title"), [(LIBRARY, "Bibliothèque"), (THEME, "Eau"), (MEMBER, "Le Jardin")])
@pytest.mark.parametrize(("name", "version"), [("flux.atom", "atom10"), ("flux.rss", "rss20")])
def test_a_feed_says_what_it_is_and_where(follow, rain, start, title, name, version):
    found = follow(start + name)

    assert (found.version, found.feed.title) == (version, f"{title} – Réseau CSTI")
    assert found.feed.link == address(start)
    assert [link.href for link in found.feed.links if link.rel == "self"] == [address(start + name)]
    assert found.feed.language == "fr"


@pytest.mark.parametrize("url", EVERY)
def test_an_entry_says_what_it_is_when_and_by_whom(follow, rain, url):
    (entry,) = follow(url).entries

    assert (entry.title, entry.link) == ("Où va la pluie ? <1>", rain.address)
    assert entry.published_parsed[:5] == (2026, 3, 13, 23, 0)  # midnight in Brussels
    assert entry.updated_parsed[:6] == rain.last_published_at.utctimetuple()[:6]
    assert [tag.term for tag in entry.tags] == ["Eau"]
    assert {"Aline Wathelet", "Le Jardin"} == {author["name"] for author in entry.authors}


@pytest.mark.parametrize("url", EVERY)
def test_an_entry_has_the_whole_text_with_whole_addresses(follow, rain, url):
    (entry,) = follow(url).entries
    text = html.fromstring(entry.content[0].value)

    assert "Trois sols & des bouteilles." in text.text_content()
    assert text.xpath("//h3/text()") == ["Le sol\u202f: une éponge"]
    assert set(text.xpath("//@href | //@src")) == {address("/fr/charte/"), "https://vimeo.com/1"}


def test_a_summary_is_plain_text_in_atom_and_escaped_in_rss(client, empty_library):
    resource(summary="Si a <b et c & d")
    atom, rss = (etree.fromstring(client.get(LIBRARY + name).content) for name in NAMES)

    assert atom.findtext(".//{*}entry/{*}summary") == "Si a <b et c & d"
    assert rss.findtext(".//item/description") == "Si a &lt;b et c &amp; d"


def test_what_runs_or_dresses_is_left_out(client, rain):
    feed = etree.fromstring(client.get(f"{LIBRARY}flux.atom").content)
    (text,) = feed.xpath("//*[local-name()='content']/text()")

    assert not re.search(r"<(script|style|svg|button)|\s(class|id|data-\w+|aria-\w+|style)=", text)


def test_files_go_with_an_entry_all_in_atom_the_first_in_rss(follow, rain):
    atom, rss = (follow(LIBRARY + name).entries[0].enclosures for name in NAMES)
    first, second = (file.document for file in rain.files.all())

    assert [file.href for file in atom] == [address(first.url), address(second.url)]
    assert [file.href for file in rss] == [address(first.url)]
    assert (atom[0].type, atom[0].length) == ("application/pdf", str(first.file.size))


@pytest.mark.parametrize("url", EVERY)
def test_an_entry_is_the_same_whatever_is_changed(follow, rain, url):
    before = follow(url)
    rain.title, rain.slug = "Où va l’eau ?", "eau-de-pluie"
    publish(rain)
    after = follow(url)

    assert (titles(after), after.entries[0].id) == (["Où va l’eau ?"], before.entries[0].id)
    assert after.entries[0].id.startswith("urn:uuid:")


@pytest.mark.parametrize("url", EVERY)
def test_what_a_follower_has_already_is_not_sent_again(client, rain, url):
    first = client.get(url)
    by_tag = client.get(url, headers={"if-none-match": first["ETag"]})
    by_time = client.get(url, headers={"if-modified-since": first["Last-Modified"]})

    assert (by_tag.status_code, by_tag.content, by_time.status_code) == (304, b"", 304)
    rain.title = "Autre"
    publish(rain)
    assert client.get(url, headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_feed_does_not_change(client, empty_library, name):
    first, second = (client.get(f"{LIBRARY}{name}") for _ in range(2))

    assert not feedparser.parse(first.content).bozo
    assert first["ETag"] == second["ETag"]


def test_a_feed_can_be_read_by_any_cache_and_sets_no_cookie(client, rain):
    response = client.get(f"{LIBRARY}flux.atom")

    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert (response["Cache-Control"], response.cookies) == ("public, no-cache", {})
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"


def hide(page, way):
    if way == "unpublished":
        page.unpublish()
    elif way == "restricted":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    elif way == "expired":
        ResourcePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        publish(again(page))
    else:
        page.delete()


@pytest.mark.parametrize("way", ["unpublished", "restricted", "expired", "deleted"])
def test_what_is_not_public_is_in_no_feed(follow, rain, way):
    resource(title="Brouillon", themes=rain.themes_in_order, organisations=rain.organisations_in_order, live=False)
    hide(rain, way)

    assert {url: titles(follow(url)) for url in EVERY} == {url: [] for url in EVERY}


def test_the_newest_come_first_and_no_more_than_thirty(follow, empty_library):
    for day in range(1, 32):
        resource(title=f"Le {day}", date=date(2026, 1, day), live=False)
    ResourcePage.objects.update(live=True)
    rebuild(get("resources"))

    assert titles(follow(f"{LIBRARY}flux.atom?sort=title&page=2")) == [f"Le {day}" for day in range(31, 1, -1)]


def test_the_feed_of_the_library_is_narrowed_as_the_list_is(follow, rain):
    resource(title="Un documentaire", resource_type="video")
    found = follow(f"{LIBRARY}flux.rss?type=video&type=zz&sort=title&unknown=1")

    assert (titles(found), found.feed.title) == (["Un documentaire"], "Bibliothèque, Type\u202f: Vidéo – Réseau CSTI")
    assert found.feed.links[0].href == address(f"{LIBRARY}?type=video")
    assert address(f"{LIBRARY}flux.rss?type=video") in [link.href for link in found.feed.links]
    assert titles(follow(f"{LIBRARY}flux.atom?q=documentaire")) == ["Un documentaire"]


def test_a_feed_in_another_language_says_which_entries_are_not_in_it(client, follow, rain):
    library = factories.library("nl")
    translate(resource(title="Traduite"), "nl", title="Vertaald")
    atom, rss = (follow(library.url + name) for name in NAMES)

    assert titles(atom) == titles(rss) == ["Vertaald", "Où va la pluie ? <1> (In het Frans)"]
    assert [entry.title_detail.language for entry in atom.entries] == ["nl", "fr"]
    entries = etree.fromstring(client.get(f"{library.url}flux.rss").content).findall(".//item")
    assert [entry.findtext("{http://purl.org/dc/elements/1.1/}language") for entry in entries] == [None, "fr"]


@pytest.mark.parametrize("start", [LIBRARY, THEME, MEMBER])
def test_a_page_leads_to_its_feeds(client, read, rain, start):
    page = read(start)
    heads = [link.get("href") for link in page.cssselect("head link[rel=alternate][type]")]

    assert heads == [start + name for name in NAMES]
    assert [link.get("href") for link in page.cssselect("main a[type='application/rss+xml']")] == [f"{start}flux.rss"]


def test_the_list_leads_to_the_feed_of_what_it_shows(read, rain):
    (link,) = read(f"{LIBRARY}?type=jeu&sort=title&page=1").cssselect("#listing a[type='application/rss+xml']")

    assert link.get("href") == f"{LIBRARY}flux.rss?type=jeu"


QUERIES = ["type=%00", "q=%ff", "q=" + "a" * 5000, "page=x", "q=%22%3E%3Cscript%3E", "sort=%C0%80", "q=%EF%BF%BE"]


@pytest.mark.parametrize("url", EVERY)
def test_any_query_gets_a_feed(follow, rain, url):
    for query in QUERIES:
        follow(f"{url}?{query}")


def test_a_text_with_signs_that_xml_has_not_is_followed_without_them(follow, rain):
    rain.title, rain.summary = "Pluie\x0b", "Sol\x1f\ufffe"
    publish(rain)

    assert [titles(follow(url)) for url in EVERY] == [["Pluie"]] * len(EVERY)


NOWHERE = ["/fr/", "/fr/themes/", "/fr/membres/", "/fr/themes/rien/", "/fr/membres/rien/", "/fr/themes/eau/x/"]
NOWHERE += ["/fr/ressources/pluie/", "/fr/ressources/x/", "/fr/membres/inconnu/"]


def test_what_is_not_followed_has_no_feed(client, rain):
    OrganisationFactory(slug="inconnu")  # no member, and nothing public by it

    assert {client.get(start + name).status_code for start in NOWHERE for name in NAMES} == {404}


def test_a_restricted_index_has_no_feed(client, rain):
    for path in ("ressources", "themes", "membres"):
        page = factories.home().get_children().get(slug=path)
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert {client.get(url).status_code for url in EVERY} == {404}
