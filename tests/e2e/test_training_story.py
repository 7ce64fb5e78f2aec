"""A professional finds a training on her phone and puts it in her calendar; an editor cancels it; she is told."""

import re

import icalendar
import pytest
from playwright.sync_api import expect

from tests.e2e.editing import pause, send, show_tab

SESSIONS = 1  # the tab of the form


@pytest.fixture
def phone(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr-BE", accept_downloads=True)
    yield context.new_page()
    context.close()


def test_a_session_is_found_put_in_a_calendar_and_cancelled(site, phone, editor):
    choose(phone, site)
    followed = address_to_follow(phone)
    title = phone.locator("[data-id] h4 a").first.inner_text()
    phone.locator("[data-id] h4 a").first.click()
    expect(phone.locator("h1")).to_have_text(title)

    expect(phone.locator(".notice").filter(has_text="À apporter").locator("dd li").first).to_be_visible()
    kept = added_to_the_calendar(phone)
    (before,) = [event for event in events(site, followed) if event["UID"] == kept["UID"]]
    cancel(editor, site, phone.url, str(kept["UID"]))
    (after,) = [event for event in events(site, followed) if event["UID"] == kept["UID"]]

    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    phone.reload()
    expect(phone.locator(".session-item:target")).to_contain_text("Annulé")


def choose(page, site):
    """Namur, free, and the first month in which there is such a session: in the drawer, filtered in place."""
    page.goto(f"{site.url}/fr/formations/")
    page.locator("button[popovertarget=filters]").first.click()
    for name, code in (("province", "namur"), ("price", "gratuit")):
        page.locator(f"input[name={name}][value={code}]").check()
        expect(page).to_have_url(re.compile(f"{name}={code}"))
    month = page.locator("input[name=month]").first
    label = page.locator(f"label:has(#{month.get_attribute('id')})")
    month.check()
    expect(page).to_have_url(re.compile("month="))
    total = label.locator(".number").inner_text()
    page.locator("[data-closes=filters]").click()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", total)
    expect(page.locator("#filters")).not_to_be_visible()


def address_to_follow(page):
    """What a calendar program is given: the address of the list as it is filtered."""
    page.locator(".calendar-ways summary").click()
    webcal = page.locator(".calendar-ways a[href^=webcal]").get_attribute("href")
    assert "province=namur" in webcal
    page.locator(".calendar-ways summary").click()
    return webcal.replace("webcal://", "http://")


def added_to_the_calendar(page):
    """The event in the file that the session gives to which the list led."""
    with page.expect_download() as download:
        page.locator(".session-item:target a[href$='agenda.ics']").click()
    with open(download.value.path(), "rb") as file:
        return icalendar.Calendar.from_ical(file.read()).walk("VEVENT")[0]


def events(site, address):
    return icalendar.Calendar.from_ical(site.read(address.removeprefix(site.url))).walk("VEVENT")


FORM = """
from wagtail.models import Page
from training.models import TrainingSession as S
session = S.objects.get(translation_key="{key}", locale__language_code="fr")
rows = list(session.page.sessions.order_by("sort_order"))
print(session.page_id, rows.index(session))
"""


def cancel(page, site, address, key):
    """In the form of the training, the state of that session, as an editor sets it."""
    number, place = site.manage("shell", "-v", "0", "-c", FORM.format(key=key)).split()
    page.goto(f"{site.url}/cms/pages/{number}/edit/")
    show_tab(page, SESSIONS)
    page.select_option(f"#id_sessions-{place}-state", "annule")
    send(page, "publish")


def test_a_session_added_while_the_editor_saves_is_stored_once(site, editor):
    number, before = site.manage("shell", "-v", "0", "-c", FIRST).split()
    editor.goto(f"{site.url}/cms/pages/{number}/edit/")
    show_tab(editor, SESSIONS)
    editor.locator("#id_sessions-ADD").click()
    row = editor.locator(f"#inline_child_sessions-{before}")
    row.locator("[data-contentpath=days] .c-sf-add-button").click()
    row.locator("input[name$=date]").fill("2041-10-08")
    pause(editor)
    row.locator("input[name$=venue]").fill("Au bord du canal")
    send(editor, "publish")

    assert site.manage("shell", "-v", "0", "-c", FIRST).split() == [number, str(int(before) + 1)]


FIRST = """
from training.models import TrainingPage
page = TrainingPage.objects.filter(locale__language_code="fr").order_by("pk").first()
print(page.pk, page.sessions.count())
"""
