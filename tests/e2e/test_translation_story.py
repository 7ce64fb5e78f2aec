"""The life of a translation: a page is published in French, translated, changed, taken over, and read at each step."""

import re

import pytest
from playwright.sync_api import expect

from home.starting_content.reading import FOLDER
from tests.e2e import editing, translating
from tests.e2e.test_main_job import LIBRARY_ID, publish, upload
from tests.factories import PDF

COVER = FOLDER / "files" / "carte-des-verreries" / "carte-des-verreries.png"
TITLE = "Peser l’air d’un ballon"
WORDS = {
    TITLE: "De lucht in een ballon wegen",
    "peser-l-air-d-un-ballon": "de-lucht-in-een-ballon-wegen",
    "Une balance, deux ballons et de la patience.": "Een weegschaal, twee ballonnen en geduld.",
    "L’air pèse-t-il quelque chose ?": "Weegt lucht iets?",
    "On gonfle deux ballons et on attend.": "Je blaast twee ballonnen op en wacht.",
    "On perce le premier.": "Je prikt de eerste door.",
    "La balance penche du côté du second.": "De weegschaal helt over naar de tweede.",
    "Deux ballons sur une balance.": "Twee ballonnen op een weegschaal.",
    "Fiche de l’élève": "Leerlingenblad",
}
CHANGED = {
    "On perce le premier avec une épingle.": "Je prikt de eerste door met een speld.",
    "La balance penche aussitôt.": "De weegschaal helt meteen over.",
}
PARAGRAPHS = [text for text in WORDS if text.startswith(("On ", "La ", "L’air"))]


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "Fiche ballon.pdf"
    path.write_bytes(PDF)
    return path


@pytest.fixture
def translator(second_editor):
    return second_editor


def test_a_resource_is_translated_changed_and_translated_again(site, editor, translator, reader, sheet):
    write(editor, site, sheet)
    form = editor.url
    publish(editor)
    assert translating.state(translator, site, TITLE, "nl") == "missing"
    assert in_dutch_library(reader, site) == (TITLE, "fr")

    translating.send(translator, site, TITLE, "nl")
    translating.go_on(translator, site, TITLE, "nl")
    assert sorted(translating.translate(translator, WORDS)) == sorted(WORDS)
    assert translating.state(translator, site, TITLE, "nl") == "draft"
    assert in_dutch_library(reader, site) == (TITLE, "fr")
    publish_from_the_table(translator, site)
    the_dutch_page_says(reader, site, WORDS)

    editor.goto(form)
    change(editor)
    assert translating.state(translator, site, TITLE, "nl") == "stale"
    two_paragraphs_differ(translator, site)
    the_dutch_page_says(reader, site, WORDS)  # still whole, not half French

    translating.synchronise(translator, site, TITLE, "nl")
    assert sorted(translating.translate(translator, WORDS | CHANGED)) == sorted(CHANGED)
    publish_from_the_table(translator, site)
    the_dutch_page_says(reader, site, CHANGED)


def write(page, site, sheet):
    library = site.manage("shell", "-v", "0", "-c", LIBRARY_ID).strip()
    page.goto(f"{site.url}/cms/pages/add/resources/resourcepage/{library}/")
    page.locator("#id_title").press_sequentially(TITLE)
    page.fill("#id_summary", "Une balance, deux ballons et de la patience.")
    page.select_option("#id_resource_type", "jeu")
    page.select_option("#id_licence", "cc-by")
    for text in PARAGRAPHS:
        editing.add_text(page, "paragraph", text)
    upload(page, 0, sheet, "Fiche de l’élève")
    page.get_by_role("tab", name="Notice").click()
    page.select_option("#id_themed_items-0-tag", label="Environnement / Eau")
    upload_cover(page)
    page.fill("#id_cover_alt", "Deux ballons sur une balance.")
    editing.pause(page)
    page.wait_for_url("**/edit/**")


def upload_cover(page):
    page.locator("#id_cover-chooser [data-chooser-action-choose]").first.click()
    page.get_by_role("tab", name="Transférer").click()
    page.set_input_files("#tab-upload input[type=file]", COVER)
    expect(page.locator("#tab-upload input[name$=title]")).not_to_have_value("")
    page.locator("#tab-upload button[type=submit]").click()
    page.wait_for_selector(".modal", state="detached")


def change(page):
    """Two paragraphs, and nothing else."""
    for number, text in zip((2, 3), CHANGED, strict=True):
        editing.rich_texts(page).nth(number).click()
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
    editing.pause(page)
    publish(page)


def publish_from_the_table(page, site):
    translating.go_on(page, site, TITLE, "nl")
    translating.publish(page)
    assert translating.state(page, site, TITLE, "nl") == "up-to-date"


def in_dutch_library(page, site):
    """What the Dutch library calls the page, and in which language; it has the theme of its source."""
    library = re.search(r'<form action="(.*?)"', site.read("/nl/"))[1]
    page.goto(f"{site.url}{library}?theme=eau&type=jeu")
    link = page.locator("[data-id] a", has_text=re.compile("ballon"))
    language = link.evaluate("link => link.closest('[lang]').lang")
    return link.inner_text(), language


def the_dutch_page_says(page, site, words):
    assert in_dutch_library(page, site) == (WORDS[TITLE], "nl")
    page.get_by_role("link", name=WORDS[TITLE]).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    shown = page.locator("main")
    for text in words.values():
        if " " in text and text != "Twee ballonnen op een weegschaal.":
            expect(shown).to_contain_text(text)
    assert page.locator("img[alt='Twee ballonnen op een weegschaal.']").count()


def two_paragraphs_differ(page, site):
    """Behind "what changed", the comparison marks the two."""
    translating.cell(page, site, TITLE, "nl").locator("a").nth(1).click()
    expect(page.locator(".comparison .addition")).to_have_text([" avec une épingle.", "aussitôt."])
    expect(page.locator(".comparison .deletion")).to_have_text([".", "du côté du second."])


PAPER = "Des caves ouvertes"
PAPER_WORDS = {
    PAPER: "Open kelders",
    "des-caves-ouvertes": "open-kelders",
    "Un essai.": "Een proef.",
    "Dix caves ouvrent en mai.": "Tien kelders openen in mei.",
    "Relevé de 2025.": "Telling van 2025.",
}


def test_a_note_stays_at_its_place_in_the_translation(site, editor, translator, reader):
    editing.open_new_paper(editor, site, PAPER, "2026/91")
    editing.add_text(editor, "paragraph", "Dix caves ouvrent en mai.")
    editing.add_note(editor, 0, "Relevé de 2025.")
    editing.send(editor, "publish")

    translating.send(translator, site, PAPER, "nl")
    translating.go_on(translator, site, PAPER, "nl")
    assert sorted(map(translating.without_mark, translating.translate(translator, PAPER_WORDS))) == sorted(PAPER_WORDS)
    translating.go_on(translator, site, PAPER, "nl")
    translating.publish(translator)

    reader.goto(site.url + re.search(r'href="(/nl/[^"]*/open-kelders/)"', site.read("/nl/standpunten/"))[1])
    mark = reader.locator("#p1 a[href^='#']", has_text="1").first
    expect(reader.locator("#p1")).to_contain_text("Tien kelders openen in mei.")
    expect(reader.locator(mark.get_attribute("href"))).to_contain_text("Telling van 2025.")
