"""Lists say where the words that were searched were found, and mark them."""

import pytest
from django.utils import translation
from django.utils.translation import gettext
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wagtail.models import Collection, CollectionViewRestriction

from core.models import ThemeLabel
from search.words.analysis import tokens
from search.words.parsing import question
from search.words.rough import passages
from search.words.spans import matches, spans
from search.words.windows import WIDTH, window
from tests.factories import DocumentFactory, OrganisationFactory, ThemeFactory, docx, resource
from tests.factories import library as library_in
from tests.publications import news
from tests.test_text_index import PAIRS
from tests.test_words import CASES


@pytest.fixture
def shown(read, library):
    """What the library shows of the first page that has some words: (its title, its excerpt, where that stands), with
    *stars* around what is marked."""

    def search(words, url=library.url):
        card = read(url, {"q": words}).cssselect("[data-id]")[0]
        for mark in card.cssselect("mark"):
            mark.text = f"*{mark.text}*"
        place = card.cssselect(".excerpt-place")
        above = place[0].getprevious() if place else None
        text = above.text_content() if above is not None and above.tag == "p" else ""
        return card.cssselect("h3")[0].text_content(), text, place[0].text_content() if place else ""

    return search


def said(text, *values, **named):
    """How the French interface says it."""
    with translation.override("fr"):
        return gettext(text).format(*values, **named)


@pytest.fixture
def filed(django_capture_on_commit_callbacks):
    """A public resource with one file, read by the worker: `filed(name, content)` → the resource."""

    def store(name, content, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            document = DocumentFactory(name=name, content=content, title="Fiche")
            return resource(**{"title": "Métaux", "summary": "Rien.", "documents": [document], **fields})

    return store


def test_words_of_the_title_are_marked_there(shown):
    resource(title="L’œuvre des médiateur·rices", summary="Un guide.")

    assert shown("mediatrice oeuvres") == ("L’*œuvre* des *médiateur·rices*", "Un guide.", said("In the title"))


def test_a_theme_and_an_organisation_are_named(shown):
    theme = ThemeFactory()
    theme.labels = [ThemeLabel(language="fr", label="Eau douce"), ThemeLabel(language="nl", label="Zoet water")]
    theme.save()
    resource(title="Une", summary="Un.", themes=[theme], organisations=[OrganisationFactory(name="Musée du zinc")])

    assert shown("water")[1:] == ("Un.", said("Theme: {}", "Zoet *water*"))
    assert shown("zincs")[1:] == ("Un.", said("Organisation: {}", "Musée du *zinc*"))


def test_words_of_the_text_are_shown_with_those_around_them(shown):
    text = f"<p>{'Rien ici. ' * 60}Le <b>palladium</b> &lt;brille&gt; la nuit. {'Rien là. ' * 60}</p>"
    resource(title="Une", summary="Un.", body=[("paragraph", text)])

    _title, excerpt, where = shown("palladium nuit")

    assert where == said("In the text")
    assert "Le *palladium* <brille> la *nuit*. Rien" in excerpt
    assert (excerpt[:2], excerpt[-2:], len(excerpt) < WIDTH + 20) == ("… ", " …", True)


def test_the_place_with_the_words_that_the_title_has_not_is_shown(shown):
    resource(title="Le zinc", summary="Du zinc gris.", body=[("paragraph", "<p>Le zinc du toit fond.</p>")])

    assert shown("zinc toit") == ("Le *zinc*", "Le *zinc* du *toit* fond.", said("In the text"))


def test_a_page_without_the_words_together_shows_most_of_them(shown):
    resource(title="Une", summary="Gris et lourd.", body=[("paragraph", "<p>Il brille.</p>")])

    assert shown("gris lourd brille")[1:] == ("*Gris* et *lourd*.", said("In the summary"))


def test_what_was_corrected_is_marked(shown):
    resource(title="La photosynthèse")

    assert shown("photosynthse")[0] == "La *photosynthèse*"


def test_a_phrase_is_marked_as_a_whole(shown):
    resource(title="Le cycle de l’eau et l’eau du cycle")

    assert shown('"cycle de l’eau"')[0] == "Le *cycle de l’eau* et l’eau du cycle"


def test_without_words_nothing_is_marked(read, library):
    resource(title="Le zinc", summary="Gris.")

    for query in ({}, {"type": "jeu"}, {"q": "-cuivre"}):
        page = read(library.url, query)
        assert page.cssselect("[data-id] p")
        assert page.cssselect(".excerpt-place, mark") == []


def test_a_word_of_a_file_leads_to_it(shown, filed, read, library):
    page = filed("a.docx", docx("Le palladium brille."))

    assert shown("palladium") == ("Métaux", "Le *palladium* brille.", said("In “{label}”", label="Fiche"))
    link = read(library.url, {"q": "palladium"}).cssselect(".excerpt-place a")[0]
    assert link.get("href") == page.files.first().document.url


def test_a_file_that_is_private_is_not_quoted(shown, filed):
    page = filed("a.docx", docx("Le palladium brille."))
    document = page.files.first().document
    document.collection = Collection.get_first_root_node().add_child(name="À part")
    document.save()
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")
    resource(title="Le palladium", summary="Un.")

    assert shown("palladium") == ("Le *palladium*", "Un.", said("In the title"))


def test_a_draft_of_a_public_page_is_not_quoted(shown):
    page = resource(title="Le zinc", summary="Gris.", body=[("paragraph", "<p>Il luit.</p>")])
    page.summary, page.body = "Il brille.", [("paragraph", "<p>Il brille, le zinc brille.</p>")]
    page.save_revision()

    assert shown("zinc") == ("Le *zinc*", "Gris.", said("In the title"))


def test_a_page_in_another_language_keeps_it(read, library):
    resource(title="Une", body=[("paragraph", "<p>Le palladium brille.</p>")])

    card = read(library_in("nl").url, {"q": "palladium"}).cssselect("[data-id]")[0]

    assert card.cssselect(".excerpt-place")[0].getprevious().get("lang") == "fr"


def test_news_shows_them_too(shown):
    page = news(title="Une", body=[("paragraph", "<p>Le palladium brille.</p>")])

    assert shown("palladium", page.get_parent().url)[1:] == ("Le *palladium* brille.", said("In the text"))


SAID = "médiateur rice étudiant e s ne l qu C.S.T.I. foto's eau"
SIGNS = "·-.()'’/*_ \u0301\u0345\u00ad\fœßİﬁÅ가È"
PIECES = SAID.split() + list(SIGNS)
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3))).map("".join)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
@example("L’animateur·rice·s (C.S.T.I.) et les foto’s d’un sous-marin")
def test_words_with_their_places_are_those_that_are_indexed(text):
    found = spans(text)

    assert [tuple(one.part for one in word) for word in found] == tokens(text)
    assert all(0 <= one.start < one.end <= len(text) for word in found for one in word)


def test_a_place_is_that_of_the_word_as_it_is_written():
    text = "L’animateur·rice·s de la C.S.T.I., cœur d’un sous-marin : médiateur(rice)s"

    shown = [[text[one.start : one.end] for one in word] for word in spans(text)]
    assert shown[0] + shown[3] + shown[4] == ["animateur·rice·s", "C.S.T.I.", "cœur"]
    assert shown[-2:] == [["sous", "marin"], ["médiateur(rice)s"]]


def all_texts():
    """Those of search_cases.yaml, with their languages, and the words of PAIRS."""
    fields = ("title", "summary", "body", "file")
    pages = [(page, page.get("language", "fr")) for page in CASES["pages"].values()]
    return [(page[name], language) for page, language in pages for name in fields if name in page] + [
        (PAIRS.replace("/", " "), "fr")
    ]


@pytest.mark.parametrize("asked", sorted({*(case["q"] for case in CASES["asks"]), *PAIRS.replace("/", " ").split()}))
def test_a_first_look_misses_nothing(asked):
    wanted = question(asked, "fr")
    for text, language in all_texts():
        seen = list(passages(text, language, wanted)) if wanted.wanted else []
        for start, end, _number in matches(text, language, wanted):
            assert any(first <= start and end <= last for first, last in seen), text[start:end]


def test_of_a_long_text_the_page_that_has_all_words_is_shown():
    text = "\f".join([*["le zinc luit " * 300] * 20, "rien " * 300 + "le zinc fond ici " + "rien " * 300, "fond"])

    found = window(text, "fr", question("zinc fond", "fr"))

    assert (text.count("\f", 0, found.start), "zinc fond" in found.text) == (20, True)
