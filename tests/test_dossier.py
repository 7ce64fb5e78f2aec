"""A mediator's selection: kept in a cookie, changed by plain forms, shared as an address, cited."""

import json
from http.cookies import SimpleCookie

import pytest
from lxml import html

from resources.dossier.references import LIMIT, YEAR
from tests import factories
from tests.factories import DocumentFactory, ThemeFactory, publish, resource, translate

URL = "/en/dossier/"  # in English, which is the language of the code


@pytest.fixture
def shelf(library):
    """Three public resources: ENV 0001 to ENV 0003."""
    themes = [ThemeFactory(letters="ENV")]
    return [resource(title=title, themes=themes) for title in ("Un sol", "Une eau", "Un air")]


@pytest.fixture
def change(client):
    """Press a button of a form: `change(add="ENV 0001")` → response."""

    def press(referer="", **button):
        headers = {"Referer": f"http://testserver{referer}"} if referer else {}
        return client.post(URL, button, headers=headers)

    return press


@pytest.fixture
def kept(client):
    """The word in the cookie."""
    return lambda: client.cookies["dossier"].value if "dossier" in client.cookies else ""


def fill(client, *references):
    client.cookies = SimpleCookie({"dossier": ".".join(references)})


def titles(page):
    return [node.text_content() for node in page.cssselect("#dossier [data-id] h3")]


def said(page):
    return " ".join(" ".join(node.text_content().split()) for node in page.cssselect("[data-said]"))


def test_a_card_of_the_library_adds_to_the_dossier(read, client, shelf, change):
    form = read(factories.library().url).cssselect("form[data-dossier]")[0]
    button = form.cssselect("button[name=add]")[0]

    change(**{button.get("name"): button.get("value")})

    assert titles(read(URL)) == ["Un air"]  # the newest comes first in the library


def test_all_cards_and_the_page_of_a_resource_have_the_button(read, shelf):
    factories.fill_home("resources")

    for url in ("/fr/", factories.library().url, shelf[0].url):
        assert read(url).cssselect('form[data-dossier="ENV-0001"] button[name=add]'), url


def test_the_cookie_holds_references_for_a_year_and_nothing_else(change, shelf):
    change(add="ENV 0001")
    cookie = change(add="ENV 0002").cookies["dossier"]

    assert cookie.value == "ENV-0001.ENV-0002"
    assert (cookie["samesite"], cookie["path"], cookie["max-age"]) == ("Lax", "/", YEAR)
    assert not cookie["httponly"]


def test_no_page_depends_on_the_cookie_but_the_dossier(client, shelf):
    url = factories.library().url
    empty = client.get(url)
    fill(client, "ENV-0001")
    full = client.get(url)

    assert full.content == empty.content
    assert client.get(URL)["Cache-Control"] == "private, no-store"


def test_adding_leads_back_to_the_card_which_then_offers_to_take_it_out(read, change, shelf):
    page = factories.library().url

    url = change(f"{page}?q=eau", add="ENV-0002").url

    assert url == f"{page}?q=eau#dossier-ENV-0002"
    assert read(page).cssselect("#dossier-ENV-0002 button[name=remove]")


@pytest.mark.parametrize("referer", ["//elsewhere.example/", "/\\elsewhere.example/"])
def test_nobody_is_led_elsewhere(change, referer):
    assert change(referer, add="ENV-0002").url.startswith(f"{URL}?")


def test_a_form_on_another_site_changes_nothing(client, kept, shelf):
    for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        response = client.post(URL, {"add": "ENV 0001"}, headers=headers)
        assert response.status_code == 403
        assert said(html.fromstring(response.content))

    assert kept() == ""


@pytest.mark.parametrize(
    ("button", "order"),
    [
        ({"up": "ENV-0003"}, ["Un sol", "Un air", "Une eau"]),
        ({"down": "ENV-0001"}, ["Une eau", "Un sol", "Un air"]),
        ({"up": "ENV-0001"}, ["Un sol", "Une eau", "Un air"]),
        ({"remove": "ENV-0002"}, ["Un sol", "Un air"]),
        ({"take": "ENV-0003.ENV-0001"}, ["Un air", "Un sol"]),
        ({"take": ""}, []),
        ({"down": "nonsense"}, ["Un sol", "Une eau", "Un air"]),
        ({"other": "ENV-0001"}, ["Un sol", "Une eau", "Un air"]),
    ],
)
def test_a_button_changes_the_order_or_what_is_in_it(client, read, change, shelf, button, order):
    fill(client, "ENV-0001", "ENV-0002", "ENV-0003")

    change(**button)

    assert titles(read(URL)) == order


def test_a_move_passes_over_what_is_no_longer_there(client, read, change, shelf):
    fill(client, "ENV-0001", "ENV-0002", "ENV-0003")
    shelf[1].unpublish()

    change(up="ENV-0003")

    assert titles(read(URL)) == ["Un air", "Un sol"]


def test_a_move_is_said(client, read, change, shelf):
    fill(client, "ENV-0001", "ENV-0002")

    page = read(change(up="ENV-0002").url)

    assert said(page) == "“Une eau” is now number 1 of 2."
    assert [button.get("name") for button in page.cssselect("button[disabled]")] == ["up", "down"]


def test_what_was_taken_out_comes_back_where_it_was(client, read, change, kept, shelf):
    fill(client, "ENV-0001", "ENV-0002", "ENV-0003")
    page = read(change(remove="ENV-0002").url)
    undo = page.cssselect("[data-undo]")[0]

    change(**{undo.get("name"): undo.get("value")})

    assert said(page) == "ENV 0002 was taken out of your dossier."
    assert kept() == "ENV-0001.ENV-0002.ENV-0003"


def test_an_empty_dossier_leads_to_the_library(read, library):
    links = [link.get("href") for link in read("/fr/dossier/").cssselect("#dossier .actions a")]

    assert links == [library.url]


def test_an_empty_dossier_leaves_no_cookie(client, change, shelf):
    fill(client, "ENV-0001")

    assert change(remove="ENV-0001").cookies["dossier"]["max-age"] == 0


def test_a_shared_selection_is_shown_in_its_order_and_changes_nothing(client, read, kept, shelf):
    fill(client, "ENV-0001")

    page = read(URL, {"r": ["env0003", "ENV 0002", "ENV-0003"]})

    assert titles(page) == ["Un air", "Une eau"]
    assert kept() == "ENV-0001"


def test_a_shared_selection_is_added_to_mine_or_takes_its_place(client, read, change, kept, shelf):
    fill(client, "ENV-0001")
    page = read(URL, {"r": ["ENV 0003", "ENV 0002"]})
    buttons = [(button.get("name"), button.get("value")) for button in page.cssselect(".actions form > button")]

    results = [(change(**dict([button])), kept())[1] for button in buttons]

    assert results == ["ENV-0001.ENV-0003.ENV-0002", "ENV-0003.ENV-0002"]


def test_what_is_shared_is_an_address_for_everybody(client, read, shelf):
    fill(client, "ENV-0002", "ENV-0001")
    address = read(URL).cssselect("[data-copy] p")[0].text_content()
    fill(client)

    assert titles(read(address)) == ["Une eau", "Un sol"]


def test_what_is_unknown_or_strange_is_named(read, shelf):
    page = read(URL, {"r": ["ENV 0001", "XYZ 0009", "<b>nothing</b>"]})

    assert "XYZ 0009, <b>nothing</b>" in page.cssselect(".dossier-note")[0].text_content()
    assert titles(page) == ["Un sol"]


def test_a_dossier_that_is_full_refuses_in_words_and_loses_nothing(client, change, kept, shelf):
    full = [f"XYZ-{number:04}" for number in range(LIMIT)]
    fill(client, *full)

    response = change("/fr/ressources/", add="ENV 0001")

    page = html.fromstring(response.content)
    assert (response.status_code, kept()) == (409, ".".join(full))
    assert str(LIMIT) in said(page)
    assert page.cssselect("[role=alert] a")[0].get("href") == "/fr/ressources/"


def test_an_address_of_too_many_names_the_rest(client, read, shelf):
    references = [f"XYZ {number:04}" for number in range(LIMIT)] + ["ENV 0001", "ENV 0002"]

    page = read(URL, {"r": references})

    assert titles(page) == []
    assert titles(read(page.cssselect(".is-refusal a")[0].get("href"))) == ["Un sol", "Une eau"]


def test_each_resource_is_in_the_language_of_the_reader_where_it_can_be(read, shelf):
    factories.library("nl")
    translate(shelf[0], "nl", title="Een bodem")

    page = read("/nl/dossier/", {"r": ["ENV 0001", "ENV 0002"]})

    assert titles(page) == ["Een bodem", "Une eau"]
    assert [node.get("lang") for node in page.cssselect("#dossier h3")] == [None, "fr"]


def test_the_page_exists_in_every_language_with_the_same_selection(client, read, shelf):
    page = read("/fr/dossier/", {"r": "ENV 0001"})

    for link in page.cssselect(".language-switcher a"):
        assert titles(read(link.get("href"))) == ["Un sol"]


def test_all_are_cited_in_a_text_and_for_programs(client, read, shelf):
    query = {"r": ["ENV 0002", "ENV 0001"]}
    lines = [node.text_content() for node in read(URL, query).cssselect("#dossier section:last-of-type [data-copy] p")]
    items = json.loads(client.get(f"{URL}citation.json", query).content)
    bibtex, ris = (client.get(f"{URL}citation.{kind}", query).content.decode() for kind in ("bib", "ris"))

    assert ["Une eau" in lines[0], "Un sol" in lines[1]] == [True, True]
    assert [item["title"] for item in items] == ["Une eau", "Un sol"]
    assert (bibtex.count("@misc{"), ris.count("TY  - "), ris.count("ER  - ")) == (2, 2, 2)


def test_the_citations_that_the_page_leads_to_answer(client, read, shelf):
    links = read(URL, {"r": "ENV 0001"}).cssselect(".citation-links a")

    assert [client.get(link.get("href")).status_code for link in links] == [200] * 3


def test_nothing_is_cited_of_nothing(client, shelf):
    assert client.get(f"{URL}citation.bib", {"r": "XYZ 0001"}).status_code == 404


def test_a_file_that_is_prepared_or_lost_is_named(client, read, library):
    page = publish(resource(documents=[DocumentFactory(), DocumentFactory(title="Perdue")]))
    lost = page.files.last().document
    lost.file.storage.delete(lost.file.name)

    found = read(URL, {"r": page.reference})

    notes = [" ".join(node.text_content().split()) for node in found.cssselect("#dossier details")]
    assert "1 file could not be found" in notes[0]
    assert f"{page.reference}: Perdue" in notes[0]
    assert "2 files are still being prepared" in notes[1]
    assert "1 file, ZIP" in found.cssselect(".button-primary")[0].text_content()


@pytest.mark.parametrize("query", ["r=%00", "r=" + "A" * 10_000, "r=%FF%FE", "r", "before=;&removed=%0d", "moved=%00"])
def test_bad_input_gets_a_page(client, shelf, query):
    assert client.get(f"{URL}?{query}").status_code == 200


@pytest.mark.parametrize("word", ['"; a=b', "ENV-0001.<b>", "." * 4000, "ENV-0001." * 300, "\\"])
def test_a_cookie_that_somebody_wrote_gets_a_page(client, shelf, word):
    fill(client, word)

    assert client.get(URL).status_code == 200
    assert client.post(URL, {"add": "ENV 0002"}).status_code == 302
