"""Pages of text: numbered sections in the margin, the network's details from its settings."""

import pytest

from core.models import NetworkDetails
from tests.factories import standard_page, translate

VALUES = {"values": [{"title": "Diversité", "text": "Chacun compte."}, {"title": "Curiosité", "text": "De tous."}]}


def text(node):
    return " ".join(node.text_content().split())


@pytest.fixture
def network():
    details = NetworkDetails.load()
    details.legal_name, details.legal_form, details.company_number = "Réseau Témoin", "ASBL", "0123.456.789"
    details.street, details.postal_code, details.locality = "Rue Une 1", "5000", "Namur"
    details.email, details.privacy_email = "ici@exemple.example", "données@exemple.example"
    details.host_name, details.publisher = "Hébergeur Exemple", "A. Wathelet"
    details.save()
    return details


def test_each_heading_opens_a_section_named_in_the_margin(read):
    page = read(standard_page(body=[("heading", "Un"), ("paragraph", "<p>a</p>"), ("heading", "Deux : la suite")]).url)

    sections = page.cssselect("main section.split")

    assert [text(section.cssselect(".margin h2")[0]) for section in sections] == ["Un", "Deux : la suite"]
    assert [section.get("aria-labelledby") for section in sections] == ["s-un", "s-deux-la-suite"]
    assert text(sections[0].cssselect(".prose")[0]) == "a"


def test_what_comes_before_the_first_heading_stands_under_the_title(read):
    page = read(standard_page(body=[("paragraph", "<p>Avant</p>"), ("heading", "Un")]).url)

    assert text(page.cssselect(".page-head .prose")[0]) == "Avant"


def test_two_headings_alike_have_two_ids(read):
    page = read(standard_page(body=[("heading", "Encore"), ("heading", "Encore"), ("heading", "!")]).url)

    assert page.xpath("//section/@aria-labelledby")[:3] == ["s-encore", "s-encore-2", "s-section"]


def test_a_long_page_has_a_list_of_its_sections_that_lead_there(read):
    page = read(standard_page(body=[("heading", f"Partie {n}") for n in range(4)]).url)

    targets = [link.get("href").removeprefix("#") for link in page.cssselect(".contents a")]

    assert len(targets) == 4
    assert all(page.get_element_by_id(target) is not None for target in targets)


def test_a_short_page_has_none(read):
    assert not read(standard_page(body=[("heading", "Un")]).url).cssselect(".contents")


def test_values_are_numbered(read):
    page = read(standard_page(body=[("heading", "Nos valeurs"), ("values", VALUES)]).url)

    assert [text(title) for title in page.cssselect("ol.values > li > h3")] == ["Diversité", "Curiosité"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("identity", ["Réseau Témoin ASBL", "Rue Une 1, 5000 Namur", "0123.456.789", "ici@exemple.example"]),
        ("contact", ["ici@exemple.example"]),
        ("publisher", ["A. Wathelet"]),
        ("host", ["Hébergeur Exemple"]),
        ("data-protection", ["données@exemple.example"]),
    ],
)
def test_details_are_those_of_the_settings(read, network, code, words):
    shown = text(read(standard_page(body=[("details", code)]).url).cssselect(".details")[0])

    assert [word for word in words if word not in shown] == []


@pytest.mark.parametrize("code", ["publisher", "host"])
def test_details_that_nobody_gave_are_said_to_be_missing(read, code):
    NetworkDetails.objects.update(host_name="", publisher="")

    assert "Pas encore" in text(read(standard_page(body=[("details", code)]).url).cssselect(".prose")[0])


def test_a_translated_page_shows_the_details_in_its_language(read, network):
    french = standard_page(body=[("details", "identity")])
    german = translate(french, "de", title="Impressum", slug="impressum")

    assert "Unternehmensnummer" in text(read(german.url).cssselect(".details")[0])


def test_texts_in_french_have_no_break_spaces_and_others_have_not(read):
    french = standard_page(title="Qui ? Nous !", body=[("paragraph", "<p>« Oui » : pourquoi ?</p>")])
    english = translate(french, "en", title="Who ? Us !", slug="who")

    assert "Qui\u202f? Nous\u202f!" in read(french.url).cssselect("h1")[0].text_content()
    assert "«\u202fOui\u202f»\u202f: pourquoi\u202f?" in read(french.url).cssselect(".prose")[0].text_content()
    assert "Who ? Us !" in read(english.url).cssselect("h1")[0].text_content()
