"""Every address says its language, and nothing pretends to be a translation that is none."""

import pytest
from django.urls import reverse
from django.utils import translation
from lxml import html
from wagtail.models import Page

from core.models import ThemeLabel
from resources.models import ResourcePage
from tests import factories
from tests.factories import OrganisationFactory, ThemeFactory, publish, resource, translate
from tests.sitemaps import SITEMAP, mapped, maps

LANGUAGES = ["fr", "nl", "de", "en"]


@pytest.fixture
def pair(library):
    """A resource in French and its Dutch page."""
    factories.library("nl")
    french = resource(title="Le sol", slug="sol")
    return french, translate(french, "nl", title="De bodem", slug="bodem")


def path(url):
    return url.removeprefix("http://localhost:8000")


def hreflang(page):
    links = page.xpath("//link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): path(link.get("href")) for link in links}


def switcher(page):
    """{language: (address, whether it says that the page exists)}"""
    links = page.cssselect(".language-switcher a")
    return {link.get("hreflang"): (link.get("href"), "is-missing" not in link.get("class", "")) for link in links}


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("nl", "nl"),
        ("nl-BE,nl;q=0.9,fr;q=0.8", "nl"),
        ("de-BE", "de"),
        ("en-GB,en", "en"),
        ("es,it", "fr"),
        ("", "fr"),
        ("fr;q=0.1,en;q=0.9", "en"),
        ("es,de;q=0.5", "de"),
    ],
)
def test_the_root_leads_to_the_language_asked_for(client, accepted, language):
    response = client.get("/", headers={"accept-language": accepted})

    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_home_is_in_its_language_whatever_the_browser_asks(client, language):
    response = client.get(f"/{language}/", headers={"accept-language": "fr"})

    page = html.fromstring(response.content)
    assert (page.get("lang"), response["Content-Language"]) == (language, language)
    assert hreflang(page) == {code: f"/{code}/" for code in LANGUAGES} | {"x-default": "/fr/"}


@pytest.mark.parametrize("address", ["/{}/zut/", "/{}/ressources/zut/", "/{}/zut.zip", "/{}/a/b/archive.zip"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_page_is_missing_in_its_language(read, language, address):
    page = read(address.format(language), status=404)

    assert page.get("lang") == language
    assert len(page.cssselect("main")) == len(page.cssselect("h1")) == 1
    assert {code: url for code, (url, _) in switcher(page).items()} == {code: f"/{code}/" for code in LANGUAGES}


def test_alternates_are_those_that_exist_and_name_each_other(read, pair):
    french, dutch = pair
    both = {"fr": french.url, "nl": dutch.url, "x-default": french.url}

    assert hreflang(read(french.url)) == hreflang(read(dutch.url)) == both


def test_a_page_alone_in_its_language_has_no_alternate(read, library):
    page = read(resource().url)

    assert hreflang(page) == {}
    assert len(page.xpath("//link[@rel='canonical']")) == 1


@pytest.mark.parametrize("hide", ["unpublish", "delete"])
def test_a_translation_that_goes_is_no_alternate(read, pair, hide):
    french, dutch = pair
    getattr(dutch, hide)()

    assert hreflang(read(french.url)) == {}
    assert switcher(read(french.url))["nl"][1] is False


def test_each_page_is_its_own_canonical_whatever_was_chosen(read, library):
    page = read(library.url, {"type": "jeu", "q": "sol"})

    assert [path(link.get("href")) for link in page.xpath("//link[@rel='canonical']")] == [library.url]


def test_the_switcher_tells_what_exists_and_leads_to_the_nearest(read, pair):
    french, dutch = pair
    found = switcher(read(french.url))

    assert found["fr"] == (french.url, True)
    assert found["nl"] == (dutch.url, True)
    assert found["de"] == ("/de/", False)


def test_the_switcher_keeps_what_was_chosen(read, pair, library):
    found = switcher(read(library.url, {"type": "jeu"}))

    assert found["nl"] == (f"{factories.library('nl').url}?type=jeu", True)


def test_every_address_of_the_switcher_answers(client, read, pair):
    found = switcher(read(pair[0].url))

    assert {url: client.get(url).status_code for url, _ in found.values()} == {url: 200 for url, _ in found.values()}


def test_a_library_lists_its_own_language_then_the_others_marked(read, pair):
    resource(title="La roche", slug="roche")
    page = read(factories.library("nl").url, {"sort": "title"})

    headings = page.cssselect("[data-id] h3")
    assert [(node.text_content().strip(), node.get("lang")) for node in headings] == [
        ("De bodem", None),
        ("La roche", "fr"),
    ]


def test_a_sitemap_has_every_public_page_with_its_translations(client, pair):
    french, dutch = pair
    entries = mapped(client)

    assert set(entries) == {page.url for page in Page.objects.live().filter(depth__gt=1)}
    assert entries[french.url] == entries[dutch.url] == {"fr": french.url, "nl": dutch.url, "x-default": french.url}


def test_there_is_a_map_a_language(client, pair):
    found = {address: [place.text for place in tree.iter(f"{SITEMAP}loc")] for address, tree in maps(client).items()}

    assert list(found) == [f"/sitemap-{code}.xml" for code in LANGUAGES]
    assert [path(place) for place in found["/sitemap-nl.xml"]] == ["/nl/", factories.library("nl").url, pair[1].url]


def test_robots_are_told_what_to_leave_and_where_the_map_is(client):
    response = client.get("/robots.txt")

    lines = response.content.decode().splitlines()
    assert response["Content-Type"].startswith("text/plain")
    assert {"User-agent: *", "Disallow: /cms/", "Sitemap: http://localhost:8000/sitemap.xml"} <= set(lines)


def test_a_reference_is_the_same_in_every_language(pair):
    french, dutch = pair

    assert french.reference == dutch.reference == "GEN 0001"


def test_references_count_up_under_the_letters_of_the_main_theme(library):
    ethics, water = ThemeFactory(letters="ETH"), ThemeFactory(letters="", parent=ThemeFactory(letters="ENV"))

    found = [resource(themes=themes).reference for themes in ([water, ethics], [ethics], [water])]

    assert found == ["ENV 0001", "ETH 0001", "ENV 0002"]


def test_a_reference_is_given_at_the_first_publication_and_stays(library):
    page = resource(themes=[ThemeFactory(letters="ENV")], live=False)
    before, first = page.reference, publish(page).reference
    page = ResourcePage.objects.get(pk=page.pk)
    page.themed_items = [type(page.themed_items.first())(tag=ThemeFactory(letters="ETH"))]

    assert (before, first, publish(page).reference) == ("", "ENV 0001", "ENV 0001")


def test_a_reference_is_never_given_again(library):
    theme = ThemeFactory(letters="ENV")
    resource(themes=[theme]).delete()

    assert resource(themes=[theme]).reference == "ENV 0002"


def test_a_translation_published_first_gives_the_reference(library):
    factories.library("nl")
    french = resource(themes=[ThemeFactory(letters="ENV")], live=False)
    dutch = translate(french, "nl", title="Eerst", slug="eerst")

    assert publish(french).reference == dutch.reference == "ENV 0001"


def test_an_older_revision_does_not_take_the_reference_back(library):
    page = resource(live=False)
    revision = page.save_revision()
    publish(page)
    revision.publish()

    assert ResourcePage.objects.get(pk=page.pk).reference == "GEN 0001"


@pytest.mark.parametrize("slug", ["dossier", "fichiers", "recherche", "zoeken", "suche", "search"])
def test_a_slug_of_the_site_itself_is_refused_in_the_form(editor, library, slug):
    url = reverse("wagtailadmin_pages:add", args=["resources", "resourcepage", library.pk])
    page = html.fromstring(editor.get(url).content)
    form = next(form for form in page.forms if "title" in form.fields)
    values = {name: value or "" for name, value in form.fields.items() if name}

    values |= {"title": "Titre", "slug": slug, "resource_type": "jeu", "licence": "cc0", "body-count": "0"}
    response = editor.post(url, values)

    errors = " ".join(node.text_content() for node in html.fromstring(response.content).cssselect(".error-message"))
    assert slug in errors
    assert not ResourcePage.objects.exists()


def test_labels_of_themes_follow_the_language(read, library):
    theme = ThemeFactory(slug="eau")
    theme.labels = [ThemeLabel(language="fr", label="L’eau"), ThemeLabel(language="nl", label="Water")]
    theme.save()
    resource(themes=[theme], organisations=[OrganisationFactory()])

    dutch, german = (
        read(factories.library(code).url).cssselect("label:has(input[value=eau])") for code in ("nl", "de")
    )
    assert ("Water" in dutch[0].text_content(), "L’eau" in german[0].text_content()) == (True, True)


def test_an_answer_leaves_no_language_behind(client):
    with translation.override("fr"):
        client.get("/nl/")
        assert html.fromstring(client.get("/fr/").content).get("lang") == "fr"
