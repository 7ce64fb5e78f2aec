"""The library: what is listed, how it is narrowed and counted."""

from tests.factories import ThemeFactory, resource


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
