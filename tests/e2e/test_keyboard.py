"""With a keyboard alone: everything is reached, in the order of the page, and one sees where one is; menus open."""

import pytest

# What somebody can act on, in the order of the page; a group of radio buttons is one stop.
STOPS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.type !== 'radio'
                 && e.checkVisibility({visibilityProperty: true}))
    .map((e, i) => { e.dataset.stop = i; return e.outerHTML.slice(0, 120) })"""
# Writes down where the focus comes, and whether one sees it there.
WATCH = """() => {
    const seen = style => style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    window.walked = [];
    addEventListener('focusin', ({target}) => walked.push({
        stop: target.dataset.stop, seen: [target, target.parentElement].some(e => seen(getComputedStyle(e)))
    }));
}"""


@pytest.fixture
def open_page(browser, site):
    contexts = []

    def visit(path, width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="fr-BE", **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(site.url + path)
        return page

    yield visit
    for context in contexts:
        context.close()


def walk(page):
    """What Tab passes through: (stops of the page, the numbers of those reached, those whose focus is not seen)."""
    stops = page.evaluate(STOPS)
    page.evaluate(WATCH)
    for _ in range(len(stops) + 3):
        page.keyboard.press("Tab")
    walked = [(int(where["stop"]), where["seen"]) for where in page.evaluate("walked") if where.get("stop")]
    return stops, [stop for stop, _ in walked], [stops[stop] for stop, seen in walked if not seen]


def is_in_order(numbers):
    """Whether they go up, from where the page puts the focus at first, and round again."""
    start = numbers.index(min(numbers))
    return numbers[start:] + numbers[:start] == sorted(numbers)


@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_is_walked_through_in_its_order_with_a_visible_focus(open_page, pages, width):
    found = {}
    for name, path in pages.items():
        if name.startswith("fr "):
            stops, reached, unseen = walk(open_page(path, width))
            missed = [stops[number] for number in range(len(stops)) if number not in reached]
            first = reached[: len(stops)]
            if missed or unseen or not is_in_order(first):
                found[name] = {"missed": missed, "unseen": unseen, "order": first}

    assert found == {}


def test_the_first_stop_skips_to_the_content(open_page):
    page = open_page("/fr/membres/")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Aller au contenu"

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_of_a_phone_opens_closes_and_gives_the_focus_back(open_page):
    page = open_page("/fr/", width=390)
    page.get_by_role("button", name="Menu", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#menu').contains(document.activeElement)")

    page.keyboard.press("Escape")

    assert not page.locator("#menu").is_visible()
    assert page.locator(":focus").inner_text() == "Menu"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_filters_of_the_members_are_a_drawer_on_a_phone(open_page, script):
    page = open_page("/fr/membres/", width=390, java_script_enabled=script)
    page.get_by_role("button", name="Filtrer").press("Enter")
    page.get_by_label("Musée").press("Space")
    page.get_by_role("button", name="Appliquer les filtres").first.press("Enter")
    page.wait_for_url("**kind=musee**")

    assert page.locator("[data-id]").count() == int(page.locator("[data-total]").get_attribute("data-total")) > 0
