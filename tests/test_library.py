"""The library: what is listed, how it is narrowed and counted."""

from core.models import ThemeLabel
from tests.factories import DocumentFactory, OrganisationFactory, ThemeFactory, docx, resource


def titles(page):
    return [node.text_content().strip() for node in page.cssselect("[data-id] h3, [data-id] h2")]


def count(page, facet, value):
    boxes = page.cssselect(f'input[type=checkbox][name="{facet}"][value="{value}"]')
    return int(boxes[0].get("data-count")) if boxes else None


def test_a_theme_narrows_the_list(read, library):
    water = ThemeFactory(slug="eau")
    resource(title="Une rivière", themes=[water])
    resource(title="Une école", themes=[ThemeFactory()])

    assert titles(read(library.url, {"theme": "eau"})) == ["Une rivière"]


def test_or_within_a_facet_and_across_facets(read, library):
    environment, ethics = ThemeFactory(slug="environnement"), ThemeFactory(slug="ethique")
    resource(title="Jeu vert", themes=[environment], resource_type="jeu")
    resource(title="Jeu juste", themes=[ethics], resource_type="jeu")
    resource(title="Film vert", themes=[environment], resource_type="video")

    page = read(library.url, {"theme": ["environnement", "ethique"], "type": "jeu", "sort": "title"})

    assert titles(page) == ["Jeu juste", "Jeu vert"]
    assert count(page, "type", "video") == 1
    assert count(page, "theme", "environnement") == 1


def chips(page):
    return {" ".join(chip.text_content().split()): chip.get("href") for chip in page.cssselect(".filter-chip")}


def test_a_word_of_the_title_the_summary_the_body_and_a_file_is_found(
    read, library, django_capture_on_commit_callbacks
):
    resource(title="Un zygomorphe")
    resource(title="Résumé", summary="Une fleur zygomorphe.")
    resource(title="Corps", body=[("paragraph", "<p>Elle est zygomorphe.</p>")])
    with django_capture_on_commit_callbacks(execute=True):
        resource(title="Fichier", documents=[DocumentFactory(name="a.docx", content=docx("Zygomorphe"))])
    resource(title="Autre")

    page = read(library.url, {"q": "zygomorphe", "sort": "title"})

    assert titles(page) == ["Corps", "Fichier", "Résumé", "Un zygomorphe"]


def test_a_reference_a_theme_and_an_organisation_are_found(read, library):
    theme = ThemeFactory(name="Eau", letters="ENV")
    theme.labels = [ThemeLabel(language="fr", label="Rivières")]
    theme.save()
    resource(title="Une", themes=[theme], organisations=[OrganisationFactory(name="Halle aux Énergies")])
    resource(title="Deux")

    assert [titles(read(library.url, {"q": q})) for q in ("ENV 0001", "rivières", "halle")] == [["Une"]] * 3


def test_a_title_is_sorted_without_its_accents(read, library):
    for title in ("Zinc", "Énergie", "Eau", "œuf", "abeille"):
        resource(title=title)

    assert titles(read(library.url, {"sort": "title"})) == ["abeille", "Eau", "Énergie", "œuf", "Zinc"]


def test_the_newest_come_first(read, library):
    resource(title="Ancienne", date="2020-01-01")
    resource(title="Récente", date="2026-01-01")

    assert titles(read(library.url)) == ["Récente", "Ancienne"]


def test_relevance_is_offered_only_when_words_are_searched(read, library):
    resource(title="Le sol")

    offered = [
        [option.get("value") for option in read(library.url, data).cssselect("#sort option")]
        for data in ({}, {"q": "sol"})
    ]

    orders = ["newest", "title", "downloads"]
    assert offered == [orders, ["relevance", *orders]]


def test_each_criterion_is_a_chip_that_removes_it_and_only_it(read, library):
    resource(title="Le sol", resource_type="jeu", licence="cc0")

    page = read(library.url, {"q": "sol", "type": ["jeu"], "licence": ["cc0"], "sort": "title"})

    removing = {label: read(library.url + url) for label, url in chips(page).items() if "Jeu" in label}
    assert len(chips(page)) == 3
    assert [len(chips(left)) for left in removing.values()] == [2]
    assert not next(iter(removing.values())).cssselect('input[value="jeu"][checked]')


def test_a_page_of_results_keeps_what_was_chosen(read, library):
    for number in range(14):
        resource(title=f"Jeu {number:02}", resource_type="jeu")

    page = read(library.url, {"type": "jeu", "sort": "title"})
    following = page.cssselect("[rel=next]")[0].get("href")

    assert (len(titles(page)), titles(read(library.url + following))) == (12, ["Jeu 12", "Jeu 13"])


def test_an_empty_library_says_so(read, library):
    page = read(library.url)

    assert page.cssselect("[data-total]")[0].get("data-total") == "0"
    assert page.cssselect(".empty-state")
