"""What a first visit costs on the wire: bytes with their headers, requests; and what moves once it is shown."""

import time
from functools import cache

import pytest

HOME, LIBRARY, RESOURCE = "/fr/", "/fr/ressources/", "/fr/ressources/la-ville-chauffe/"
BUSIEST = "/fr/ressources/un-dessin-avant-un-dessin-apres/"  # whose first page is all drawings
BUDGETS = {HOME: (110_000, 11), RESOURCE: (95_000, 9), BUSIEST: (95_000, 9)}  # bytes, requests
SHIFTS = """
    window.shift = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { shift += entry.value }))
        .observe({type: "layout-shift", buffered: true});
"""


class FirstVisit:
    """A page opened by a browser that has never been here, and what it asked: {address: bytes}."""

    def __init__(self, context, address, fonts_after=0):
        self.page = context.new_page()
        self.page.add_init_script(SHIFTS)
        if fonts_after:
            self.page.route("**/*.woff2", lambda route: (time.sleep(fonts_after), route.continue_()))
        session = context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.send("Network.setCacheDisabled", {"cacheDisabled": True})
        asked, weights = {}, {}
        session.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]}))
        session.on(
            "Network.loadingFinished", lambda event: weights.update({event["requestId"]: event["encodedDataLength"]})
        )
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")
        self.page.wait_for_timeout(500)
        self.weights = {request["url"]: weights[number] for number, request in asked.items()}


@pytest.fixture(scope="session")
def prepared(site):
    """The worker has read the files of the resources: their pages show the first page of one."""
    for path in (RESOURCE, BUSIEST):
        site.wait_for(lambda path=path: "apercu.webp" in site.read(path), seconds=400)


@pytest.fixture(scope="module")
def first_visit(browser, site, prepared):
    """Visit a path with an empty cache: `first_visit(path, width, fonts_after=seconds)` → FirstVisit, which stays
    open for whatever else is asked of it."""
    contexts = []

    @cache
    def visit(path, width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="fr-BE")
        contexts.append(context)
        return FirstVisit(context, site.url + path, **options)

    yield visit
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", BUDGETS)
def test_a_first_visit_stays_within_its_budget(first_visit, path, width):
    weights = first_visit(path, width).weights
    most, requests = BUDGETS[path]

    assert any("marque" in address for address in weights)  # the icon is asked too
    assert sum(weights.values()) <= most, weights
    assert len(weights) <= requests, weights


def test_a_resource_with_its_picture_and_its_text_is_what_was_weighed(first_visit):
    visit = first_visit(RESOURCE, 1280)

    assert any("apercu.webp" in address for address in visit.weights)
    assert visit.page.locator(".prose > *").count() > 3
    assert visit.page.locator("[data-file]").count() > 1


@pytest.mark.parametrize("path", [HOME, LIBRARY, RESOURCE])
def test_only_what_a_page_uses_is_asked(first_visit, path):
    asked = " ".join(first_visit(path, 1280).weights)

    assert "csti-serif" not in asked
    assert "video." not in asked
    assert ("htmx" in asked) == (path == LIBRARY)
    assert asked.count(".css") == 1


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", [HOME, LIBRARY, RESOURCE])
def test_nothing_moves_once_it_is_shown(first_visit, path, width):
    assert first_visit(path, width).page.evaluate("shift") == 0


@pytest.mark.parametrize("path", [LIBRARY, RESOURCE])
def test_a_dossier_is_painted_before_the_page_is_shown(browser, site, path):
    context = browser.new_context(viewport={"width": 390, "height": 900}, locale="fr-BE")
    context.add_cookies([{"name": "dossier", "value": "ENV-0001.ENV-0002", "url": site.url}])
    page = FirstVisit(context, site.url + path).page

    assert page.locator("[data-dossier-count]").inner_text() == "2"
    assert page.evaluate("shift") == 0
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", [HOME, LIBRARY, RESOURCE])
def test_fonts_that_come_late_move_nothing(first_visit, path, width):
    """They are there for the next page (tokens.css)."""
    assert first_visit(path, width, fonts_after=0.3).page.evaluate("shift") == 0
