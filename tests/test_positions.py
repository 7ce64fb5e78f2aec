"""Position papers as they are read: numbers, letters, footnotes, those who stand behind them, what was answered."""

from core.models import Organisation
from news.models import PositionIndexPage
from tests.factories import OrganisationFactory, ThemeFactory, index_page, translate
from tests.footnotes import mark
from tests.publications import block, paper, paper_body

NOTE, OTHER = "0f4a7d1e-1111-4222-8333-444455556666", "1f4a7d1e-1111-4222-8333-444455556666"


def texts(elements):
    return [" ".join(element.text_content().split()) for element in elements]


def test_paragraphs_have_numbers_demands_letters_and_parts_roman_numbers(read):
    body = paper_body(
        block("opening", "<p>La technique.</p>", "o"),
        block("heading", "Constats", "h1"),
        block("paragraph", "<p>Un.</p>", "p1"),
        block("demand", "<p>Une heure.</p>", "d1"),
        block("heading", "Défense", "h2"),
        block("paragraph", "<p>Deux.</p>", "p2"),
        block("demand", "<p>Une valise.</p>", "d2"),
    )
    page = read(paper(body=body).url)

    assert [element.get("id") for element in page.cssselect(".paragraph, .demand")] == [
        "p1",
        "demand-a",
        "p2",
        "demand-b",
    ]
    assert texts(page.cssselect(".position-text > h2")) == ["I. Constats", "II. Défense"]
    assert texts(page.cssselect(".demands li")) == [
        "A Une heure.".replace(" ", "", 1),
        "B Une valise.".replace(" ", "", 1),
    ]


def test_the_number_of_a_paragraph_leads_to_it_in_its_version(read, client):
    page = paper(version_label="1.0")
    link = read(page.url).cssselect("#p2 .paragraph-number")[0].get("href")

    assert link == f"{page.url}versions/1.0/#p2"
    assert read(link).cssselect("#p2")


def test_footnotes_lead_both_ways_and_are_numbered_as_they_come(read):
    body = paper_body(
        block("paragraph", f"<p>Un fait{mark(OTHER)}, deux{mark(NOTE)}.</p>", "p1"),
        block("demand", f"<p>Encore{mark(OTHER)}.</p>", "d1"),
    )
    page = read(paper(body=body, notes=[(NOTE, "<p>Enquête.</p>"), (OTHER, "<p>Loi.</p>")]).url)

    assert [link.get("href") for link in page.cssselect(".footnote-mark a")] == ["#n1", "#n2", "#n1"]
    assert texts(page.cssselect(".footnote-text")) == ["Loi.", "Enquête."]
    assert [link.get("href") for link in page.cssselect("#n1 .footnote-back")] == ["#r1", "#r1-2"]
    assert {link.get("id") for link in page.cssselect(".footnote-mark a")} == {"r1", "r2", "r1-2"}


def test_a_paper_says_how_it_was_adopted_and_to_whom_it_goes(read):
    page = paper(
        status="adopte", votes_for=29, votes_against=1, abstentions=4, addressees="Le Gouvernement\nLes écoles"
    )
    facts = " ".join(texts(read(page.url).cssselect(".paper-facts dd")))

    assert "18 juin 2026, Assemblée" in facts
    assert "29 pour, 1 contre, 4 abstentions" in facts
    assert "Le GouvernementLes écoles" in facts


def test_signatories_are_shown_by_kind_with_their_number(read):
    museum, school = OrganisationFactory(kind="musee", name="Musée"), OrganisationFactory(name="École")
    page = read(paper(signatories=[school, museum, OrganisationFactory(name="Atelier")]).url)

    assert [group.cssselect(".number")[0].text for group in page.cssselect(".signatories > div")] == ["2", "1"]
    assert "3" in texts(page.cssselect(".margin-note"))[0]


def test_a_translation_shows_the_signatories_of_its_original(read, into_dutch):
    page = paper(signatories=[OrganisationFactory(name="Musée")])
    dutch = into_dutch(page, {})
    page.signatories.add(page.signatories.model(organisation=OrganisationFactory(name="Atelier")))
    page.save_revision().publish()

    assert len(read(dutch.url).cssselect(".signatories li")) == 2


def test_responses_stand_along_time_with_their_number_by_stance(read):
    page = read(paper(responses=[("Cabinet", "partiel"), ("Inspection", "sans-reponse"), ("Écoles", "partiel")]).url)

    assert [b.text for b in page.cssselect(".stance-bar b")] == ["2", "1"]
    assert len(page.cssselect(".responses > li")) == 3


def test_a_paper_and_the_one_that_it_supersedes_name_each_other(read):
    old = paper(title="Ancienne", status="adopte")
    new = paper(title="Nouvelle", status="adopte", supersedes=old)

    assert "Remplacé" in read(old.url).cssselect(".position-status")[0].text
    assert read(old.url).cssselect(".standing a")[0].get("href") == new.url
    assert old.url in [link.get("href") for link in read(new.url).cssselect(".paper-facts a")]


def test_a_paper_is_superseded_no_longer_when_its_successor_is_withdrawn_from_the_site(read):
    old = paper(status="adopte")
    new = paper(status="adopte", supersedes=old)
    assert read("/fr/positions/?status=remplace").cssselect("[data-id]")[0].get("data-id") == str(old.pk)
    new.unpublish()

    assert read("/fr/positions/?status=remplace").cssselect("[data-total]")[0].get("data-total") == "0"
    assert read(old.url).cssselect(".standing") == []


def test_the_index_narrows_papers_by_status_theme_and_signatory(read):
    index, water, museum = index_page(PositionIndexPage), ThemeFactory(), OrganisationFactory()
    found = paper(status="adopte", themes=[water], signatories=[museum])
    paper(status="consultation")
    query = {"status": "adopte", "theme": water.slug, "organisation": museum.slug}

    assert [card.get("data-id") for card in read(index.url, query).cssselect("[data-id]")] == [str(found.pk)]


def test_an_organisation_that_is_renamed_keeps_its_signatures(read):
    index, museum = index_page(PositionIndexPage), OrganisationFactory(slug="ancien")
    paper(signatories=[museum])
    museum.slug = "nouveau"
    museum.save()

    assert Organisation.objects.filter(slug="nouveau").exists()
    assert len(read(index.url, {"organisation": "nouveau"}).cssselect("[data-id]")) == 1


def test_a_paper_in_another_language_is_marked_in_the_list(read):
    index_page(PositionIndexPage)
    index_page(PositionIndexPage, "nl")
    paper(title="Une heure")
    translate(paper(title="Deux"), "nl", title="Twee")
    cards = read("/nl/standpunten/").cssselect("[data-id] h3")

    assert [(card.text_content(), card.get("lang")) for card in cards] == [("Twee", None), ("Une heure", "fr")]
