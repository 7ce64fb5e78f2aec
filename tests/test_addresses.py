"""Every public address of the starting content says its language, names its translations, and keeps its word."""

import pytest
from django.test import Client
from django.utils.translation import override
from lxml import html

from core.models import NetworkDetails, Organisation
from home.starting_content.loading import load
from home.urls import WORDS
from news.models import NewsPage, PositionPage
from resources.models import ResourceIndexPage, ResourcePage
from tests.sitemaps import mapped
from tests.tongues import LANGUAGES, detected, of_the_interface, pieces, words_of
from training.models import TrainingSession

SITE = "http://localhost:8000"


@pytest.fixture(scope="module")
def map_of_the_site(kept):
    """The starting content, loaded once for this file: {address: {language: address there}}."""
    with kept():
        load()
        yield mapped(Client())


def beside(language):
    """What readers meet beside what the map names: further pages of lists, versions, dossiers, searches, a page that is
    not there."""
    lists = ResourceIndexPage.objects.filter(locale__language_code=language)
    papers = PositionPage.objects.published().filter(locale__language_code=language)
    found = [f"{page.url}?page=2" for page in lists] + [f"{page.url}?type=jeu&level=P3&q=sol" for page in lists]
    for paper in papers:
        found += [version.url for version in paper.shown_versions]
        found += [version.changes_url for version in paper.shown_versions if not version.is_current]
    chosen = "&".join(f"r={page.reference}" for page in ResourcePage.objects.filter(locale__language_code="fr")[:3])
    found += [f"/{language}/dossier/", f"/{language}/dossier/?{chosen}", f"/{language}/rien-ici/"]
    return [*found, *(f"/{language}/{WORDS[language]}/{query}" for query in ("", "?q=eau", "?q=zzzz"))]


@pytest.fixture(scope="module", params=LANGUAGES)
def read(request, map_of_the_site):
    """Every address of a language, read once: {address: (response, lxml document)}."""
    language, client, found = request.param, Client(), {}
    with override(language):
        extra = beside(language)
    for address in [*(one for one in map_of_the_site if one.startswith(f"/{language}/")), *extra]:
        response = client.get(address)
        found[address] = response, html.fromstring(response.content)
    return found


def of(read):
    return next(iter(read))[1:3]


def links(page, rel):
    found = page.xpath(f"//link[@rel='{rel}']")
    return [link for link in found if rel != "alternate" or link.get("hreflang")]


def test_every_address_answers(read):
    answers = {address: response.status_code for address, (response, _page) in read.items()}

    assert answers == {address: 404 if address.endswith("/rien-ici/") else 200 for address in read}


def test_every_page_says_its_language(read):
    said = {address: (page.get("lang"), response["Content-Language"]) for address, (response, page) in read.items()}

    assert {address: words for address, words in said.items() if words != (of(read), of(read))} == {}


def test_every_page_of_the_map_is_its_own_canonical(read, map_of_the_site):
    said = {address: [one.get("href") for one in links(page, "canonical")] for address, (_r, page) in read.items()}

    assert {a: url for a, url in said.items() if a in map_of_the_site and url != [f"{SITE}{a}"]} == {}


def test_versions_dossiers_and_the_search_are_canonical_too(read):
    said = {address: [one.get("href") for one in links(page, "canonical")] for address, (_r, page) in read.items()}
    own = [
        a for a in read if "/versions/" in a or "/changes/" in a or a.endswith(("/dossier/", f"/{WORDS[of(read)]}/"))
    ]

    assert {address: said[address] for address in own if said[address] != [f"{SITE}{address}"]} == {}


def test_alternates_are_those_of_the_map_and_whole_addresses(read, map_of_the_site):
    for address, expected in map_of_the_site.items():
        if address in read:
            said = {one.get("hreflang"): one.get("href") for one in links(read[address][1], "alternate")}
            assert said == {language: f"{SITE}{place}" for language, place in expected.items()}, address


def test_alternates_name_each_other_and_one_for_everybody_else(map_of_the_site):
    for address, alternates in map_of_the_site.items():
        if alternates:
            assert alternates[address[1:3]] == address
            assert alternates["x-default"] == alternates.get("fr", next(iter(alternates.values())))
        for place in alternates.values():
            assert map_of_the_site[place] == alternates, (address, place)


def foreign(read, language_of):
    """{address: [(what the page says, what it is, the text), …]} where the two differ."""
    found = {}
    for address, (_response, page) in read.items():
        for piece in pieces(page):
            language = language_of(piece)
            if language and language != piece.language:
                found.setdefault(address, []).append((piece.language, language, piece.text[:90]))
    return found


@pytest.fixture
def names(map_of_the_site):
    """What has one name in every language: bodies, places, persons."""
    network = NetworkDetails.load()
    found = {network.name, network.address, *Organisation.objects.values_list("name", flat=True)}
    sessions = TrainingSession.objects.values_list("venue", "address", "locality")
    found |= {name for session in sessions for name in session}
    pages = [*ResourcePage.objects.all(), *NewsPage.objects.all()]
    found |= {line for page in pages for line in page.authors.splitlines()}
    return sorted(map(words_of, found - {""}), key=len, reverse=True)


def test_no_text_is_in_another_language_than_the_page_says(read, names):
    def language_of(piece):
        text = words_of(piece.text)
        for name in names:
            text = text.replace(name, " ")
        return detected(text)

    assert foreign(read, language_of) == {}


def test_no_text_of_the_interface_is_in_another_language(read):
    assert foreign(read, of_the_interface) == {}
