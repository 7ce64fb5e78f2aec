"""A position paper written in the admin, as editors do it: with a mouse and a keyboard."""

from playwright.sync_api import expect

INDEX = "from news.models import PositionIndexPage as P; print(P.objects.get(locale__language_code='fr').pk)"
CONTENT, IDENTITY = 0, 1  # tabs of its form
ACTIONS = {
    "publish": "button[name=action-publish]",
    "submit": "button[name=action-submit]",
    "approve": "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])",
}
SAVING = ".w-autosave-indicator__state--saving"
PAUSE = 1000  # milliseconds: the editor keeps what was typed once one pauses
FORGET = "said => said.forEach(line => line.remove())"
# By their pictures: the names of blocks depend on the language.
ICONS = {"paragraph": "pilcrow", "demand": "pick", "table": "table"}


def open_new_paper(page, site, title, number):
    """The form of a new paper, with what is asked for of any."""
    index = site.manage("shell", "-v", "0", "-c", INDEX).strip()
    page.goto(f"{site.url}/cms/pages/add/news/positionpage/{index}/")
    page.locator("#id_title").press_sequentially(title)
    page.fill("#id_summary", "Un essai.")
    show_tab(page, IDENTITY)
    page.fill("#id_number", number)
    page.select_option("#id_themed_items-0-tag", label="Environnement / Eau")
    show_tab(page, CONTENT)


def show_tab(page, number):
    page.locator("main [role=tab]").nth(number).click()


def add_block(page, kind):
    """At the end of the text."""
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    page.locator(f"[role=option]:has(use[href='#icon-{ICONS[kind]}'])").click()


def add_text(page, kind, text):
    """A paragraph or a demand, at the end of the text."""
    number = rich_texts(page).count()
    add_block(page, kind)
    rich_texts(page).nth(number).click()
    page.keyboard.type(text)


def add_table(page, caption, rows):
    """At the end of the text; the first of `rows` are the headings of the columns."""
    add_block(page, "table")
    table = page.locator(".typed-table-block")
    table.locator("input[name$=caption]").fill(caption)
    for heading in rows[0]:
        table.locator("[data-append-column]").click()
        table.locator(".add-column-menu button").click()
        table.locator(".column-heading").last.fill(heading)
    for number, row in enumerate(rows[1:]):
        if number:  # the first comes with the first column
            table.locator("[data-add-row]").click()
        for place, text in enumerate(row):
            table.locator("tbody tr").nth(number).locator("input[type=text]").nth(place).fill(text)


def rich_texts(page):
    """The paragraphs and demands of the text, in their order."""
    return page.locator("[data-contentpath=body] .public-DraftEditor-content")


def notes(page):
    return page.locator("#id_footnotes-FORMS > :not(.deleted) .public-DraftEditor-content")


def ask_for_a_note(page, number):
    """At the end of a paragraph, through the editor's list of commands."""
    rich_texts(page).nth(number).click()
    page.keyboard.press("Control+End")
    page.keyboard.type("/")
    expect(page.locator("[role=option]").nth(3)).to_be_visible()
    page.keyboard.type("footnote", delay=30)  # the name of the entity: it is found under it in every language
    expect(page.locator("[role=option]")).to_have_count(1)
    page.keyboard.press("Enter")


def add_note(page, number, text):
    """At the end of a paragraph; from the second on, one is asked which."""
    first = notes(page).count() == 0
    ask_for_a_note(page, number)
    if not first:
        page.locator("dialog button[value=new]").press("Enter")
    expect(notes(page).last).to_be_focused()
    page.keyboard.type(text)


def pause(page):
    """As long as the editor needs to keep what was typed: what is sent before is met again as somebody else's."""
    page.wait_for_timeout(PAUSE)
    expect(page.locator(SAVING)).not_to_be_visible(timeout=60_000)


def press(page, action):
    """A button of the footer."""
    pause(page)
    button = page.locator(ACTIONS[action])
    if not button.is_visible():
        page.locator(".footer [data-w-dropdown-target=toggle]").last.click()
    page.locator(".messages li").evaluate_all(FORGET)  # what is said next is of this press
    button.click()
    expect(page.locator(".messages li").first).to_be_visible(timeout=60_000)


def send(page, action):
    press(page, action)
    assert page.locator(".messages .error, .error-message").all_inner_texts() == []


def refusal(page, action, field):
    """Why the form does not do it, beside the field where it is put right."""
    press(page, action)
    return page.locator(f"[data-field-wrapper]:has(#id_{field}) .error-message").inner_text()
