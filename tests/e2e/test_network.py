"""The network's own house in a real browser: an editor arranges it in German, a reader writes to it."""

import re

import pytest

NAVIGATION = """
from core.models import Navigation
print(Navigation.objects.get(language="de").pk)
"""
GERMAN_HOME = """
from home.models import HomePage
print(HomePage.objects.get(locale__language_code="de").pk)
"""


def asked(site, code):
    return int(site.manage("shell", "-v", "0", "-c", code))


def preview_of(page):
    """The frame of the preview beside the form."""
    page.get_by_role("button", name="Afficher/masquer la prévisualisation").click()
    return page.frame_locator("#w-preview-iframe, iframe").first


def save(page):
    page.locator(".footer button[type=submit], button.action-save").last.click()
    page.wait_for_selector(".messages li")
    assert page.locator(".messages .error, .error-message").all_inner_texts() == []


def test_an_editor_changes_menu_and_foot_in_german_sees_them_previewed_then_live(site, editor, reader):
    editor.goto(f"{site.url}/cms/snippets/core/navigation/edit/{asked(site, NAVIGATION)}/")
    editor.fill("#id_tagline", "Wissen, das von Hand zu Hand geht")
    editor.fill("#id_foot", "Vereine und Museen in Belgien.")
    editor.locator('input[name="menu-0-value-text"]').fill("Unsere Bücherei")

    frame = preview_of(editor)
    frame.get_by_text("Vereine und Museen in Belgien.").wait_for(timeout=20_000)
    assert frame.locator(".site-navigation a").first.inner_text() == "Unsere Bücherei"
    assert frame.locator("html").get_attribute("lang") == "de"
    reader.goto(f"{site.url}/de/")
    assert reader.get_by_text("Unsere Bücherei").count() == 0

    save(editor)

    reader.goto(f"{site.url}/de/themen/")
    assert reader.locator(".site-navigation a").first.inner_text() == "Unsere Bücherei"
    assert "Vereine und Museen in Belgien." in reader.locator(".site-footer").inner_text()
    reader.goto(f"{site.url}/fr/themes/")
    assert reader.locator(".site-navigation a").first.inner_text() == "Bibliothèque"


def test_an_editor_changes_a_section_of_the_german_home_page(site, editor, reader):
    editor.goto(f"{site.url}/cms/pages/{asked(site, GERMAN_HOME)}/edit/")
    editor.locator('input[name="sections-0-value-title"]').fill("Frisch aus der Werkstatt")
    editor.locator('input[name="sections-0-value-number"]').fill("2")

    frame = preview_of(editor)
    frame.get_by_role("heading", name="Frisch aus der Werkstatt").wait_for(timeout=20_000)
    reader.goto(f"{site.url}/de/")
    assert reader.get_by_role("heading", name="Frisch aus der Werkstatt").count() == 0

    editor.locator(
        "[data-controller=w-dropdown] button[aria-label], .footer [data-w-dropdown-target=toggle]"
    ).last.click()
    editor.get_by_role("button", name="Publier").click()
    editor.wait_for_selector(".messages li")

    reader.goto(f"{site.url}/de/")
    section = reader.locator("section", has=reader.get_by_role("heading", name="Frisch aus der Werkstatt"))
    assert section.locator("[data-id]").count() == 2


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def visitor(browser, request):
    """A page of a browser that runs scripts, and of one that does not."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def test_a_reader_writes_with_the_keyboard_and_the_message_arrives_by_mail(site, visitor):
    visitor.goto(f"{site.url}/de/kontakt/")
    visitor.locator("main input[type=text], main input[type=email]").first.focus()
    for words in ("Änne Köhler", "aenne@exemple.example"):
        visitor.keyboard.type(words)
        visitor.keyboard.press("Tab")
    visitor.keyboard.press("ArrowDown")
    visitor.keyboard.press("Tab")
    visitor.keyboard.type("Ein Link führt ins Leere.")
    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Space")
    visitor.wait_for_timeout(3000)  # a person needs longer
    visitor.get_by_role("button", name="Nachricht senden").press("Enter")

    visitor.wait_for_url(re.compile(r"/de/kontakt/\?sent=1"))
    assert "angekommen" in visitor.locator("h1").inner_text()
    site.wait_for(lambda: any("Ein Link führt ins Leere." in mail.get_content() for mail in site.mails))
    message = next(mail for mail in site.mails if "Ein Link führt ins Leere." in mail.get_content())
    assert message["Reply-To"] == "aenne@exemple.example"
    site.mails.clear()


def test_what_was_typed_stays_when_it_is_refused_and_the_mistake_is_led_to(site, visitor):
    visitor.goto(f"{site.url}/fr/contact/")
    visitor.get_by_role("textbox", name="Message").fill("Bonjour")
    visitor.get_by_role("button", name="Envoyer le message").click()
    visitor.wait_for_selector(".form-errors")

    visitor.locator(".form-errors").get_by_role("link", name="Adresse e-mail").click()

    assert visitor.get_by_role("textbox", name="Message").input_value() == "Bonjour"
    assert visitor.url.endswith("#id_adresse_e_mail")
    assert re.search("à corriger", visitor.title(), re.IGNORECASE)


def test_the_map_narrows_the_directory_and_gives_it_back(site, visitor):
    visitor.goto(f"{site.url}/fr/membres/")
    everybody = visitor.locator("[data-id]").count()
    liege = visitor.locator(".province-list").get_by_role("link", name="Liège")
    assert liege.count() == 1

    liege.press("Enter")
    visitor.wait_for_url("**province=liege**")
    found = visitor.locator("[data-id]").count()
    visitor.locator(".province-list [aria-current]").press("Enter")
    visitor.wait_for_url(lambda url: "province" not in url)

    assert 0 < found < everybody == visitor.locator("[data-id]").count()
