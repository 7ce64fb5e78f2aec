"""What readers meet, judged by axe; what goes over the wire; who is asked for anything."""

from pathlib import Path

import pytest

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
PAGES = {
    "home": "/fr/",
    "library": "/fr/ressources/?theme=environnement",
    "nothing found": "/fr/ressources/?q=zzzzzz&type=jeu",
    "resource": "/fr/ressources/la-ville-chauffe/",
    "German library": "/de/materialien/",
    "not found": "/fr/rien-ici/",
}


@pytest.fixture
def visit(browser, site):
    """Open an address in a fresh browser of a width and a colour scheme: `visit(path, width, scheme)` → page.

    Without its content policy, for axe is a script that no page of ours would let in.
    """
    contexts = []

    def open_page(path, width=1280, scheme="light", **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale="fr-BE", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.requests = []
        page.complaints = []
        page.on("requestfinished", lambda request: page.requests.append(request))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(site.url + path)
        page.wait_for_load_state("networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(visit, name, width, scheme):
    page = visit(PAGES[name], width, scheme, bypass_csp=True)
    page.evaluate(AXE)

    found = page.evaluate(f"axe.run(document, {RULES})")

    faults = [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found["violations"]]
    assert faults == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_over_the_edge_of_a_small_phone(visit, name):
    page = visit(PAGES[name], 320)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", PAGES)
def test_nobody_else_is_asked_and_nothing_is_inline(visit, site, name):
    page = visit(PAGES[name])

    assert {request.url.split("/")[2] for request in page.requests} == {site.url.split("/")[2]}
    assert page.locator("[style], script:not([src]):not([type='application/ld+json'])").count() == 0
    handlers = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n => n.startsWith('on'))"
    assert page.evaluate(handlers) == []
    assert [text for text in page.complaints if "404" not in text] == []


def test_the_first_view_of_a_resource_weighs_at_most_150_kilobytes(visit):
    page = visit(PAGES["resource"])

    weight = sum(
        sum(request.sizes()[part] for part in ("responseBodySize", "responseHeadersSize")) for request in page.requests
    )
    assert weight <= 150_000


def test_filters_work_without_script(visit):
    page = visit("/fr/ressources/", java_script_enabled=False)
    page.check("input[name=type][value=jeu]")
    page.locator("form:has(input[name=type]) button[type=submit]").last.click()

    assert page.locator("[data-total]").get_attribute("data-total") == str(page.locator("[data-id]").count())
    assert "type=jeu" in page.url


def test_a_filter_applies_at_once_with_script(visit):
    page = visit("/fr/ressources/")
    page.check("input[name=type][value=jeu]")
    page.wait_for_url("**type=jeu**")
    page.wait_for_function("!document.querySelector('.htmx-settling, .htmx-swapping')")

    assert page.locator("input[name=type][value=jeu]").is_checked()
    assert page.complaints == []  # of the content policy, among others
