"""The news: what is listed, how it is narrowed, what an article shows and where it leads."""

import json
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import Image
from home.models import OrganisationIndexPage, ThemeIndexPage
from news.models import NewsPage
from tests import factories
from tests.factories import OrganisationFactory, ThemeFactory, publish, resource, translate
from tests.publications import news, news_index
from tests.test_library import count, titles


def text(node):
    return " ".join(node.text_content().split())


@pytest.fixture
def index():
    return news_index()


def data(page):
    """What machines read in the page."""
    return json.loads(page.cssselect("script[type='application/ld+json']")[0].text)


def test_the_newest_stands_first_and_in_large(read, index):
    news(title="Ancienne", date="2024-05-01")
    news(title="Récente", date="2026-05-01")

    page = read(index.url)

    assert titles(page) == ["Récente", "Ancienne"]
    assert [text(title) for title in page.cssselect(".lead-story h3")] == ["Récente"]


def test_a_year_and_a_theme_narrow_the_list_each_with_its_count(read, index):
    water, ethics = ThemeFactory(slug="eau"), ThemeFactory(slug="ethique")
    news(title="Crue", date="2025-01-01", themes=[water])
    news(title="Source", date="2026-01-01", themes=[water])
    news(title="Débat", date="2026-02-01", themes=[ethics])

    page = read(index.url, {"year": "2026", "theme": "eau"})

    assert titles(page) == ["Source"]
    assert page.cssselect("[data-total]")[0].get("data-total") == "1"
    assert (count(page, "year", "2025"), count(page, "theme", "ethique")) == (1, 1)
    assert not page.cssselect(".lead-story")


def test_a_value_that_does_not_exist_is_ignored(read, index):
    news(title="Une")

    assert titles(read(index.url, {"year": "1066", "theme": "x", "page": "zz"})) == ["Une"]


def test_a_second_page_goes_on_where_the_first_ends(read, index):
    for number in range(15):
        news(title=f"Nouvelle {number:02}", date=date(2026, 1, 1 + number))

    first = read(index.url)
    second = read(index.url + first.cssselect("[rel=next]")[0].get("href"))

    assert (len(titles(first)), titles(second)) == (13, ["Nouvelle 01", "Nouvelle 00"])
    assert not second.cssselect(".lead-story")


def test_an_index_without_news_and_filters_without_any_say_so(read, index):
    assert text(read(index.url).cssselect(".empty-state")[0])
    news(date="2025-01-01", themes=[ThemeFactory(slug="eau")])
    news(date="2026-01-01", themes=[ThemeFactory(slug="ethique")])

    page = read(index.url, {"year": "2025", "theme": "ethique"})

    assert page.cssselect("[data-total]")[0].get("data-total") == "0"
    assert len(page.cssselect(".empty-state li a")) == 2


def test_the_words_searched_stay_when_a_filter_is_chosen(read, index):
    news(title="Un zygomorphe")

    [field] = read(index.url, {"q": "zygomorphe"}).cssselect("input[name=q]")

    assert (field.get("value"), field.get("form")) == ("zygomorphe", "filters")


def expire(page):
    page.expire_at = timezone.now() - timedelta(seconds=1)
    NewsPage.objects.filter(pk=page.pk).update(expire_at=page.expire_at)
    page.save_revision().publish()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize("hide", [NewsPage.unpublish, expire, restrict], ids=["draft", "expired", "restricted"])
def test_what_is_not_public_is_nowhere(read, index, hide):
    factories.index_page(ThemeIndexPage)
    factories.fill_home("news")
    theme = ThemeFactory(slug="eau")
    hidden = news(title="Cachée", date="2025-01-02", themes=[theme])
    shown = news(title="Visible", date="2025-01-01", themes=[theme], related=[hidden])
    hide(NewsPage.objects.get(pk=hidden.pk))

    pages = [read(url) for url in (index.url, "/fr/", "/fr/themes/eau/", shown.url)]

    assert [page.cssselect(f'[data-id="{hidden.pk}"]') for page in pages] == [[]] * 4
    assert count(pages[0], "theme", "eau") == 1
    assert pages[3].cssselect(".page-links, .neighbours") == []


def test_what_is_scheduled_appears_on_time_and_what_expires_goes(read, index):
    planned, ending = news(title="Prévue", live=False), news(title="Finie")
    planned.go_live_at = timezone.now() - timedelta(minutes=1)
    planned.save_revision(approved_go_live_at=planned.go_live_at)
    NewsPage.objects.filter(pk=ending.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert "Prévue" not in titles(read(index.url))

    call_command("publish_scheduled")

    assert titles(read(index.url)) == ["Prévue"]


def test_the_three_most_recent_are_on_the_home_page(read, index):
    factories.fill_home("news")
    for number in range(4):
        news(title=f"Nouvelle {number}", date=date(2026, 1, 1 + number))

    page = read("/fr/")

    assert titles(page) == ["Nouvelle 3", "Nouvelle 2", "Nouvelle 1"]
    assert page.cssselect(f".margin-note a[href='{index.url}']")


def test_an_article_leads_to_its_themes_and_its_organisations(read, index):
    themes, members = factories.index_page(ThemeIndexPage), factories.index_page(OrganisationIndexPage)
    about = {"themes": [ThemeFactory(slug="eau"), ThemeFactory(slug="sol")], "authors": "Ada\n\nBlaise"}
    page = read(news(**about, organisations=[OrganisationFactory(slug="halle")]).url)

    assert page.cssselect(f".theme-tab[href='{themes.url}eau/']")
    assert page.cssselect(f".theme-link[href='{themes.url}sol/']")
    assert page.cssselect(f".page-head a[href='{members.url}halle/']")
    assert "Ada, Blaise" in text(page.cssselect(".page-head")[0])


def test_an_article_leads_to_the_one_before_and_the_one_after_it(read, index):
    first, middle, last = (news(title=title, date="2026-01-01") for title in ("Une", "Deux", "Trois"))

    ways = {link.get("rel"): link.get("href") for link in read(middle.url).cssselect(".neighbours a")}

    assert ways == {"prev": first.url, "next": last.url}
    assert [link.get("rel") for link in read(last.url).cssselect(".neighbours a")] == ["prev"]


def test_what_it_names_is_shown_with_its_kind_in_the_language_that_there_is(read, library, index):
    factories.library("nl")
    news_index("nl")
    lonely, translated = resource(title="Seule"), resource(title="Traduite")
    dutch = translate(translated, "nl", title="Vertaald")
    source = news(related=[translated, lonely])

    links = read(translate(source, "nl").url).cssselect(".page-links a")

    assert [(link.get("href"), link.get("lang")) for link in links] == [(dutch.url, None), (lonely.url, "fr")]
    assert [text(label) for label in read(source.url).cssselect(".page-links .label")] == ["Ressource"] * 2


def test_it_says_when_it_was_changed_and_only_then(read, index):
    page = news(date="2026-01-01")
    assert not read(page.url).cssselect(".page-head .content time")
    NewsPage.objects.filter(pk=page.pk).update(first_published_at=timezone.now() - timedelta(days=3))

    [changed] = read(page.url).cssselect(".page-head .content time")

    assert changed.get("datetime") == timezone.localdate().isoformat()


def test_its_headings_are_those_of_a_page_without_sections(read, index):
    page = read(news(body=[("heading", "Et après"), ("paragraph", "<p>Rien.</p>")]).url)

    assert [text(heading) for heading in page.cssselect(".prose h2")] == ["Et après"]


def test_machines_read_who_wrote_it_and_when_and_its_words_close_nothing(read, index):
    title = "Fin </script><b>& suite"
    page = read(news(title=title, date="2026-01-01", authors="Ada").url)

    found = data(page)

    assert (found["@type"], found["headline"], found["datePublished"]) == ("NewsArticle", title, "2026-01-01")
    assert found["author"] == [{"@type": "Person", "name": "Ada"}]
    assert found["mainEntityOfPage"].startswith("http")
    assert found["inLanguage"] == "fr"


def test_its_cover_is_shown_with_its_words_and_its_credit(read, index):
    cover = Image.objects.create(title="Terril", file=factories.picture(), credit="Photo : Ada, CC0")
    page = read(news(cover=cover, cover_alt="Un terril au matin").url)

    assert page.cssselect(".story-cover img")[0].get("alt") == "Un terril au matin"
    assert "Ada, CC0" in text(page.cssselect(".story-cover figcaption")[0])
    assert data(page)["image"].startswith("http")


def test_a_list_in_another_language_marks_what_it_has_not(read, index):
    dutch = news_index("nl")
    page = news(title="Seule", date="2026-05-01")
    translate(news(title="Traduite", date="2026-01-01"), "nl", title="Vertaald")

    found = read(dutch.url)

    assert titles(found) == ["Vertaald", "Seule"]
    assert found.cssselect(f'[data-id="{page.pk}"] h3')[0].get("lang") == "fr"
    assert found.cssselect(f'[data-id="{page.pk}"] .badge')


def test_it_is_translated_with_its_words_and_not_its_facts(read, index, into_dutch):
    news_index("nl")
    page = publish(news(title="Crue", summary="L’eau monte.", date="2026-03-01", themes=[ThemeFactory(slug="eau")]))

    dutch = into_dutch(page, {"Crue": "Overstroming", "L’eau monte.": "Het water stijgt."})

    assert (dutch.title, dutch.summary, dutch.date) == ("Overstroming", "Het water stijgt.", date(2026, 3, 1))
    assert [theme.slug for theme in dutch.themes_in_order] == ["eau"]
    assert read(dutch.url).xpath("//link[@rel='alternate']/@hreflang") == ["fr", "nl", "x-default"]
