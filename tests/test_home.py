"""The front door: what it shows by itself, and what it says when there is nothing."""

from urllib.parse import parse_qs, urlsplit

import pytest
from wagtail.models import PageViewRestriction

from core import showcases
from home.models import HomePage, OrganisationIndexPage, ThemeIndexPage
from tests import factories
from tests.factories import ThemeFactory, fill_home, index_page, member, publish, resource
from tests.publications import news, paper


def text(node):
    return " ".join(node.text_content().split())


def headings(page):
    return [text(heading) for heading in page.cssselect("main section.split h2")]


def test_its_sections_stand_in_the_order_of_the_editor(read, library):
    fill_home("members", "resources")

    assert headings(read("/fr/")) == ["Les membres", "Dernières fiches"]


def test_a_section_has_the_title_the_sentence_and_the_number_that_the_editor_chose(read, library):
    for number in range(3):
        resource(title=f"Fiche {number}")
    home = factories.home()
    values = {"showcase": "resources", "number": 2, "title": "À lire lundi", "note": "Choisies pour vous"}
    home.sections = HomePage.sections.field.to_python([{"type": "section", "value": values}])
    publish(home)

    section = read("/fr/").cssselect("main section.split")[0]

    assert len(section.cssselect("[data-id]")) == 2
    assert "À lire lundi" in text(section)
    assert "Choisies pour vous" in text(section)


def test_each_section_leads_to_everything_it_shows_the_first_of(read, library):
    members = index_page(OrganisationIndexPage)
    fill_home("resources", "members")

    links = [link.get("href") for link in read("/fr/").cssselect("main section.split .margin a")]

    assert links == [library.url, members.url]


@pytest.mark.parametrize("name", [name for name, _label in showcases.choices()])
def test_an_empty_section_says_so_in_words(read, name):
    fill_home(name)

    assert text(read("/fr/").cssselect(".empty-state")[0])


def test_a_section_that_is_no_longer_installed_is_left_out(read, library):
    fill_home("gone", "resources")

    assert headings(read("/fr/")) == ["Dernières fiches"]


def test_the_newest_resources_come_first_whatever_the_order_of_their_making(read, library):
    fill_home("resources")
    resource(title="Récente", date="2026-11-20")
    resource(title="Ancienne", date="2020-01-01")

    assert [text(title) for title in read("/fr/").cssselect("[data-id] h3")] == ["Récente", "Ancienne"]


def test_sections_asked_together_each_show_their_own_and_as_many_as_they_were_told(read, library):
    home = factories.home()
    for number in range(3):
        resource(title=f"Fiche {number}", date=f"2026-01-0{number + 1}")
        news(title=f"Nouvelle {number}", date=f"2026-01-0{number + 1}")
    paper(title="Une position")
    numbers = [("news", 1), ("resources", 1), ("positions", 3), ("news", 2)]
    values = [{"type": "section", "value": {"showcase": name, "number": number}} for name, number in numbers]
    home.sections = HomePage.sections.field.to_python(values)
    publish(home)

    sections = read("/fr/").cssselect("main section.split")

    assert [[text(title) for title in section.cssselect("[data-id] h3")] for section in sections] == [
        ["Nouvelle 2"],
        ["Fiche 2"],
        ["Une position"],
        ["Nouvelle 2", "Nouvelle 1"],
    ]


def test_the_number_beside_a_theme_on_its_plate_counts_every_section(read, library):
    index_page(ThemeIndexPage)
    environment = ThemeFactory(slug="environnement")
    resource(themes=[environment])
    news(themes=[environment])
    paper(themes=[environment])

    assert legend(read("/fr/")) == [("", "/fr/themes/environnement/", "3")]


def legend(page):
    """[(mark, address, number), …]"""
    return [
        (text(link.cssselect("b")[0]), link.get("href"), text(link.cssselect(".number")[0]).split()[0])
        for link in page.cssselect(".plate-legend a")
    ]


def test_its_plate_leads_to_each_first_level_theme_with_what_there_is_about_it(read, library):
    index_page(ThemeIndexPage)
    environment = ThemeFactory(slug="environnement")
    water = ThemeFactory(slug="eau", parent=environment, letters="")
    resource(themes=[water])
    resource(themes=[environment])

    assert legend(read("/fr/")) == [("", "/fr/themes/environnement/", "2")]


def test_the_legend_follows_the_thread_then_the_network_then_the_other_themes(read, library):
    index_page(ThemeIndexPage)
    index_page(OrganisationIndexPage)
    for slug, palette in (("mathematiques", "mat"), ("environnement", "env"), ("heritage", "pat"), ("autre", "pat")):
        ThemeFactory(slug=slug, palette=palette)
    member()

    assert [(mark, url.split("/")[-2]) for mark, url, _number in legend(read("/fr/"))] == [
        ("1", "heritage"),
        ("7", "environnement"),
        ("9", "membres"),
        ("", "mathematiques"),
        ("", "autre"),
    ]


def test_its_search_leads_into_the_library_and_so_do_the_searches_it_suggests(read, library):
    resource(title="Un terril en hiver")
    home = factories.home()
    home.searches = "terril\n\nla pluie & le sol"
    publish(home)

    page = read("/fr/")
    suggested = [link.get("href") for link in page.cssselect(".suggested-searches a")]

    assert page.cssselect(f'form[action="{library.url}"] input[name=q]')
    assert [parse_qs(urlsplit(url).query)["q"] for url in suggested] == [["terril"], ["la pluie & le sol"]]
    assert len(read(suggested[0]).cssselect("[data-id]")) == 1


def test_words_between_asterisks_are_highlighted_and_nothing_else_is_markup(read):
    home = factories.home()
    home.headline = "Les *sciences* & <b>techniques</b> : 2 * 2"
    publish(home)

    heading = read("/fr/").cssselect("h1")[0]

    assert [text(mark) for mark in heading.cssselect("mark")] == ["sciences"]
    assert text(heading) == "Les sciences & <b>techniques</b> : 2 * 2"


def test_members_are_shown_by_turns_and_others_are_not(read):
    index_page(OrganisationIndexPage)
    for number in range(4):
        member(name=f"Membre {number}")
    factories.OrganisationFactory(name="Pas membre")
    fill_home("members", number=24)

    assert sorted(text(link) for link in read("/fr/").cssselect(".members-line a")) == [f"Membre {n}" for n in range(4)]


def test_a_restricted_index_is_nowhere_on_the_home_page(read, library):
    themes = index_page(ThemeIndexPage)
    ThemeFactory()
    fill_home("resources")
    for page in (themes, library):
        PageViewRestriction.objects.create(page=page, restriction_type="login")

    page = read("/fr/")

    assert [link for link in page.xpath("//a/@href") if link.startswith((themes.url, library.url))] == []
    assert page.cssselect(".search-box") == []
