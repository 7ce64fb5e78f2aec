"""Footnotes through wagtail-localize: a sentence stays whole, its mark stays in it, its note is a text of its own."""

from uuid import UUID

import polib
import pytest
from wagtail_localize.models import Translation, TranslationSource

from news.models import Footnote
from tests.factories import locale, publish
from tests.footnotes import DECREE, NOTES, SURVEY, mark, paper

DUTCH_NOTES = {"Décret du 17 juin.": "Decreet van 17 juni.", "Enquête <i>Pisa</i>.": "Onderzoek <i>Pisa</i>."}
LINK = '<a href="https://example.org/">loi</a>'
A1, A2 = '<a id="a1">[3f9a1c]</a>', '<a id="a2">[77bb2e]</a>'


def segments(page):
    """What a translator is given of its body and of its footnotes."""
    source, _ = TranslationSource.update_or_create_from_instance(page)
    texts = source.stringsegment_set.filter(context__path__regex="^(body|footnotes)").order_by("order")
    return [segment.string.data for segment in texts]


CASES = [
    (f"La loi{mark(DECREE)} existe.", f"La loi{A1} existe.", f"De wet{A1} bestaat."),
    (f"{mark(DECREE)}La loi.", f"{A1}La loi.", f"{A1}De wet."),
    (f"La loi.{mark(DECREE)}", f"La loi.{A1}", f"De wet.{A1}"),
    (f"La loi{mark(DECREE)}, l’enquête{mark(SURVEY)}.", f"La loi{A1}, l’enquête{A2}.", f"Enquête{A2}, wet{A1}."),
    (f"Une <b>loi{mark(DECREE)}</b> là.", f"Une <b>loi{A1}</b> là.", f"Een <b>wet{A1}</b> daar."),
    (
        f"Une {LINK}{mark(DECREE)}.",
        'Une <a id="a1">loi</a><a id="a2">[3f9a1c]</a>.',
        'Een <a id="a1">wet</a><a id="a2">[3f9a1c]</a>.',
    ),
]


@pytest.mark.parametrize(("written", "given", "translated"), CASES)
def test_a_translator_gets_a_sentence_whole_and_gives_it_back_with_its_marks(into_dutch, written, given, translated):
    page = paper(written)

    assert segments(page) == [given, *DUTCH_NOTES]

    dutch = into_dutch(page, {given: translated, **DUTCH_NOTES})
    assert dutch.reading.notes_by_uuid.keys() == page.reading.notes_by_uuid.keys()
    assert "[" not in dutch.reading.items[0].html
    assert dutch.reading.items[0].html.count("footnote-mark") == written.count("footnote")


def test_a_translated_paper_has_notes_of_its_own(into_dutch):
    page = paper(CASES[0][0], f"Encore{mark(SURVEY)}.")

    dutch = into_dutch(page, {CASES[0][1]: CASES[0][2], **DUTCH_NOTES})

    assert dutch.notes == {DECREE: "<p>Decreet van 17 juni.</p>", SURVEY: "<p>Onderzoek <i>Pisa</i>.</p>"}
    assert [note.marks for note in dutch.reading.notes] == [["r1"], ["r2"]]
    assert page.notes == NOTES
    assert not set(dutch.footnotes.values_list("pk", flat=True)) & set(page.footnotes.values_list("pk", flat=True))


def test_a_note_added_changed_or_removed_in_the_source_follows(into_dutch):
    page = paper(CASES[0][0])
    into_dutch(page, {CASES[0][1]: CASES[0][2], **DUTCH_NOTES})
    third = UUID("0c0c0c00-0000-4000-8000-000000000003")
    kept = next(note for note in page.footnotes.all() if str(note.uuid) == DECREE)
    kept.text = "<p>Décret du 18 juin.</p>"
    page.footnotes = [kept, Footnote(uuid=third, text="<p>Neuf.</p>", locale=page.locale)]
    page.body = [
        *[(block.block_type, block.value) for block in page.body],
        ("paragraph", f"<p>Fin{mark(str(third))}.</p>"),
    ]

    dutch = into_dutch(publish(page), {"Décret du 18 juin.": "Decreet van 18 juni.", "Neuf.": "Nieuw."})

    assert dutch.notes == {DECREE: "<p>Decreet van 18 juni.</p>", str(third): "<p>Nieuw.</p>"}
    assert list(dutch.reading.notes_by_uuid) == [DECREE, str(third)]


def test_a_file_for_translators_keeps_the_marks():
    source, _ = TranslationSource.update_or_create_from_instance(paper(CASES[0][0]))
    translation = Translation.objects.create(source=source, target_locale=locale("nl"))
    file = polib.pofile(str(translation.export_po()))
    for entry in file:
        entry.msgstr = {CASES[0][1]: CASES[0][2], **DUTCH_NOTES}.get(entry.msgid, entry.msgid)

    assert translation.import_po(file) == []
    translation.save_target(publish=True)
    dutch = translation.get_target_instance()

    assert list(dutch.reading.notes_by_uuid) == [DECREE]
    assert dutch.notes[DECREE] == "<p>Decreet van 17 juni.</p>"
