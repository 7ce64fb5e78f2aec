"""What readers meet, judged by axe and HTML_CodeSniffer; who is asked for anything."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

VENDOR = Path(__file__).parent / "vendor"
CHECKERS = (VENDOR / "axe.min.js").read_text("utf-8") + (VENDOR / "HTMLCS.js").read_text("utf-8")
FAULTS = """async () => {
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const {violations} = await axe.run(document, {runOnly: rules, resultTypes: ['violations']});
    await new Promise(done => HTMLCS.process('WCAG2AA', document, done));
    const errors = HTMLCS.getMessages().filter(message => message.type === HTMLCS.ERROR);
    return [
        ...violations.map(rule => [rule.id, ...rule.nodes.map(node => node.target.join(' '))]),
        ...errors.map(({code, msg, element}) => [code, msg, element.outerHTML.slice(0, 200)]),
    ];
}"""
# Colours depend on no language; words have least room on a phone.
VIEWS = [(390, "light", ""), (390, "dark", "fr "), (1280, "light", "fr "), (1280, "dark", "fr ")]
LIBRARY = "/fr/ressources/"


@pytest.fixture
def browse(browser, site):
    """A browser of a width and a colour scheme: `browse(width, scheme)` → visit; `visit(path)` → page, loaded."""
    contexts = []

    def open_browser(width=1280, scheme="light", **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale="fr-BE", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("requestfinished", lambda request: page.requests.append(request))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))

        def visit(path):
            page.requests, page.complaints = [], []
            page.goto(site.url + path)
            return page

        return visit

    yield open_browser
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "scheme", "language"), VIEWS)
def test_axe_and_html_codesniffer_find_nothing(browse, pages, width, scheme, language):
    visit = browse(width, scheme, bypass_csp=True)  # for the checkers are scripts that no page of ours would let in
    found = {}
    for name, path in pages.items():
        if name.startswith(language):
            page = visit(path)
            page.evaluate(CHECKERS)
            found[name] = page.evaluate(FAULTS)

    assert len(found) > 5
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_both_checkers_see_a_fault(browse):
    page = browse(bypass_csp=True)(LIBRARY)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/static/img/x.svg\">')")
    page.evaluate(CHECKERS)

    assert {fault[0] for fault in page.evaluate(FAULTS)} == {"image-alt", "WCAG2AA.Principle1.Guideline1_1.1_1_1.H37"}


def test_nothing_runs_over_the_edge_of_a_small_phone(browse, pages):
    visit = browse(320)
    widths = {name: visit(path).evaluate("document.documentElement.scrollWidth") for name, path in pages.items()}

    assert {name: width for name, width in widths.items() if width > 320} == {}


@pytest.fixture
def opened(browse, pages):
    """Each page once all is there that it asks for: (name, page). Eight are waited for at a time."""

    def open_all():
        visits, left = [browse() for _ in range(8)], list(pages.items())
        while left:
            row, left = left[:8], left[8:]
            tabs = [(name, visit(path)) for visit, (name, path) in zip(visits, row, strict=False)]
            for name, page in tabs:
                page.wait_for_load_state("networkidle")
                yield name, page

    return open_all()


def test_nobody_else_is_asked_and_nothing_is_inline(opened, site):
    handlers = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(n => n.startsWith('on'))"
    for name, page in opened:
        assert {request.url.split("/")[2] for request in page.requests} == {site.url.split("/")[2]}, name
        assert page.locator("[style], script:not([src]):not([type='application/ld+json'])").count() == 0, name
        assert page.evaluate(handlers) == [], name
        assert [text for text in page.complaints if "404" not in text] == [], name


def test_filters_work_without_script(browse):
    page = browse(java_script_enabled=False)(LIBRARY)
    page.check("input[name=type][value=jeu]")
    page.locator("form:has(input[name=type]) button[type=submit]").last.click()

    assert page.locator("[data-total]").get_attribute("data-total") == str(page.locator("[data-id]").count())
    assert "type=jeu" in page.url


def test_a_filter_applies_at_once_with_script(browse):
    page = browse()(LIBRARY)
    page.check("input[name=type][value=jeu]")
    page.wait_for_url("**type=jeu**")
    expect(page.locator(".htmx-settling, .htmx-swapping")).to_have_count(0)

    assert page.locator("input[name=type][value=jeu]").is_checked()
    assert page.complaints == []  # of the content policy, among others


def test_the_order_applies_at_once_with_script_and_by_its_button_without(browse):
    page = browse()(LIBRARY)
    page.select_option("#sort", "title")
    page.wait_for_url("**sort=title**")
    assert not page.locator(".sort-select button").is_visible()

    page = browse(java_script_enabled=False)(LIBRARY)
    page.select_option("#sort", "title")
    page.locator(".sort-select button").click()
    assert "sort=title" in page.url
