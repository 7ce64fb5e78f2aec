"""Footnotes as an editor makes them, with the keyboard: the page that is stored has their marks and their texts."""

import json
import re

from playwright.sync_api import expect

from tests.e2e.editing import add_note, add_text, notes, open_new_paper, send

STORED = """
import json
from django.utils.html import strip_tags
from news.models import PositionPage
page = PositionPage.objects.get(number="2026/77", locale__language_code="fr")
reading = page.reading
print(json.dumps({
    "live": page.live,
    "texts": [item.text for item in reading.items],
    "notes": [[strip_tags(note.html), len(note.marks)] for note in reading.notes],
    "rows": page.footnotes.count(),
}))
"""


def test_an_editor_makes_two_notes_and_publishes(editor, site):
    open_new_paper(editor, site, "Des notes au bas de la page", "2026/77")
    add_text(editor, "paragraph", "Une loi existe.")
    add_text(editor, "paragraph", "Une enquête aussi.")
    add_note(editor, 0, "Décret du 17 juin.")
    add_note(editor, 1, "Enquête Pisa.")
    expect(notes(editor).nth(1)).to_contain_text("Pisa")
    expect(editor.locator("#id_footnotes-1-text")).to_have_value(re.compile("Pisa"))  # the editor waits for a pause

    send(editor, "publish")

    stored = json.loads(site.manage("shell", "-v", "0", "-c", STORED))
    assert stored == {
        "live": True,
        "texts": ["Une loi existe.", "Une enquête aussi."],
        "notes": [["Décret du 17 juin.", 1], ["Enquête Pisa.", 1]],
        "rows": 2,
    }
