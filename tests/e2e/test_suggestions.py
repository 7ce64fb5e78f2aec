"""What a search box suggests: with the keyboard, for those who hear it, with a finger, and without script."""

import pytest
from playwright.sync_api import expect

from tests.e2e.test_accessibility import CHECKERS, FAULTS

LIBRARY = "/fr/ressources/"


@pytest.fixture
def browse(browser, site):
    """A browser of its own: `browse(width=…)` → visit; `visit(path)` → page."""
    contexts = []

    def open_browser(width=1280, **options):
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="fr-BE", **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))

        def visit(path):
            page.goto(site.url + path)
            return page

        return visit

    yield open_browser
    for context in contexts:
        context.close()


@pytest.fixture
def typed(browse):
    """A page in whose search box “ea” was typed, and what that suggests."""
    page = browse()(LIBRARY)
    box = page.locator("#search")
    box.press_sequentially("ea", delay=30)
    expect(options(page).first).to_be_visible()
    return page


def options(page):
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def current(page):
    """The option that is read out: the one that the box points at."""
    name = page.locator("#search").get_attribute("aria-activedescendant")
    return page.locator(f"#{name}") if name else None


def test_the_box_says_what_it_is_and_how_many_there_are(typed):
    box, number = typed.get_by_role("combobox", name="Titre, notion"), options(typed).count()

    expect(box).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_accessible_name("Titre, notion, matériel disponible, cote de la fiche…")
    assert box.get_attribute("aria-controls") == typed.get_by_role("listbox").get_attribute("id")
    expect(typed.locator(".search-box [role=status]")).to_contain_text(f"{number} suggestion")


def test_arrows_go_round_and_escape_leaves_what_was_typed(typed):
    number = options(typed).count()
    typed.keyboard.press("ArrowDown")
    expect(current(typed)).to_have_accessible_name("Eau Thème")
    expect(current(typed)).to_have_attribute("aria-selected", "true")

    for _ in range(number):
        typed.keyboard.press("ArrowDown")
    assert current(typed) is None
    typed.keyboard.press("ArrowUp")
    assert current(typed).get_attribute("id") == f"suggestion-{number}"
    typed.keyboard.press("Home")
    assert current(typed) is None

    typed.keyboard.press("Escape")
    expect(options(typed)).to_have_count(0)
    expect(typed.locator("#search")).to_have_value("ea")
    expect(typed.locator("#search")).to_be_focused()


def test_enter_narrows_the_list_by_a_theme(typed):
    typed.keyboard.press("ArrowDown")
    typed.keyboard.press("Enter")

    typed.wait_for_url("**/fr/ressources/?theme=eau")


def test_enter_in_the_box_searches_what_was_typed(typed):
    typed.keyboard.press("Enter")

    typed.wait_for_url("**q=ea**")


def test_a_title_leads_to_its_page(typed):
    options(typed).filter(has_text="Ressource").first.click()

    expect(typed.locator("h1")).to_contain_text("Eau")
    assert "?" not in typed.url


def test_leaving_the_box_closes_the_list(typed):
    typed.keyboard.press("Tab")

    expect(options(typed)).to_have_count(0)
    expect(typed.locator("#search")).to_have_attribute("aria-expanded", "false")


def test_on_the_home_page_of_a_phone_a_finger_chooses(browse):
    page = browse(390, has_touch=True, is_mobile=True)("/fr/")
    page.locator("#search").tap()
    page.keyboard.type("ea")
    options(page).first.tap()

    page.wait_for_url("**/fr/ressources/?theme=eau")
    assert page.complaints == []  # of the content policy, among others


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_html_codesniffer_find_nothing_in_an_open_list(browse, scheme):
    page = browse(390, color_scheme=scheme, bypass_csp=True)("/fr/")
    page.locator("#search").press_sequentially("ea")
    options(page).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.evaluate(CHECKERS)

    assert page.evaluate(FAULTS) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_without_script_the_box_is_a_box(browse):
    page = browse(java_script_enabled=False)(LIBRARY)
    page.locator("#search").press_sequentially("eau")
    page.keyboard.press("Enter")

    page.wait_for_url("**q=eau**")
    assert page.locator("mark").count() > 0


def test_the_script_comes_with_the_first_focus(browse):
    page = browse()(LIBRARY)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_load_state("networkidle")
    assert not any("suggestions" in url for url in asked)

    page.locator("#search").focus()
    expect(page.get_by_role("combobox", name="Titre, notion")).to_be_visible()
    assert any("suggestions" in url for url in asked)
