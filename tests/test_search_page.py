"""The page of the search itself: its addresses, its frame, its ways in and out, what it does with anything typed."""

from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from home.models import StandardPage
from home.urls import WORDS
from tests import factories
from tests.everywhere import ADDRESSES, FRENCH, WORD, directories, everything, groups, organisation, text, theme, total
from tests.factories import resource
from tests.test_bad_input import ODD


def robots(page):
    return [meta.get("content") for meta in page.cssselect('meta[name="robots"]')]


@pytest.mark.parametrize("language", ADDRESSES)
def test_each_language_has_its_word(read, language):
    page = read(ADDRESSES[language])

    assert page.get("lang") == language
    assert page.cssselect(f'link[rel="canonical"][href$="{ADDRESSES[language]}"]')
    alternates = {link.get("hreflang"): link.get("href") for link in page.cssselect("link[hreflang]")}
    assert alternates.pop("x-default") == alternates["fr"]
    assert {code: url[url.index(f"/{code}/") :] for code, url in alternates.items()} == ADDRESSES
    assert robots(page) == []


def test_the_word_of_another_language_leads_to_that_of_the_address(client):
    response = client.get("/nl/recherche/?q=zinc")

    assert (response.status_code, response.url) == (302, "/nl/zoeken/?q=zinc")


def test_the_switcher_leads_to_the_same_search(read):
    page = read(FRENCH, {"q": "été", "kind": "pages"})

    links = [link.get("href") for link in page.cssselect(".language-switcher a")]
    assert links == [f"{address}?q=%C3%A9t%C3%A9&kind=pages" for address in ADDRESSES.values()]


def test_results_are_not_for_search_engines(read, client):
    assert robots(read(FRENCH, {"q": "zinc"})) == ["noindex"]
    assert not read(FRENCH, {"q": "zinc"}).cssselect('link[rel="canonical"]')
    assert "Disallow: /*?q=" in client.get("/robots.txt").content.decode().splitlines()


@pytest.mark.parametrize("word", WORDS.values())
def test_no_page_may_have_its_word_as_a_slug(word):
    page = StandardPage(title="Une page", slug=word, locale=factories.locale())
    page.set_url_path(factories.home())

    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert "slug" in refused.value.message_dict


def test_with_nothing_typed_the_box_has_the_focus_and_the_sections_are_named(read, library):
    directories()
    factories.standard_page()

    page = read(FRENCH)

    assert page.cssselect("main input[name=q][autofocus]")
    doors = [link.get("href") for link in page.cssselect("[data-total] h3 a")]
    assert doors == [library.url, "/fr/themes/", "/fr/membres/"]


def test_what_nothing_has_is_said_with_ways_out(read, library):
    page = read(FRENCH, {"q": "introuvable"})

    assert total(page) == 0
    assert "introuvable" in text(page.cssselect(".empty-state")[0])
    assert page.cssselect(f'[data-total] a[href="{library.url}"]')
    assert not page.cssselect("[autofocus]")


def test_two_mistakes_are_asked_back(read):
    theme("Photosynthèse")
    directories()

    (link,) = read(FRENCH, {"q": "photosinthse"}).cssselect(".corrected-words a")

    assert link.get("href") == f"?q={quote('photosynthèse')}"


def test_the_groups_are_led_to_from_the_top(read):
    everything()
    page = read(FRENCH, {"q": WORD})

    links = [link.get("href") for link in page.cssselect("main nav .filter-chip")]
    assert links == [f"#{name}" for name in groups(page)]
    assert all(page.cssselect(link) for link in links)


def test_every_page_leads_to_the_search(read, library):
    for page in (read("/fr/"), read(library.url), read("/fr/nulle-part/", status=404), read("/fr/dossier/")):
        (link,) = page.cssselect(f'.site-header a[href="{FRENCH}"]')
        assert link.text_content().strip()
    assert read(FRENCH).cssselect('.site-header a[href="/fr/recherche/"][aria-current="page"]')


def test_an_address_that_leads_nowhere_proposes_its_words(read):
    page = read("/fr/ressources/un-sol-vivant-2/", status=404)

    assert page.cssselect("form[action='/fr/recherche/'] input[name=q]")[0].get("value") == "un sol vivant"
    for path in ("/fr/123/", "/fr/%F0%9F%98%80/", f"/fr/{'a' * 5000}/", "/fr/%22%3E%3Cb%3E/"):
        assert len(read(path, status=404).cssselect("input[name=q]")[0].get("value")) <= 80


def everywhere_links(page):
    return [link.get("href") for link in page.cssselect("#listing .search-on a")]


def test_a_list_with_few_results_or_none_leads_to_the_search_of_the_same_words(read, library):
    for number in range(4):
        resource(title=f"Le zinc {number}")
    resource(title="Le cuivre")

    assert everywhere_links(read(library.url, {"q": "été & cuivre"})) == [f"{FRENCH}?q={quote('été & cuivre')}"]
    assert everywhere_links(read(library.url, {"q": "cuivre"})) == [f"{FRENCH}?q=cuivre"]
    assert everywhere_links(read(library.url, {"q": "zinc"})) == everywhere_links(read(library.url)) == []


def test_the_home_page_leads_on_to_the_whole_site(read, library):
    assert read("/fr/").cssselect(f'.hero a[href="{FRENCH}"]')


@pytest.mark.parametrize("words", [*ODD, "\x00", "a" * 10_240, " ", "-", "«»", "-a -b", '"', "é" * 300, "a" * 60 + "é"])
def test_anything_may_be_typed(client, words):
    theme("Zinc")
    organisation("Zinc et cuivre")
    resource(title="Zinc")
    directories()

    for parameters in ({"q": words}, {"q": f"zinc {words}", "kind": words, "page": words}):
        assert client.get(FRENCH, parameters).status_code == 200


@pytest.mark.parametrize(
    "query", ["q=%ff%fe", "q=%00", "kind=pages&page=-1&q=a", "q=a&q=b", "page=9999&q=zinc", "q[]=1"]
)
def test_any_query_string_is_answered(client, query):
    theme("Zinc")
    directories()

    assert client.get(f"{FRENCH}?{query}").status_code == 200
    assert client.get(f"/nl/suche/?{query}").status_code == 302


def test_it_is_only_read(client):
    assert client.post(FRENCH, {"q": "zinc"}).status_code == 405


def test_the_indexes_are_verified_and_rebuilt_with_what_is_no_page(read):
    directories()
    made = theme("Zinc")
    organisation("Cuivre")
    call_command("verify_index")
    type(made).objects.filter(pk=made.pk).update(name="Autre")
    made.labels.all().update(label="Laiton")
    with pytest.raises(Exception, match="themes text wrong"):
        call_command("verify_index")

    call_command("rebuild_index", verbosity=0)

    call_command("verify_index")
    assert groups(read(FRENCH, {"q": "laiton"})) == {"themes": ["Laiton"]}
