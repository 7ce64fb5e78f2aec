"""The versions of position papers: what publication freezes, what it refuses, how one sees what changed."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.comparison import compared
from news.models import PositionIndexPage, PositionPage
from news.publication import PublicationRefusedError
from tests.factories import OrganisationFactory, index_page, publish, translate
from tests.publications import block, paper, paper_body

NOTE = "0f4a7d1e-1111-4222-8333-444455556666"


def paragraphs(*words):
    return paper_body(*(block("paragraph", f"<p>{text}</p>", f"p{n}") for n, text in enumerate(words, 1)))


def rewrite(page, body, label, **fields):
    """Publish another text of a paper under a label."""
    page = PositionPage.objects.get(pk=page.pk)
    for name, value in {"body": body, "version_label": label, **fields}.items():
        setattr(page, name, value)
    return publish(page)


def test_a_version_keeps_its_text_when_the_paper_goes_on(read):
    page = paper(body=paragraphs("Un.", "Deux."), status="adopte")
    rewrite(page, paragraphs("Un.", "Trois."), "2.0", title="Autrement")

    assert "Deux." in read(f"{page.url}versions/1.0/").cssselect("#p2")[0].text_content()
    assert "Trois." in read(page.url).cssselect("#p2")[0].text_content()
    assert read(f"{page.url}versions/1.0/").cssselect("h1")[0].text == page.title


def test_a_superseded_version_says_since_when_and_leads_to_the_current_one(read):
    page = paper(body=paragraphs("Un."))
    rewrite(page, paragraphs("Deux."), "2.0")
    standing = read(f"{page.url}versions/1.0/").cssselect(".standing")[0]

    assert timezone.localdate().strftime("%Y") in standing.text_content()
    assert [link.get("href") for link in standing.cssselect("a")] == [page.url, f"{page.url}changes/1.0/"]


def test_an_adopted_text_does_not_change_under_its_label():
    page = paper(body=paragraphs("Un."), status="adopte")

    with pytest.raises(PublicationRefusedError, match=r"1\.0"):
        rewrite(page, paragraphs("Deux."), "1.0")
    assert PositionPage.objects.get(pk=page.pk).body[0].value.source == "<p>Un.</p>"


def test_a_footnote_is_part_of_the_text():
    body = paper_body(block("paragraph", f'<p>Un<a linktype="footnote" id="{NOTE}">[x]</a>.</p>', "p1"))
    page = PositionPage.objects.get(pk=paper(body=body, notes=[(NOTE, "<p>Loi.</p>")], status="adopte").pk)
    note = page.footnotes.get()
    note.text = "<p>Décret.</p>"
    page.footnotes = [note]

    assert "version_label" in page.refusals()


def test_a_text_under_consultation_is_corrected_under_its_label(read):
    page = paper(body=paragraphs("Un."))
    rewrite(page, paragraphs("Deux."), "1.0")

    assert "Deux." in read(f"{page.url}versions/1.0/").text_content()


def test_a_label_is_not_taken_up_again():
    page = paper(body=paragraphs("Un."))
    rewrite(page, paragraphs("Deux."), "2.0")

    with pytest.raises(PublicationRefusedError):
        rewrite(page, paragraphs("Un."), "1.0")


def test_a_signatory_is_added_to_an_adopted_paper_without_a_new_version(read):
    page = paper(body=paragraphs("Un."), status="adopte")
    page.signatories.add(page.signatories.model(organisation=OrganisationFactory()))
    publish(page)

    assert len(read(page.url).cssselect(".signatories li")) == 1
    assert page.versions.count() == 1


def test_numbers_of_a_version_are_those_that_it_gave(read):
    page = paper(body=paragraphs("Un.", "Deux."))
    inserted = paper_body(
        block("paragraph", "<p>Zéro.</p>", "p0"),
        block("paragraph", "<p>Un.</p>", "p1"),
        block("paragraph", "<p>Deux.</p>", "p2"),
    )
    rewrite(page, inserted, "2.0")

    assert "Deux." in read(page.url).cssselect("#p3")[0].text_content()
    assert "Deux." in read(f"{page.url}versions/1.0/").cssselect("#p2")[0].text_content()


def test_changes_are_found_by_block_whatever_its_number(read):
    page = paper(body=paragraphs("Un.", "Deux.", "Trois."))
    after = paper_body(
        block("paragraph", "<p>Zéro.</p>", "p0"),
        block("paragraph", "<p>Un.</p>", "p1"),
        block("paragraph", "<p>Deux fois deux.</p>", "p2"),
    )
    rewrite(page, after, "2.0")
    found = read(f"{page.url}changes/1.0/")

    assert [change.get("class") for change in found.cssselect(".text-changes > li")] == [
        "change-added",
        "change-same",
        "change-changed",
        "change-removed",
    ]
    assert [mark.xpath("string(text()[last()])") for mark in found.cssselect(".change-changed ins")]


def test_words_are_compared_one_by_one():
    pieces = compared("On demande une heure par semaine.", "On demande deux heures par semaine.")

    assert pieces == [("same", "On demande "), ("del", "une heure"), ("ins", "deux heures"), ("same", " par semaine.")]
    assert "".join(text for kind, text in pieces if kind != "ins") == "On demande une heure par semaine."


@pytest.mark.parametrize("hide", ["unpublish", "expire", "restrict", "delete"])
def test_versions_and_changes_are_as_public_as_the_paper(client, hide):
    page = paper(body=paragraphs("Un."))
    rewrite(page, paragraphs("Deux."), "2.0")
    hide_page(page, hide)

    for below in ("", "versions/1.0/", "versions/2.0/", "changes/1.0/"):
        assert "Un." not in client.get(f"{page.url}{below}").content.decode()
    assert client.get(f"{page.url}versions/1.0/").status_code == 404
    assert client.get("/fr/positions/").content.decode().count(f'data-id="{page.pk}"') == 0


def hide_page(page, how):
    page = PositionPage.objects.get(pk=page.pk)
    if how == "unpublish":
        page.unpublish()
    elif how == "expire":
        page.expire_at = timezone.now() - timedelta(seconds=1)
        page.save_revision().publish()
    elif how == "restrict":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:
        page.delete()


@pytest.mark.parametrize("label", ["9.9", "..", "1.0.", "%00", "x" * 300])
def test_an_unknown_version_is_not_found(client, label):
    page = paper()

    assert client.get(f"{page.url}versions/{label}/").status_code == 404
    assert client.get(f"{page.url}changes/{label}/").status_code == 404


def test_a_translation_takes_the_label_of_its_source_and_is_frozen_once_complete(into_dutch, read):
    page = paper(body=paragraphs("Un."), title="Titre", status="adopte")
    dutch = into_dutch(page, {"Titre": "Titel"})
    assert (dutch.version_label, dutch.versions.count()) == ("1.0", 0)
    dutch = into_dutch(page, {"Un.": "Een.", "Titre": "Titel", "position-1": "standpunt-1", "Assemblée": "Vergadering"})

    assert [version.version_label for version in dutch.versions.all()] == ["1.0"]
    assert "Een." in read(f"{dutch.url}versions/1.0/").text_content()


def test_a_translation_that_is_not_complete_is_cited_at_its_own_address(into_dutch, read):
    dutch = into_dutch(paper(body=paragraphs("Un."), title="Titre"), {"Titre": "Titel"})
    page = read(dutch.url)

    assert page.cssselect("#p1 .paragraph-number")[0].get("href") == "#p1"
    assert page.cssselect("[data-cited]")[0].get("data-cited").endswith(dutch.url)


def test_what_is_scheduled_and_may_not_be_published_is_unscheduled():
    page = PositionPage.objects.get(pk=paper(body=paragraphs("Un."), status="adopte").pk)
    page.body = paragraphs("Deux.")
    revision = page.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")

    revision.refresh_from_db()
    assert revision.approved_go_live_at is None
    assert PositionPage.objects.get(pk=page.pk).body[0].value.source == "<p>Un.</p>"


def test_a_translation_may_be_made_of_a_paper_that_is_adopted():
    index_page(PositionIndexPage), index_page(PositionIndexPage, "nl")
    page = translate(paper(body=paragraphs("Un."), status="adopte"), "nl", title="Titel", body=paragraphs("Een."))

    assert page.versions.get().title == "Titel"
