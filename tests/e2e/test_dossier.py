"""A mediator puts a dossier together, with and without script, with the keyboard alone, on a phone."""

import io
import zipfile

import pytest
from playwright.sync_api import expect

LIBRARY = "/fr/ressources/"
DOSSIER = "/fr/dossier/"


@pytest.fixture
def browse(browser, site):
    """A browser of its own: `browse(width, script, dossier=["ENV-0001"])` → visit; `visit(path)` → page."""
    contexts = []

    def open_browser(width=390, script=True, dossier=()):
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, locale="fr-BE", java_script_enabled=script, accept_downloads=True)
        contexts.append(context)
        if dossier:
            context.add_cookies([{"name": "dossier", "value": ".".join(dossier), "url": site.url}])
        page = context.new_page()

        def visit(path):
            page.goto(site.url + path)
            return page

        return visit

    yield open_browser
    for context in contexts:
        context.close()


def kept(page):
    return next((one["value"] for one in page.context.cookies() if one["name"] == "dossier"), "")


def add_buttons(page):
    return page.locator("[data-dossier] [name=add]")


def listed(page):
    return page.locator("#dossier [data-id] .call-number > :first-child").all_inner_texts()


def references(page, number):
    return [add_buttons(page).nth(place).get_attribute("value") for place in range(number)]


def button(page, name, key):
    return page.locator(f'[data-moves] [name={name}][value="{key}"]')


def test_a_button_adds_and_takes_out_without_leaving_the_page(browse):
    page = browse()(LIBRARY)
    page.evaluate("window.same = true")
    first, number = add_buttons(page).first, page.locator("[data-dossier-count]")

    first.click()
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(number).to_have_text("1")
    expect(page.locator("#dossier-status")).to_contain_text("1")
    first.click()
    expect(first).to_have_attribute("aria-pressed", "false")

    expect(number).to_be_hidden()
    assert (page.evaluate("window.same"), kept(page)) == (True, "")


def test_what_is_in_it_is_painted_on_every_page(browse):
    visit = browse()
    page = visit(LIBRARY)
    add_buttons(page).first.click()
    expect(add_buttons(page).first).to_have_attribute("aria-pressed", "true")
    (key,) = references(page, 1)

    for path in ("/fr/", LIBRARY, f"{LIBRARY}?sort=title"):
        expect(visit(path).locator("[data-dossier-count]")).to_have_text("1")
    page = visit(LIBRARY)
    page.get_by_role("button", name="Filtrer").click()  # swapped in place, and painted again
    page.locator("input[name=type]:visible").first.check()
    expect(page.locator("[data-total]")).not_to_have_attribute("data-total", "36")
    expect(page.locator("[data-dossier]:not([data-painted])")).to_have_count(0)
    assert kept(page) == key


def test_two_buttons_pressed_at_once_are_both_heard(browse):
    page = browse(1280)(LIBRARY)
    keys = references(page, 4)

    page.evaluate("document.querySelectorAll('[data-dossier] [name=add]').forEach((b, i) => i < 4 && b.click())")

    expect(page.locator("[data-dossier-count]")).to_have_text("4")
    assert kept(page) == ".".join(keys)


def test_without_script_one_comes_back_to_the_card_and_may_take_it_out(browse):
    page = browse(script=False)(LIBRARY)
    third = add_buttons(page).nth(2)
    key = third.get_attribute("value")

    third.click()
    page.wait_for_url(f"**{LIBRARY}#dossier-{key}")
    assert kept(page) == key
    remove = page.locator(f"#dossier-{key} [name=remove]")
    expect(remove).to_be_in_viewport()
    remove.click()
    page.wait_for_url(f"**{LIBRARY}#dossier-{key}-add")

    expect(third).to_be_in_viewport()
    assert kept(page) == ""


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_dossier_is_put_in_order_and_what_is_taken_out_comes_back(browse, script):
    keys = ["ENV-0001", "PAT-0001", "NUM-0001"]
    page = browse(script=script, dossier=keys)(DOSSIER)

    button(page, "down", "ENV-0001").click()
    expect(page.locator("[data-said]")).to_contain_text("2 sur 3")
    assert listed(page) == ["PAT 0001", "ENV 0001", "NUM 0001"]
    button(page, "remove", "ENV-0001").click()
    expect(page.locator("#dossier [data-id]")).to_have_count(2)
    page.locator("[data-undo]").click()
    expect(page.locator("#dossier [data-id]")).to_have_count(3)

    assert kept(page) == "PAT-0001.ENV-0001.NUM-0001"


def test_with_the_keyboard_the_focus_stays_with_what_one_does(browse):
    page = browse(1280, dossier=["ENV-0001", "PAT-0001", "NUM-0001"])(DOSSIER)
    focused = page.locator(":focus")

    button(page, "down", "ENV-0001").press("Enter")
    expect(page.locator("#dossier-status")).to_contain_text("2 sur 3")
    expect(focused).to_have_attribute("value", "ENV-0001")
    page.keyboard.press("Enter")  # now the last one: down is no more, up is
    expect(page.locator("#dossier-status")).to_contain_text("3 sur 3")
    expect(focused).to_have_attribute("name", "up")
    button(page, "remove", "ENV-0001").press("Enter")
    expect(focused).to_have_attribute("data-undo", "")
    page.keyboard.press("Enter")

    expect(page.locator("#dossier [data-id]")).to_have_count(3)
    assert kept(page) == "PAT-0001.NUM-0001.ENV-0001"


def test_a_full_dossier_says_so_where_one_is(browse):
    full = [f"XYZ-{number:04}" for number in range(100)]
    page = browse(dossier=full)(LIBRARY)

    add_buttons(page).first.click()

    expect(page.locator("#dossier-status")).to_be_in_viewport()
    expect(page.locator("#dossier-status")).to_contain_text("100 ressources au plus")
    assert kept(page) == ".".join(full)


def test_when_the_site_does_not_answer_one_is_told(browse):
    page = browse()(LIBRARY)
    page.context.set_offline(True)

    add_buttons(page).first.click()

    expect(page.locator("#dossier-status")).to_contain_text("pas marché")
    expect(add_buttons(page).first).to_have_attribute("aria-pressed", "false")


def test_what_is_shared_is_taken_over_and_downloaded(browse):
    page = browse(1280, dossier=["NUM-0001"])(f"{DOSSIER}?r=env0001&r=PAT-0001")
    page.locator(".actions [name=add]").click()
    page.wait_for_url(f"**{DOSSIER}?before=NUM-0001")
    assert kept(page) == "NUM-0001.ENV-0001.PAT-0001"

    with page.expect_download() as download:
        page.locator("a[href*='archive.zip']").click()

    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as archive:
        folders = [name.split(" – ")[0] for name in archive.namelist() if "/LISEZMOI" in name]
        assert (archive.testzip(), folders) == (None, ["NUM 0001", "ENV 0001", "PAT 0001"])


def test_a_move_leaves_the_address_to_be_copied(browse):
    page = browse(1280, dossier=["ENV-0001", "PAT-0001"])(DOSSIER)
    button(page, "up", "PAT-0001").click()
    expect(page.locator("[data-copy] p").first).to_contain_text("?r=PAT-0001&r=ENV-0001")

    expect(page.locator("#dossier [data-copy] > button")).to_have_count(2)


@pytest.mark.parametrize("width", [320, 390, 900, 1280])
@pytest.mark.parametrize("path", ["/fr/dossier/", "/de/dossier/", "/nl/dossier/?r=ENV-0001&r=XYZ-0001", LIBRARY])
def test_nothing_is_wider_than_the_screen(browse, width, path):
    page = browse(width, dossier=["ENV-0001", "PAT-0001", "XYZ-0002"])(path)

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
