"""The network's own pages through wagtail-localize: every text that a translator should have, and no other."""

from tests import factories
from tests.factories import contact_page, fill_home, standard_page

VALUES = {"values": [{"title": "Diversité", "text": "Chacun compte."}]}


def text(node):
    return " ".join(node.text_content().split())


def test_a_page_of_text_is_translated_with_its_headings_and_values(read, into_dutch):
    body = [
        ("heading", "Nos valeurs"),
        ("values", VALUES),
        ("paragraph", "<p>Et <b>voilà</b>.</p>"),
        ("details", "host"),
    ]
    texts = {"Charte": "Handvest", "charte": "handvest", "Nos valeurs": "Onze waarden", "Diversité": "Diversiteit"}
    texts |= {"Chacun compte.": "Iedereen telt.", "Et <b>voilà</b>.": "En <b>klaar</b>."}

    page = read(into_dutch(standard_page(body=body), texts).url)

    assert text(page.cssselect("h1")[0]) == "Handvest"
    assert text(page.cssselect(".margin h2")[0]) == "Onze waarden"
    assert text(page.cssselect(".values li")[0]) == "Diversiteit Iedereen telt."
    assert text(page.cssselect(".prose p b")[0]) == "klaar"
    assert text(page.cssselect(".prose")[-1]).endswith("Nog niet ingevuld.")


def test_the_questions_of_a_form_are_translated_and_keep_their_names(client, read, into_dutch):
    texts = {
        "Contact": "Contact",
        "contact": "contact",
        "Nom": "Naam",
        "J’accepte.": "Ik ga akkoord.",
        "Merci": "Bedankt",
    }

    dutch = into_dutch(contact_page(), texts)
    form = next(form for form in read(dutch.url).forms if form.method == "POST")

    assert text(form.cssselect("label[for=id_nom]")[0]) == "Naam"
    assert "Ik ga akkoord." in text(form)
    assert (dutch.to_address, dutch.retention) == ("reseau@example.org", 12)
    assert [field.field_type for field in dutch.form_fields.all()] == ["singleline", "email", "multiline"]


def test_the_sections_of_the_home_page_follow_their_source(into_dutch):
    fill_home("members", "resources")

    dutch = into_dutch(factories.home(), {"Accueil": "Start"})

    assert [block.value["showcase"] for block in dutch.sections] == ["members", "resources"]


def test_links_of_a_translation_lead_to_pages_in_its_language(read, into_dutch):
    privacy = standard_page(title="Vie privée", slug="vie-privee")
    button = {"text": "Lire", "page": privacy, "url": ""}
    body = [("paragraph", f'<p>Voir <a linktype="page" id="{privacy.pk}">ceci</a>.</p>'), ("button", button)]
    dutch = into_dutch(standard_page(body=body), {"Charte": "Handvest", "charte": "handvest"})

    before = [link.get("href") for link in read(dutch.url).cssselect(".prose a")]
    into_dutch(privacy, {"Vie privée": "Privacy", "vie-privee": "privacy"})
    after = [link.get("href") for link in read(dutch.url).cssselect(".prose a")]

    assert (before, after) == (["/fr/vie-privee/"] * 2, ["/nl/privacy/"] * 2)


def test_a_form_in_dutch_explains_itself_in_dutch(read, into_dutch):
    privacy = standard_page(title="Vie privée", slug="vie-privee")
    dutch = into_dutch(contact_page(consent_page=privacy), {"contact": "contact"})
    into_dutch(privacy, {"Vie privée": "Privacy", "vie-privee": "privacy"})

    link = read(dutch.url).cssselect("#consent-help a")[0]

    assert (text(link), link.get("href")) == ("Privacy", "/nl/privacy/")
