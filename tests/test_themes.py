"""The pages of the themes: what each is about, and everything about it."""

from urllib.parse import urlsplit

import pytest
from django.utils import translation

from core.models import ThemeLabel
from home.models import OrganisationIndexPage, ThemeIndexPage
from search.windows import windows
from tests import factories
from tests.factories import OrganisationFactory, ThemeFactory, index_page, resource, translate
from tests.publications import news, paper
from tests.sitemaps import mapped


def text(node):
    return " ".join(node.text_content().split())


def in_words(*numbers):
    """Those numbers of resources, news items and position papers, as French readers see them."""
    with translation.override("fr"):
        counted = [window.counted(number) for window, number in zip(windows(), numbers, strict=False)]
    return [" ".join(words.split()) for words in counted]


def titles(page):
    return [text(title) for title in page.cssselect("[data-id] h3")]


def section(page, title):
    return next((s for s in page.cssselect("main section") if text(s.cssselect("h2")[0]) == title), None)


@pytest.fixture
def environment():
    theme = ThemeFactory(slug="environnement", name="Environnement", palette="env")
    ThemeLabel.objects.create(theme=theme, language="fr", label="Environnement", about="Le sol sous la cour.")
    ThemeLabel.objects.create(theme=theme, language="de", label="Umwelt", about="Der Boden unter dem Hof.")
    return theme


@pytest.fixture
def water(environment):
    return ThemeFactory(slug="eau", name="Eau", parent=environment, letters="")


@pytest.fixture
def themes(library):
    return index_page(ThemeIndexPage)


def test_the_index_shows_each_theme_with_its_narrower_ones_and_its_count(read, themes, environment, water):
    resource(themes=[water])
    resource(themes=[environment])

    [sheet] = read(themes.url).cssselect(".theme-sheet")

    assert text(sheet.cssselect(".small")[0]) == "2 ressources"
    assert [a.get("href") for a in sheet.cssselect("a")] == ["/fr/themes/environnement/", "/fr/themes/eau/"]


def test_an_index_without_themes_says_so(read, themes):
    assert read(themes.url).cssselect(".empty-state")


def test_a_theme_says_what_it_is_about_in_the_language_of_the_page(read, themes, environment):
    german = index_page(ThemeIndexPage, "de")

    french = read("/fr/themes/environnement/")

    assert text(french.cssselect("h1")[0]) == "Environnement"
    assert text(french.cssselect(".lead")[0]) == "Le sol sous la cour."
    assert text(read(f"{german.url}environnement/").cssselect(".lead")[0]) == "Der Boden unter dem Hof."


def test_what_it_is_about_in_french_alone_says_so(read, themes, environment):
    english = index_page(ThemeIndexPage, "en")

    [lead] = read(f"{english.url}environnement/").cssselect(".lead")

    assert (lead.get("lang"), text(lead)) == ("fr", "Le sol sous la cour.")


def test_it_shows_what_is_about_it_and_about_its_narrower_themes(read, themes, environment, water):
    resource(title="La mare", themes=[water])
    resource(title="Le bois", themes=[environment])
    resource(title="Le train", themes=[ThemeFactory()])

    assert sorted(titles(read("/fr/themes/environnement/"))) == ["La mare", "Le bois"]
    assert titles(read("/fr/themes/eau/")) == ["La mare"]


def test_its_button_leads_to_all_of_it_in_the_library(read, themes, environment):
    for _ in range(5):
        resource(themes=[environment])

    page = read("/fr/themes/environnement/")
    [button] = page.cssselect(".page-head .button-primary")

    assert text(button) == "Voir les 5 ressources"
    assert read(button.get("href")).cssselect("[data-total]")[0].get("data-total") == "5"
    assert len(titles(page)) == 3


def test_a_theme_without_anything_says_so(read, themes, environment):
    assert read("/fr/themes/environnement/").cssselect(".empty-state")


def test_it_names_who_works_on_it_those_with_the_most_first(read, themes, environment):
    index_page(OrganisationIndexPage)
    often, once = OrganisationFactory(name="Souvent"), OrganisationFactory(name="Parfois")
    for organisations in ([often, once], [often]):
        resource(themes=[environment], organisations=organisations)

    page = read("/fr/themes/environnement/")

    assert [text(a) for a in page.cssselect(".members-line a")] == ["Souvent", "Parfois"]


def test_it_leads_to_its_narrower_and_its_neighbouring_themes(read, themes, environment, water):
    ethics = ThemeFactory(slug="ethique", name="Éthique")
    resource(themes=[water, ethics])

    page = read("/fr/themes/environnement/")

    assert "Eau" in text(section(page, "Thèmes plus étroits"))
    assert "Éthique" in text(section(page, "Thèmes voisins"))
    assert "Eau" not in text(section(page, "Thèmes voisins"))


def test_it_wears_the_looks_of_its_theme(read, themes, water):
    assert read("/fr/themes/eau/").cssselect("article.theme-env")


@pytest.mark.parametrize("path", ["nulle-part/", "eau/encore/", "EAU/"])
def test_what_is_no_theme_is_not_found(read, themes, water, path):
    read(f"{themes.url}{path}", status=404)


def test_a_theme_is_the_same_page_in_every_language_that_has_the_index(read, themes, environment):
    german = index_page(ThemeIndexPage, "de")
    page = read("/fr/themes/environnement/?x=1")

    switcher = {a.get("hreflang"): a for a in page.cssselect(".language-switcher a")}
    alternates = {a.get("hreflang"): a.get("href") for a in page.xpath("//link[@rel='alternate'][@hreflang]")}

    assert switcher["de"].get("href") == f"{german.url}environnement/?x=1"
    assert "is-missing" in switcher["nl"].get("class")
    assert alternates["de"].endswith(f"{german.url}environnement/")
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith("/fr/themes/environnement/")


def test_its_breadcrumbs_lead_home_through_the_themes(read, themes, environment):
    crumbs = read("/fr/themes/environnement/").cssselect(".breadcrumbs a")

    assert [a.get("href") for a in crumbs] == ["/fr/", themes.url]


def test_themes_of_an_index_that_is_not_public_are_not_either(client, themes, environment):
    themes.unpublish()

    assert client.get("/fr/themes/environnement/").status_code == 404
    assert [address for address in mapped(client) if "environnement" in address] == []


def test_every_theme_is_in_the_sitemap_in_its_languages(client, themes, environment):
    index_page(ThemeIndexPage, "de")

    assert {"/fr/themes/environnement/", "/de/themen/environnement/"} <= mapped(client).keys()


def test_a_resource_in_another_language_is_marked_on_the_page_of_its_theme(read, themes, environment):
    page = resource(title="Le sol", themes=[environment])
    factories.library("nl")
    dutch = index_page(ThemeIndexPage, "nl")
    resource(title="Het bos", themes=[environment], parent=factories.library("nl"))

    found = read(f"{dutch.url}environnement/")

    assert titles(found) == ["Het bos", "Le sol"]
    assert found.cssselect(f"[data-id='{page.pk}'] h3")[0].get("lang") == "fr"
    assert translate(page, "nl", title="De bodem")
    assert sorted(titles(read(f"{dutch.url}environnement/"))) == ["De bodem", "Het bos"]


def test_it_shows_what_every_section_has_of_it_by_kind_each_with_its_number(read, themes, environment):
    for number in range(4):
        news(title=f"Nouvelle {number}", date=f"2026-01-0{number + 1}", themes=[environment])
    paper(title="Une position", themes=[environment])
    resource(title="Le sol", themes=[environment])

    page = read("/fr/themes/environnement/")
    shown = [part for window in windows() for part in page.cssselect(f"section[aria-labelledby={window.name}]")]

    assert [titles(part)[:1] for part in shown] == [["Le sol"], ["Nouvelle 3"], ["Une position"]]
    assert [len(titles(part)) for part in shown] == [1, 3, 1]
    assert [text(part.cssselect(".margin-note p")[0]) for part in shown] == in_words(1, 4, 1)


def test_each_of_its_lists_leads_to_its_own_section(read, themes, environment):
    for _ in range(4):
        news(themes=[environment])
        resource(themes=[environment])

    buttons = read("/fr/themes/environnement/").cssselect(".page-head .button")

    assert [urlsplit(button.get("href")).path for button in buttons] == ["/fr/ressources/", "/fr/actualites/"]


def test_the_number_beside_a_theme_is_that_of_all_sections_and_its_sheet_says_of_what(read, themes, environment):
    ethics = ThemeFactory(slug="ethique")
    resource(themes=[environment])
    for _ in range(2):
        news(themes=[environment, ethics])

    sheet = read(themes.url).cssselect(".theme-sheet")[0]
    [neighbour] = read("/fr/themes/ethique/").cssselect("[aria-labelledby=neighbours] .theme-count")

    assert text(sheet.cssselect(".small")[0]) == ", ".join(in_words(1, 2))
    assert text(neighbour.cssselect(".number")[0]).split()[0] == "2"
