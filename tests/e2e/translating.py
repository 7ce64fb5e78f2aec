"""A translation written in the admin, as translators do it: segment by segment."""

import re

from playwright.sync_api import expect

WAITING = "li.incomplete:has(button)"
PLACES = {"nl": 0, "de": 1, "en": 2}  # of the cells of a page that is written in French
MARK = re.compile(r"<a id=.*?</a>")
STATE = re.compile(r"translation-(?!state)([a-z-]+)")


def cell(page, site, title, language):
    """What the table of translations says of a page in a language: its cell."""
    page.goto(f"{site.url}/cms/translations/?q={title}")
    return page.locator("tbody td:has(.translation-state)").nth(PLACES[language])


def state(page, site, title, language):
    """As its colour says, whatever the words: "missing", "in-progress", …"""
    classes = cell(page, site, title, language).locator(".translation-state").get_attribute("class")
    return STATE.search(classes)[1]


def send(page, site, title, language):
    """Tick the page and the language, and wait until the worker has made the draft."""
    cell(page, site, title, language)
    page.check("tbody input[name=page]")
    page.check(f"input[name=into][value={language}]")
    page.click("button[name=do][value=send]")
    site.wait_for(lambda: state(page, site, title, language) == "in-progress", 180)


def go_on(page, site, title, language):
    """Do what the table proposes for the page: open its translation, take over what changed in the source."""
    cell(page, site, title, language).locator("a").first.click()


def translate(page, words):
    """Translate what waits, tab by tab, by `words`, {source: translation}: all that is met must be there."""
    met = []
    page.wait_for_selector("li.incomplete, li.complete")
    for tab in page.locator("main [role=tab]").all():
        tab.click()
        waiting = page.locator(WAITING).filter(visible=True)
        while left := waiting.count():
            segment = waiting.first
            source = segment.locator("p").first.inner_text()
            segment.locator("button").click()
            page.locator("textarea").filter(visible=True).fill(in_words(source, words))
            with page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
                page.get_by_role("button", name="Enregistrer", exact=True).click()
            expect(waiting).to_have_count(left - 1)
            met.append(source)
    return met


def in_words(source, words):
    """The translation of a segment; the mark of a footnote is kept behind it."""
    mark = MARK.search(source)
    return words[without_mark(source)] + (mark[0] if mark else "")


def without_mark(source):
    return MARK.sub("", source)


def publish(page):
    page.locator("button[name=action][value=publish]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def synchronise(page, site, title, language):
    """Take over what changed in the source, and stay in the translation."""
    go_on(page, site, title, language)
    page.locator("main form [type=submit]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()
    go_on(page, site, title, language)
