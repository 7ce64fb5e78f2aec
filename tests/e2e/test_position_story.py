"""The life of a position paper: written, adopted by a second editor, cited, changed, and compared with what it was."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.editing import (
    CONTENT,
    IDENTITY,
    add_note,
    add_table,
    add_text,
    open_new_paper,
    pause,
    refusal,
    rich_texts,
    send,
    show_tab,
)

TITLE = "Une salle de sciences par école"
PARAGRAPHS = [
    "Une école sur trois n’a pas de salle de sciences.",
    "Les mallettes voyagent peu.",
    "Le matériel de base coûte cinq euros par élève.",
    "Les enseignantes demandent du temps.",
    "Un atelier dure deux heures.",
    "Les musées reçoivent les classes le mardi.",
    "Chaque classe visite un atelier par an.",
    "Les communes prêtent leurs salles.",
    "Le train est gratuit pour les classes.",
    "Les bénévoles sont assurés.",
    "Le bilan est publié en mars.",
    "Le réseau répond aux questions.",
]
DEMANDS = [
    "Une salle par école.",
    "Une mallette par classe.",
    "Deux heures par mois.",
    "Un budget de base.",
    "Un bilan public.",
]
NOTES = {0: "Enquête de 2025.", 2: "Prix relevés en mai.", 6: "Décret du 17 juin."}  # by the place of their paragraph
# By the place of their paragraph: the keys that choose what is replaced, what is typed, what the paragraph then says.
CHANGES = {
    1: (["Control+End"], " Elles s’abîment.", "Les mallettes voyagent peu. Elles s’abîment."),
    4: (["Control+a"], "La visite prend une matinée.", "La visite prend une matinée."),
    6: (["Control+Home", "Control+Shift+ArrowRight"], "Toute ", "Toute classe visite un atelier par an."),
    10: (["Control+Home", "Control+Shift+ArrowRight"], "Ce ", "Ce bilan est publié en mars."),
}
WRITTEN = "changes => changes.map(change => [change.localName, change.childNodes[1].textContent])"
WORDS = [
    ["ins", " Elles s’abîment."],
    ["del", "Un atelier dure deux heures"],
    ["ins", "La visite prend une matinée"],
    ["del", "Chaque"],
    ["ins", "Toute"],
    ["del", "Le"],
    ["ins", "Ce"],
]
ROWS = [["Année", "Classes"], ["2024", "120"], ["2025", "180"]]


@pytest.fixture
def reader(reader, site):
    """Who lets the page write what was copied, and shows it."""
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url)
    return reader


def test_a_paper_is_adopted_cited_changed_and_compared(site, editor, second_editor, reader):
    write(editor, site)
    editor.wait_for_url("**/edit/**")  # the editor saves by itself
    form = editor.url
    adopt(editor, second_editor, form)
    paper = open_paper(reader, site)
    the_text_is_complete(reader)
    copied = cite_paragraph_7(reader, paper)

    editor.goto(form)
    change(editor)
    adopt(editor, second_editor, form)
    reader.goto(copied)
    paragraph_7_is_as_it_was(reader, paper)
    reader.locator(".standing a[href*=changes]").click()
    expect(reader).to_have_url(f"{paper}changes/1.0/")
    four_passages_differ(reader)
    reader.goto(copied)
    fetch_the_pdf(reader, site)


def write(page, site):
    """Twelve paragraphs, a table, five demands, three notes; adopted by a vote."""
    open_new_paper(page, site, TITLE, "2026/88")
    for text in PARAGRAPHS:
        add_text(page, "paragraph", text)
    add_table(page, "Classes reçues", ROWS)
    for text in DEMANDS:
        add_text(page, "demand", text)
    for place, text in NOTES.items():
        add_note(page, place, text)
    show_tab(page, IDENTITY)
    page.select_option("#id_status", "adopte")
    page.fill("#id_adopted_on", "2026-06-18")
    page.fill("#id_adopted_by", "Assemblée générale, Namur")
    for name, number in {"votes_for": "24", "votes_against": "2", "abstentions": "1"}.items():
        page.fill(f"#id_{name}", number)
    page.fill("#id_addressees", "Le Gouvernement\nLe Parlement")


def adopt(author, approver, form):
    """Who wrote it cannot publish it; somebody else approves what was submitted, and so publishes it."""
    assert refusal(author, "publish", "status")
    send(author, "submit")

    approver.goto(form)
    send(approver, "approve")


def open_paper(page, site):
    """From the list of the papers. Returns its address."""
    page.goto(f"{site.url}/fr/positions/")
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("h1")).to_have_text(TITLE)
    return page.url


def the_text_is_complete(page):
    text = page.locator(".position-text")
    expect(text.locator(".paragraph-number")).to_have_count(12)
    expect(text.locator(".paragraph > p")).to_have_text([re.compile("^" + text[:12]) for text in PARAGRAPHS])
    expect(page.locator(".demands li a")).to_have_text(DEMANDS)
    expect(text.locator(".demand .demand-letter")).to_have_text([re.compile(f"{letter}$") for letter in "ABCDE"])
    expect(text.locator("table tbody td")).to_have_text(["2024", "120", "2025", "180"])
    expect(page.locator(".paper-facts li")).to_have_text(["Le Gouvernement", "Le Parlement"])
    expect(page.locator(".paper-facts")).to_contain_text("24")  # for
    notes_lead_both_ways(page)


def notes_lead_both_ways(page):
    expect(page.locator(".footnotes .footnote-text")).to_have_text(list(NOTES.values()))
    page.locator("#p7 .footnote-mark a").click()
    expect(page.locator("#n3:target")).to_be_in_viewport()
    page.locator("#n3 .footnote-back").click()
    expect(page.locator("#p7 :target")).to_be_in_viewport()


def cite_paragraph_7(page, paper):
    """The address that the margin copies."""
    page.locator("#p7 .paragraph-number").click()
    expect(page.locator("#paragraph-status")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{paper}versions/1.0/#p7"
    expect(page.locator("[data-cited] p")).to_contain_text(f"§\u00a07, {copied}")
    return copied


def change(page):
    """Four paragraphs; which is not published as the version that was cited, but as the second."""
    show_tab(page, CONTENT)
    for place, (keys, typed, says) in CHANGES.items():
        rich_texts(page).nth(place).click(position={"x": 5, "y": 5})  # beside the mark of its note
        for key in keys:
            page.keyboard.press(key, delay=50)  # the editor follows what is selected a moment later
        page.keyboard.type(typed, delay=20)
        expect(rich_texts(page).nth(place)).to_contain_text(says)
        pause(page)
    reason = refusal(page, "publish", "version_label")
    assert "1.0" in reason
    assert re.search(r"\b4\s+passages", reason)
    show_tab(page, IDENTITY)
    page.fill("#id_version_label", "2.0")
    page.fill("#id_version_note", "Quatre paragraphes précisés.")


def paragraph_7_is_as_it_was(page, paper):
    """Under the address that was copied: marked as superseded, with a way to what it says now."""
    expect(page.locator("#p7:target > p")).to_have_text(re.compile(f"^{PARAGRAPHS[6]}"))
    expect(page.locator(".standing")).to_contain_text("1.0")
    page.locator(".standing a").first.click()
    expect(page).to_have_url(paper)
    expect(page.locator("#p7 > p")).to_have_text(re.compile(f"^{CHANGES[6][-1]}"))
    page.go_back()


def four_passages_differ(page):
    changed = page.locator(".text-changes > li:not(.change-same)")
    expect(changed.locator(".change-name b")).to_have_text(["§ 2", "§ 5", "§ 7", "§ 11"])
    expect(changed).to_have_class(["change-changed"] * 4)
    assert page.locator(".text-changes del, .text-changes ins").evaluate_all(WRITTEN) == WORDS


def fetch_the_pdf(page, site):
    """Of version 1.0, once the worker has made it: on a new site, after the files and PDFs of the starting content."""
    button = page.locator(".actions a[type='application/pdf']")
    site.wait_for(lambda: page.reload() and button.count(), seconds=400)
    assert "/versions/1.0/" in button.get_attribute("href")
    answer = page.request.get(site.url + button.get_attribute("href"))
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")
