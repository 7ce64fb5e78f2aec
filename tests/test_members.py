"""The directory of the members, and the page of each."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.models import Image, OrganisationDescription
from home.models import OrganisationIndexPage, ThemeIndexPage
from tests.factories import OrganisationFactory, ThemeFactory, index_page, member, resource
from tests.publications import news, paper


def text(node):
    return " ".join(node.text_content().split())


def names(page):
    return [text(name) for name in page.cssselect("[data-id] h3")]


def count(page, facet, code):
    found = page.cssselect(f'input[type=checkbox][name="{facet}"][value="{code}"]')
    return int(found[0].get("data-count")) if found else None


@pytest.fixture
def directory(library):
    return index_page(OrganisationIndexPage)


@pytest.fixture
def four():
    """Four members: two museums, in Liège and Namur, and two associations, likewise."""
    return [
        member(name=f"{kind} {province}", kind=kind, province=province)
        for kind in ("musee", "association")
        for province in ("liege", "namur")
    ]


def test_members_are_listed_by_name_and_nobody_else_is(read, directory):
    for name in ("zoo des machines", "Atelier", "Éole", "Fonderie"):
        member(name=name)
    OrganisationFactory(name="Partenaire")
    member(name="Demain", member_since=timezone.localdate() + timedelta(days=1))

    assert names(read(directory.url)) == ["Atelier", "Éole", "Fonderie", "zoo des machines"]


def test_they_are_narrowed_by_kind_and_province(read, directory, four):
    page = read(directory.url, {"kind": "musee", "province": ["liege", "namur"]})

    assert names(page) == ["musee liege", "musee namur"]
    assert page.cssselect("[data-total]")[0].get("data-total") == "2"


def test_a_count_ignores_the_choices_of_its_own_facet(read, directory, four):
    page = read(directory.url, {"kind": "musee"})

    assert (count(page, "kind", "association"), count(page, "kind", "musee")) == (2, 2)
    assert (count(page, "province", "liege"), count(page, "province", "hainaut")) == (1, None)


@pytest.mark.parametrize("query", ["?kind=nope", "?kind=%00", "?province=liege&province=xx", "?sort=x&page=9&q=%FF"])
def test_unknown_values_are_ignored(client, directory, four, query):
    assert client.get(directory.url + query).status_code == 200


def test_when_nobody_is_there_it_says_which_criterion_to_drop_and_leads_back(read, directory, four):
    member(name="Université", kind="universite", province="hainaut")
    page = read(directory.url, {"kind": "universite", "province": "liege"})

    ways = {" ".join(text(way).split()): way.cssselect("a")[0].get("href") for way in page.cssselect(".empty-state li")}
    back = page.cssselect(".empty-state a.button")[0].get("href")

    assert list(ways) == ["2 membres sans le critère Université", "1 membre sans le critère Liège"]
    assert names(read(directory.url + ways["1 membre sans le critère Liège"])) == ["Université"]
    assert len(names(read(directory.url + back))) == 5


def test_an_empty_directory_says_so_without_a_map(read, directory):
    page = read(directory.url)

    assert page.cssselect(".empty-state")
    assert not page.cssselect(".province-map")


def test_the_map_and_its_list_lead_to_each_province_and_back(read, directory, four):
    page = read(directory.url)
    links = {text(a).split()[0]: a.get("href") for a in page.cssselect(".province-list a[href]")}

    there = read(directory.url + links["Liège"])
    back = next(a for a in there.cssselect(".province-list a") if a.get("aria-current"))

    assert names(there) == ["association liege", "musee liege"]
    assert len(names(read(directory.url + back.get("href")))) == 4


def test_a_member_shows_what_it_does_and_what_most_of_it_is_about(read, directory):
    index_page(ThemeIndexPage)
    water, ethics, rare = ThemeFactory(name="Eau"), ThemeFactory(name="Éthique"), ThemeFactory(name="Rare")
    garden = member(name="Jardin", kind="musee", locality="Gembloux")
    OrganisationDescription.objects.create(organisation=garden, language="fr", text="Trois fosses ouvertes.")
    for themes in ([water, ethics, rare], [water, ethics], [water]):
        resource(themes=themes, organisations=[garden])

    [card] = read(directory.url).cssselect("[data-id]")

    assert "Trois fosses ouvertes." in text(card)
    assert "Musée, Gembloux" in text(card)
    assert [text(a) for a in card.cssselect(".theme-link")] == ["Eau", "Éthique"]
    assert "3 ressources" in text(card)


def test_the_page_of_a_member_says_who_it_is_and_shows_all_it_shared(read, directory):
    garden = member(
        name="Jardin",
        locality="Gembloux",
        province="namur",
        website="https://www.jardin.example/",
        email="ici@jardin.example",
        charter_signed_on=date(2021, 6, 18),
    )
    resource(title="La pluie", organisations=[garden], themes=[ThemeFactory(name="Eau")])

    page = read(f"{directory.url}jardin/")
    facts = {text(row[0]): text(row[1]) for row in page.cssselect(".details > div")}

    assert facts["Lieu"] == "Gembloux, Namur"
    assert facts["Membre depuis"] == "1er mars 2021"
    assert facts["Charte signée le"] == "18 juin 2021"
    assert page.cssselect('.details a[href="https://www.jardin.example/"]')[0].text_content() == "jardin.example"
    assert names(page) == ["La pluie"]
    assert "Eau" in text(page.cssselect(".theme-links")[-1])


def test_the_page_of_a_member_shows_the_papers_that_it_wrote_or_signed(read, directory):
    garden, writer = member(name="Jardin"), member(name="Plume")
    paper(title="Pour le sol", organisations=[writer], signatories=[garden])
    paper(title="Pour l’eau", organisations=[garden])
    paper(title="Pour l’air", organisations=[writer])

    assert sorted(names(read(f"{directory.url}jardin/"))) == ["Pour le sol", "Pour l’eau"]
    assert sorted(names(read(f"{directory.url}plume/"))) == ["Pour le sol", "Pour l’air"]


def test_what_a_member_shared_leads_to_each_list_narrowed_to_it(read, directory):
    garden = member(name="Jardin")
    resource(organisations=[garden])
    news(organisations=[garden])
    paper(signatories=[garden])

    links = [link.get("href") for link in read(directory.url).cssselect("[data-id] p > a:not([class])")]

    assert links == [f"/fr/{name}/?organisation=jardin" for name in ("ressources", "actualites", "positions")]


def test_a_member_that_shared_nothing_has_its_page_and_it_says_so(read, directory):
    member(name="Neuf")

    assert read(f"{directory.url}neuf/").cssselect(".empty-state")


def test_an_organisation_that_is_no_member_has_a_page_while_it_shares_something(client, directory):
    partner = OrganisationFactory(slug="partenaire")
    assert client.get(f"{directory.url}partenaire/").status_code == 404
    page = resource(organisations=[partner])
    assert client.get(f"{directory.url}partenaire/").status_code == 200

    page.unpublish()

    assert client.get(f"{directory.url}partenaire/").status_code == 404


def test_a_member_is_the_same_page_in_every_language(read, directory):
    german = index_page(OrganisationIndexPage, "de")
    garden = member(name="Jardin")
    OrganisationDescription.objects.create(organisation=garden, language="de", text="Drei offene Gruben.")

    page = read(f"{german.url}jardin/")

    assert text(page.cssselect(".lead")[0]) == "Drei offene Gruben."
    assert page.cssselect('.language-switcher a[hreflang="fr"]')[0].get("href") == f"{directory.url}jardin/"


def test_a_text_that_is_there_in_french_alone_says_so(read, directory):
    german = index_page(OrganisationIndexPage, "de")
    garden = member(name="Jardin")
    OrganisationDescription.objects.create(organisation=garden, language="fr", text="Trois fosses : voyez !")

    for node in (
        read(f"{german.url}jardin/").cssselect(".lead")[0],
        read(german.url).cssselect("[data-id] p[lang]")[0],
    ):
        assert (node.get("lang"), node.text_content()) == ("fr", "Trois fosses\u202f: voyez\u202f!")
    assert read(f"{directory.url}jardin/").cssselect(".lead")[0].get("lang") is None


def test_its_logo_is_shown(read, directory):
    from wagtail.images.tests.utils import get_test_image_file

    member(name="Jardin", logo=Image.objects.create(title="Logo", file=get_test_image_file()))

    assert read(f"{directory.url}jardin/").cssselect(".logo img")


def test_filters_are_a_form_that_works_by_itself(read, directory, four):
    [form] = [form for form in read(directory.url).forms if form.get("id") == "filters"]

    assert form.get("action") == f"{directory.url}#results"
    assert form.cssselect("button[type=submit]")
    assert "data-hx-get" not in form.attrib
