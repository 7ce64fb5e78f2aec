"""The feeds of the news and of the position papers, as a program that follows them reads them."""

from datetime import date, timedelta
from urllib.parse import urlsplit

import feedparser
import pytest
from django.core.files.base import ContentFile
from lxml import etree, html

from core.models import PagePDF
from home.models import OrganisationIndexPage, ThemeIndexPage
from news.models import NewsIndexPage, NewsPage, PositionIndexPage
from tests import factories
from tests.factories import PDF, ThemeFactory, again, index_page, publish, translate
from tests.footnotes import DECREE, NOTES, mark
from tests.publications import block, news, news_index, paper, paper_body

LANGUAGES = ["fr", "nl", "de", "en"]
PLACES = [(NewsIndexPage, ""), (PositionIndexPage, ""), (ThemeIndexPage, "eau/"), (OrganisationIndexPage, "halle/")]
NAMES = ["flux.atom", "flux.rss"]
BODY = [
    block("opening", "<p>La technique.</p>", "o"),
    block("heading", "Constats", "h"),
    block("paragraph", f'<p>Un fait{mark(DECREE)}, <a href="/fr/charte/">lié</a>.</p>', "p1"),
    block("paragraph", "<p>Un autre.</p>", "p2"),
    block("demand", "<p>Une heure.</p>", "d1"),
    block("demand", "<p>Une valise.</p>", "d2"),
]


@pytest.fixture(scope="module", autouse=True)
def about(kept):
    """A theme and a member, which have their pages in every language."""
    with kept():
        for language in LANGUAGES:
            for page_type, _below in PLACES:
                index_page(page_type, language)
        themes = [ThemeFactory(slug="eau", name="Eau")]
        yield {"themes": themes, "organisations": [factories.member(name="La Halle", slug="halle")]}


def full_paper(about):
    """With every kind of passage, and its PDF."""
    body, notes = paper_body(*BODY), list(NOTES.items())[:1]
    page = paper(title="Une heure & plus", slug="heure", date=date(2026, 3, 14), body=body, notes=notes, **about)
    pdf = PagePDF.objects.get(page_id=page.pk)
    pdf.file.save("heure.pdf", ContentFile(PDF), save=False)
    PagePDF.objects.filter(pk=pdf.pk).update(file=pdf.file.name, size=len(PDF), state="ready")
    return page


def flood(about):
    link = '<p>Lisez <a href="/fr/charte/">ceci</a>.</p>'
    return news(title="Crue", date=date(2026, 3, 13), body=[("paragraph", link)], authors="Ada\nBlaise", **about)


@pytest.fixture(scope="module")
def stored(kept, about):
    """A paper and a piece of news."""
    with kept():
        yield full_paper(about), flood(about)


@pytest.fixture
def position(stored):
    return again(stored[0])


@pytest.fixture
def article(stored):
    return again(stored[1])


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


def feeds(page_type, below, language="fr"):
    """The addresses of the two feeds of a place."""
    return [f"{index_page(page_type, language).url}{below}{name}" for name in NAMES]


def titles(feed):
    return [entry.title for entry in feed.entries]


def whole(path):
    return f"http://localhost:8000{path}"


def in_place(parameters):
    return pytest.mark.parametrize(parameters, PLACES, ids=["news", "positions", "theme", "member"])


@pytest.mark.parametrize("language", LANGUAGES)
@in_place(("page_type", "below"))
def test_each_place_is_followed_in_each_language(follow, article, position, page_type, below, language):
    for url in feeds(page_type, below, language):
        feed = follow(url).feed

        assert [link.href for link in feed.links if link.rel == "self"] == [whole(url)]
        assert (feed.link, feed.language) == (whole(url.rpartition("/")[0] + "/"), language)


@pytest.mark.parametrize(("language", "mark"), [("nl", "In het Frans"), ("de", "Auf Französisch"), ("en", "In French")])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_in_another_language_says_so(client, follow, article, language, mark, name):
    url = news_index(language).url + name

    assert titles(follow(url)) == [f"Crue ({mark})"]
    [entry] = etree.fromstring(client.get(url).content).xpath("//*[local-name()='entry' or local-name()='item']")
    named = entry.get("{http://www.w3.org/XML/1998/namespace}lang")
    assert (named or entry.findtext("{http://purl.org/dc/elements/1.1/}language")) == "fr"


@pytest.mark.parametrize("name", NAMES)
def test_a_translation_is_followed_in_its_language_under_an_id_of_its_own(follow, position, name):
    translate(position, "nl", title="Een uur")
    [french], [dutch] = (follow(index_page(PositionIndexPage, one).url + name).entries for one in ("fr", "nl"))

    assert (french.title, dutch.title) == ("Une heure & plus", "Een uur")
    assert french.id != dutch.id


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_is_there_whole(follow, position, name):
    [entry] = follow(f"/fr/positions/{name}").entries

    read = " ".join(html.fromstring(entry.content[0].value).text_content().split())
    for words in (
        "La technique.",
        "I. Constats",
        "1 Un fait",
        "2 Un autre.",
        "A Une heure.",
        "B Une valise.",
        "Décret",
    ):
        assert words in read


@pytest.mark.parametrize("url", [f"/fr/{start}{name}" for start in ("positions/", "actualites/") for name in NAMES])
def test_every_address_in_a_feed_is_whole(follow, article, position, url):
    [entry] = follow(url).entries
    inside = html.fromstring(entry.content[0].value).xpath("//@href | //@src")

    assert whole("/fr/charte/") in inside
    assert {urlsplit(address).netloc for address in [entry.link, *inside]} == {"localhost:8000"}


@pytest.mark.parametrize("name", NAMES)
def test_the_number_of_a_paragraph_leads_to_it_in_the_version(follow, position, name):
    [entry] = follow(f"/fr/positions/{name}").entries

    assert f"{position.address}versions/1.0/#p2" in html.fromstring(entry.content[0].value).xpath("//@href")


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_of_a_paper_goes_with_it(client, follow, position, name):
    [file] = follow(f"/fr/positions/{name}").entries[0].enclosures

    assert (file.type, file.length) == ("application/pdf", str(len(PDF)))
    assert len(client.get(urlsplit(file.href).path).getvalue()) == len(PDF)


@pytest.mark.parametrize("name", NAMES)
def test_an_article_says_by_whom_about_what_and_when(follow, article, name):
    [entry] = follow(f"/fr/actualites/{name}").entries

    assert {author["name"] for author in entry.authors} == {"Ada", "Blaise", "La Halle"}
    assert [tag.term for tag in entry.tags] == ["Eau"]
    assert entry.published_parsed[:5] == (2026, 3, 12, 23, 0)  # midnight in Brussels
    assert entry.updated_parsed[:6] == article.last_published_at.utctimetuple()[:6]


@pytest.mark.parametrize("place", PLACES[2:], ids=["theme", "member"])
def test_a_theme_and_a_member_have_all_kinds_the_newest_first(follow, article, position, place):
    for feed in feeds(*place):
        assert titles(follow(feed)) == ["Une heure & plus", "Crue"]


def rename(page):
    page.title = "Autrement"
    publish(page)


def give_another_slug(page):
    page.slug = "autrement"
    publish(page)


def move(page):
    index = page.get_parent().specific_class
    page.move(factories.home().add_child(instance=index(title="Ailleurs", slug="ailleurs")), pos="last-child")


@pytest.mark.parametrize("change", [rename, give_another_slug, move])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_changed_or_moved_stays_the_same_entry(follow, article, change, name):
    url = f"/fr/themes/eau/{name}"
    before = follow(url).entries[-1]
    change(article)
    after = follow(url).entries[-1]

    assert after.id == before.id
    assert (after.title, after.link) != (before.title, before.link)


@in_place(("page_type", "below"))
def test_what_a_follower_has_is_not_sent_again_until_it_changes(client, article, position, page_type, below):
    for url in feeds(page_type, below):
        held = {"if-none-match": client.get(url)["ETag"]}
        assert client.get(url, headers=held).status_code == 304
        for page in (article, position):
            page.summary += "Encore."
            publish(page)
        assert client.get(url, headers=held).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_a_follower_who_tells_only_the_time_learns_of_what_went(client, article, name):
    article.delete()
    first, last = news(date="2026-01-01"), news(date="2026-01-02")
    NewsPage.objects.filter(pk=first.pk).update(last_published_at=first.last_published_at - timedelta(hours=1))
    url = f"/fr/actualites/{name}"
    held = {"if-modified-since": client.get(url)["Last-Modified"]}
    last.unpublish()

    assert client.get(url, headers=held).status_code == 200


@pytest.mark.parametrize(
    ("query", "found"), [("year=2025", ["Source"]), ("theme=eau", ["Crue"]), ("year=1066", ["Crue", "Source"])]
)
@pytest.mark.parametrize("name", NAMES)
def test_the_feed_of_the_news_is_narrowed_as_the_list_is(follow, article, query, found, name):
    news(title="Source", date="2025-01-01")
    feed = follow(f"/fr/actualites/{name}?{query}")

    assert titles(feed) == found
    known = "" if "1066" in query else f"?{query}"
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [whole(f"/fr/actualites/{name}{known}")]


@pytest.mark.parametrize("name", NAMES)
def test_the_feed_of_the_papers_is_narrowed_by_what_became_of_them(follow, about, name):
    old = paper(title="Ancienne", status="adopte")
    paper(title="Nouvelle", status="adopte", supersedes=old)
    paper(title="Ouverte")

    narrowed = {code: titles(follow(f"/fr/positions/{name}?status={code}")) for code in ("adopte", "remplace")}
    assert narrowed == {"adopte": ["Nouvelle"], "remplace": ["Ancienne"]}


@pytest.mark.parametrize("page_type", [NewsIndexPage, PositionIndexPage])
def test_a_page_leads_to_the_feeds_of_what_it_shows(read, article, position, page_type):
    url = index_page(page_type).url
    heads = read(url, {"theme": "eau"}).cssselect("head link[rel=alternate][type]")

    assert [link.get("href") for link in heads] == [f"{url}{name}?theme=eau" for name in NAMES]
