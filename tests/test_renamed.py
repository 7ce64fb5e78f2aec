"""An address that was public once leads on for ever: in its language, in one step, and never to what is hidden."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from home.models import ThemeIndexPage
from tests import factories
from tests.factories import DocumentFactory, ThemeFactory, again, publish, resource, translate
from tests.hiding import delete, expire, restrict, restrict_the_index, unpublish
from tests.publications import paper


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """`rename(page, slug)`: publish it under another slug, as an editor does; gives the page as it is stored."""

    def under(page, slug):
        page = again(page)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            return publish(page)

    return under


@pytest.fixture
def soil(library):
    return resource(title="Le sol", slug="sol", documents=[DocumentFactory()])


def led(client, address, **asked):
    """Where it leads, "" when nowhere; what it leads to answers."""
    response = client.get(address, asked)
    if response.status_code == 404:
        return ""
    assert response.status_code == 301, (address, response.status_code)
    assert client.get(response["Location"]).status_code == 200
    return response["Location"]


def test_an_old_address_leads_to_the_new_one(client, soil, rename):
    old, new = soil.url, rename(soil, "terre").url

    assert (led(client, old), led(client, old.rstrip("/"))) == (new, new)


def test_renamed_twice_both_old_addresses_lead_to_the_last(client, soil, rename):
    first = soil.url
    second = rename(soil, "terre").url
    third = rename(soil, "humus").url

    assert (led(client, first), led(client, second)) == (third, third)


def test_renamed_back_nothing_turns_in_circles(client, soil, rename):
    first = soil.url
    second = rename(soil, "terre").url
    rename(soil, "sol")

    assert client.get(first).status_code == 200
    assert led(client, second) == first


def test_another_page_that_takes_the_old_slug_is_what_one_finds_there(client, read, soil, rename):
    rename(soil, "terre")
    other = resource(title="Une autre", slug="sol")

    assert read(other.url).cssselect("h1")[0].text_content().strip() == "Une autre"


def test_a_page_that_took_a_slug_and_gave_it_back_leads_to_itself(client, soil, rename):
    old = soil.url
    rename(soil, "terre")
    other = rename(resource(slug="sol"), "autre")

    assert led(client, old) == other.url


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_renamed_section_takes_all_below_it_along(client, soil, rename, language):
    factories.library("nl")
    page = {"fr": soil, "nl": translate(soil, "nl", slug="bodem")}[language]
    old = page.url
    section = rename(factories.library(language), "fonds")

    assert led(client, old) == again(page).url == f"/{language}/fonds/{page.slug}/"
    assert section.url == f"/{language}/fonds/"


def test_what_is_renamed_under_a_renamed_section_is_one_step_away(client, soil, rename):
    old = soil.url
    rename(factories.library(), "fonds")
    between = again(soil).url
    new = rename(soil, "terre").url

    assert (led(client, old), led(client, between)) == (new, new)
    assert led(client, "/fr/ressources/terre/") == new


def test_what_was_a_draft_when_its_section_was_renamed_is_one_step_away(client, soil, rename):
    old = soil.url
    again(soil).unpublish()
    rename(factories.library(), "fonds")
    new = rename(soil, "terre").url

    assert led(client, old) == new


@pytest.mark.parametrize("name", ["archive.zip", "citation.bib"])
@pytest.mark.parametrize("renamed", ["page", "section"])
def test_what_is_fetched_beside_a_page_is_found_at_its_old_address(client, soil, rename, name, renamed):
    old = f"{soil.url}{name}"
    rename(soil if renamed == "page" else factories.library(), "autre")

    assert led(client, old) == f"{again(soil).url}{name}"


def test_feeds_and_filters_of_a_renamed_list_lead_on(client, soil, rename, library):
    old = library.url
    new = rename(library, "fonds").url

    assert led(client, f"{old}flux.atom", type="jeu") == f"{new}flux.atom?type=jeu"
    assert led(client, old, type="jeu", level="P3") == f"{new}?type=jeu&level=P3"


@pytest.mark.parametrize("below", ["versions/1.0/", "changes/1.0/", "citation.ris"])
def test_versions_of_a_renamed_paper_lead_on(client, rename, below):
    position = paper(status="adopte")
    old = f"{position.url}{below}"
    new = rename(position, "autrement").url

    assert led(client, old) == f"{new}{below}"


def test_themes_below_a_renamed_page_lead_on(client, rename):
    themes = factories.index_page(ThemeIndexPage)
    ThemeFactory(slug="eau")
    new = rename(themes, "sujets").url

    assert led(client, "/fr/themes/eau/") == f"{new}eau/"
    assert led(client, "/fr/themes/eau/flux.atom") == f"{new}eau/flux.atom"
    assert led(client, "/fr/themes/inconnu/") == ""


def test_a_page_moved_to_another_section_leads_on(client, soil, library):
    old = soil.url
    other = factories.home().add_child(instance=type(library)(title="Fonds", slug="fonds", locale=library.locale))
    again(soil).move(other, pos="last-child")

    assert led(client, old) == f"{other.url}sol/"
    assert led(client, f"{old}archive.zip") == f"{other.url}sol/archive.zip"


def test_a_translated_slug_that_changes_leads_on_in_its_language(client, soil, into_dutch):
    factories.library("nl")
    old = into_dutch(soil, {"sol": "bodem", "Le sol": "De bodem"}).url
    new = into_dutch(soil, {"sol": "grond"}).url

    assert (old, new) == ("/nl/leermiddelen/bodem/", "/nl/leermiddelen/grond/")
    assert led(client, old) == new


@pytest.mark.parametrize("hide", [unpublish, expire, restrict, restrict_the_index, delete])
@pytest.mark.parametrize("below", ["", "archive.zip"])
def test_nothing_tells_where_what_is_hidden_is(client, soil, rename, hide, below):
    old = soil.url
    hide(rename(soil, "terre"))

    response = client.get(f"{old}{below}")

    assert response.status_code == 404
    assert b"terre" not in response.content


def test_what_is_published_again_is_found_again(client, soil, rename):
    old = soil.url
    page = rename(soil, "terre")
    page.unpublish()

    assert led(client, old) == ""
    publish(again(page))
    assert led(client, old) == page.url


def test_a_draft_renamed_and_published_later_is_found_at_its_first_address(client, soil, rename):
    old = soil.url
    again(soil).unpublish()
    page = again(soil)
    page.slug = "terre"
    page.save_revision()
    assert led(client, old) == ""

    page = rename(soil, "terre")

    assert led(client, old) == page.url


def test_what_a_renamed_page_never_had_is_nowhere(client, soil, rename):
    old = soil.url
    rename(soil, "terre")

    assert [led(client, f"{old}{below}") for below in ("zut/", "flux.atom", "versions/1.0/")] == ["", "", ""]


def test_a_mirror_renamed_leads_to_the_source_at_once(client, soil, django_capture_on_commit_callbacks):
    factories.library("nl")
    alias = soil.copy_for_translation(factories.locale("nl"), alias=True)
    old = alias.url
    alias.slug = "bodem"
    with django_capture_on_commit_callbacks(execute=True):
        alias.save()

    response = client.get(old)

    assert (response.status_code, response["Location"]) == (302, soil.url)


def test_an_editor_s_own_redirect_says_nothing_of_what_is_below(client, soil):
    site = Site.objects.get()
    Redirect.add_redirect("/fr/affiche/", redirect_to=soil, site=site)
    Redirect.add_redirect("/fr/ailleurs/?a=b", redirect_to="https://exemple.example/", site=site)

    assert (led(client, "/fr/affiche/"), led(client, "/fr/affiche/archive.zip")) == (soil.url, "")
    assert client.get("/fr/ailleurs/?a=b")["Location"] == "https://exemple.example/"
    assert client.get("/fr/ailleurs/?a=c").status_code == 404


def test_a_missing_page_asks_the_redirects_once(client, library, django_assert_max_num_queries):
    client.get("/fr/nulle/part/")
    with django_assert_max_num_queries(10):
        client.get("/fr/nulle/part/")
