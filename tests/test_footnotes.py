"""Footnotes of position papers: what the editor stores, what readers see, what the rest of Wagtail makes of it."""

import json

import pytest
from lxml import html
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.converters.db_html import DbHTMLConverter
from wagtail.models import ReferenceIndex
from wagtail.rich_text import RichText, expand_db_html

from news.blocks import NumberedParagraphBlock
from news.models import Footnote, PositionPage
from tests.factories import publish, standard_page
from tests.footnotes import DECREE, NOTES, SURVEY, mark, paper

FEATURES = NumberedParagraphBlock().field.widget.features


def through_the_editor(source):
    """What is stored after an editor has opened it and saved."""
    converter = ContentstateConverter(FEATURES)
    stored = html.fragment_fromstring(converter.to_database_format(converter.from_database_format(source)))
    stored.attrib.pop("data-block-key")
    return html.tostring(stored, encoding="unicode")


@pytest.mark.parametrize(
    "text",
    [
        f"Une loi{mark(DECREE)} existe.",
        f"{mark(DECREE)}Une loi.",
        f"Une loi.{mark(DECREE)}",
        f"Une loi{mark(DECREE)}{mark(SURVEY)}, une enquête{mark(SURVEY)}.",
        f"<b>Une loi</b>{mark(DECREE)}<b> existe.</b>",
        f'Une <a href="https://example.org/">loi</a>{mark(DECREE)} existe.',
        f'Une <a linktype="page" id="2">loi</a>{mark(DECREE)}.',
    ],
)
def test_the_editor_gives_back_the_marks_it_was_given(text):
    assert through_the_editor(f"<p>{text}</p>") == f"<p>{text}</p>"


def test_a_mark_is_one_character_for_the_editor_which_cannot_be_parted():
    given = json.loads(ContentstateConverter(FEATURES).from_database_format(f"<p>Une loi{mark(DECREE)}.</p>"))

    assert given["blocks"][0]["text"] == "Une loi*."
    assert given["entityMap"]["0"] == {"type": "FOOTNOTE", "mutability": "IMMUTABLE", "data": {"uuid": DECREE}}


@pytest.mark.parametrize("label", ["<b>[noot]</b>", "[<i><b>no</b>ot</i>]", "", "een <br/> twee"])
def test_whatever_a_translator_wrote_in_a_mark_it_opens_in_the_editor(label):
    source = f'<p>De <b>wet<a id="{DECREE}" linktype="footnote">{label}</a> is</b> er.</p>'

    assert through_the_editor(source) == f"<p>De <b>wet</b>{mark(DECREE)}<b> is</b> er.</p>"


def test_notes_are_numbered_as_the_text_leads_to_them():
    page = paper(f"Une enquête{mark(SURVEY)}.", f"Une loi{mark(DECREE)}.")

    assert [(note.number, html.fromstring(note.html).text_content()) for note in page.reading.notes] == [
        (1, "Enquête Pisa."),
        (2, "Décret du 17 juin."),
    ]


def test_a_note_cited_twice_leads_back_to_both_places():
    page = paper(f"Une loi{mark(DECREE)}.", f"Encore elle{mark(DECREE)}.")

    links = [html.fromstring(item.html).cssselect("sup a")[0] for item in page.reading.items]

    assert [link.text for link in links] == ["1", "1"]
    assert [link.get("id") for link in links] == page.reading.notes[0].marks
    assert {link.get("href") for link in links} == {"#n1"}


def test_a_mark_without_a_note_and_a_note_without_a_mark_are_not_shown():
    page = paper(f"Une loi{mark('00000000-0000-4000-8000-000000000000')}.")

    assert html.fromstring(page.reading.items[0].html).text_content() == "Une loi."
    assert page.reading.notes == []


def test_links_in_a_note_lead_somewhere():
    target = standard_page()
    page = paper(f"Une loi{mark(DECREE)}.", notes={DECREE: f'<p>Voir <a linktype="page" id="{target.pk}">ici</a>.</p>'})

    assert html.fromstring(page.reading.notes[0].html).cssselect("a")[0].get("href") == target.url


def test_marks_are_neither_drawn_nor_searched_outside_a_reading():
    block, value = NumberedParagraphBlock(), RichText(f"<p>Une loi{mark(DECREE)}.</p>")

    assert html.fromstring(block.render(value)).text_content().strip() == "Une loi."
    assert block.get_searchable_content(value) == ["Une loi."]
    assert html.fromstring(expand_db_html(value.source)).cssselect("a")[0].get("hidden") == ""


def test_the_history_shows_that_a_mark_and_its_note_have_come(editor):
    page = paper("Une loi.", notes={})
    page.body[0].value = RichText(f"<p>Une loi{mark(DECREE)}.</p>")
    page.footnotes = [Footnote(uuid=DECREE, text=NOTES[DECREE], locale=page.locale)]
    publish(page)

    shown = html.fromstring(editor.get(f"/cms/pages/{page.pk}/revisions/compare/earliest...latest/").content)

    added = [node.text_content().strip() for node in shown.cssselect(".addition")]
    assert [text for text in added if "[3f9a1c]" in text] == ["[3f9a1c]."]
    assert [text for text in added if "Décret" in text]


def test_references_are_found_beside_a_mark():
    target = standard_page()
    page = paper(f'Une <a linktype="page" id="{target.pk}">charte</a>{mark(DECREE)}.')
    ReferenceIndex.create_or_update_for_object(page)

    assert [reference.to_object_id for reference in ReferenceIndex.get_references_to(target)] == [str(target.pk)]


def test_text_from_outside_keeps_its_marks_and_loses_what_is_unknown():
    given = f'<p>Une loi{mark(DECREE)} <a linktype="autre" id="1">vue</a>.</p>'

    cleaned, removals = DbHTMLConverter(FEATURES).clean(given)

    assert cleaned == f'<p>Une loi<a id="{DECREE}" linktype="footnote">[3f9a1c]</a> vue.</p>'
    assert [removal.reason for removal in removals] == ["unknown_linktype"]


def test_a_row_that_came_without_a_uuid_gets_one():
    note = Footnote(text="<p>Décret.</p>")

    note.clean()

    assert note.uuid


def test_a_copy_of_a_paper_has_notes_of_its_own_under_the_same_marks():
    page = paper(f"Une loi{mark(DECREE)}.")

    copy = publish(page.copy(update_attrs={"slug": "copie", "number": "2026/02"}))

    assert set(copy.notes) == set(NOTES)
    assert list(copy.reading.notes_by_uuid) == [DECREE]
    assert Footnote.objects.filter(uuid=DECREE).count() == 2


def test_a_row_stored_while_the_form_was_being_sent_is_not_stored_twice():
    page = paper(f"Une loi{mark(DECREE)}.", notes={DECREE: "<p>Déc</p>"})
    text = ContentstateConverter(["bold"]).from_database_format(NOTES[DECREE])
    sent = {"n-TOTAL_FORMS": 1, "n-INITIAL_FORMS": 0, "n-0-uuid": DECREE, "n-0-text": text, "n-0-ORDER": 1}
    stored = page.footnotes.get().pk

    formset = PositionPage.get_edit_handler().get_form_class().formsets["footnotes"](sent, instance=page, prefix="n")
    assert formset.is_valid()
    formset.save()

    assert [note.pk for note in Footnote.objects.all()] == [stored]
    assert "Décret du 17 juin." in Footnote.objects.get().text
