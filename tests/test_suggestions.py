"""What a search box suggests while one types: of what is public alone, the same on both databases."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from core.models import ThemeLabel
from home.models import OrganisationIndexPage, ThemeIndexPage
from search.models import TitleWord
from tests.factories import OrganisationFactory, ThemeFactory, index_page, library, publish, resource, translate
from tests.hiding import DONE, expire
from tests.publications import news

URL = "/fr/recherche/suggestions/"


def theme(slug, label):
    made = ThemeFactory(slug=slug, name=slug)
    made.labels = [ThemeLabel(language="fr", label=label)]
    made.save()
    return made


@pytest.fixture
def options(client):
    """The options for what is typed: [(text, kind, address), …]"""

    def ask(text, url=URL, **parameters):
        response = client.get(url, {"q": text, **parameters})
        assert response.status_code == 200
        found = html.fromstring(response.content.decode()).cssselect("[role=option]")
        return [(*(span.text_content() for span in one.cssselect("span")), one.get("data-url")) for one in found]

    return ask


def texts(found):
    return [text for text, _kind, _url in found]


def test_themes_and_organisations_come_first_then_titles_and_words(options):
    members = [OrganisationFactory(name="Maison de l’Eau", slug="eau")]
    page = resource(title="L’eau vive", themes=[theme("eau", "Eau douce")], organisations=members)
    resource(title="Une", summary="Un cours de peinture à l’eaudouce.")

    assert options("ea", list="resources") == [
        ("Eau douce", "Thème", "?theme=eau"),
        ("Maison de l’Eau", "Organisation", "?organisation=eau"),
        ("L’eau vive", "Ressource", page.url),
        ("eaudouce", "Chercher", "?q=eaudouce"),
    ]


def test_of_all_sections_a_theme_and_a_member_lead_to_their_pages(options):
    index_page(ThemeIndexPage), index_page(OrganisationIndexPage)
    members = [OrganisationFactory(name="Maison de l’Eau", slug="maison")]
    article = news(title="L’eau monte", themes=[theme("eau", "Eau douce")], organisations=members)

    assert [url for _text, _kind, url in options("eau")] == ["/fr/themes/eau/", "/fr/membres/maison/", article.url]


@pytest.mark.parametrize("typed", ["rivieres", "RIVIÈRE", "ecole riv", "d'éco riviè", "école r", "école  "])
def test_accents_case_and_articles_make_no_difference(options, typed):
    page = resource(title="À l’école de la rivière : les rivières")

    assert (page.title.replace(" :", "\u202f:"), "Ressource", page.url) == options(typed)[0]


@pytest.mark.parametrize("typed", ["médiateur", "mediatr", "médiateur·r", "médiateur·rice"])
def test_both_genders_are_found_by_either(options, typed):
    resource(title="Les médiateur·rices et les médiatrices")

    assert texts(options(typed))[0] == "Les médiateur·rices et les médiatrices"


@pytest.mark.parametrize("typed", ["", "e", " e ", "l’e", "·", "le", "zz", "oisin", "eau zz"])
def test_what_starts_no_word_suggests_nothing(options, typed):
    resource(title="Le voisin de l’eau", themes=[theme("eau", "Eau")])

    assert options(typed) == []


def test_fewer_than_two_letters_ask_the_database_nothing(client):
    client.get(URL, {"q": "eau"})
    with CaptureQueriesContext(connection) as queries:
        client.get(URL, {"q": "e"})

    assert len(queries) == 0


def test_at_most_eight_are_suggested_with_room_for_each_kind(options):
    carried = {"themes": [theme(f"eau-{n}", f"Eau {n}") for n in range(5)]}
    carried["organisations"] = [OrganisationFactory(name=f"Eau {n}") for n in range(5)]
    for n in range(9):
        resource(title=f"L’eau {n}", summary=f"Eauforte{'abcdefghi'[n]}.", **carried)

    kinds = [kind for _text, kind, _url in options("eau", list="resources")]
    assert kinds == [*["Thème"] * 3, *["Organisation"] * 2, *["Chercher"] * 3]


def test_a_title_that_lists_in_another_language_comes_after_and_says_so(client):
    library("nl")
    french, both = resource(title="Wateren"), resource(title="Une")
    dutch = translate(both, "nl", title="Waterval")

    found = html.fromstring(client.get("/nl/recherche/suggestions/", {"q": "wat"}).content).cssselect("[data-url]")

    assert [one.get("data-url") for one in found][:2] == [dutch.url, french.url]
    assert [one.cssselect("span")[0].get("lang") for one in found][:2] == [None, "fr"]


def test_the_last_word_is_completed_and_the_others_are_kept(options):
    resource(title="Une", summary="Le cycle de la photosynthèse.")
    resource(title="Deux", summary="Une photographie.")

    assert options("le cycle photo") == [("le cycle photosynthèse", "Chercher", "?q=le+cycle+photosynth%C3%A8se")]


def test_a_word_is_completed_as_it_was_begun(options):
    resource(title="Une", summary="ENERGIE")

    assert texts(options("éner")) == ["énergie"]


@pytest.mark.parametrize("hide", [*DONE, expire])
def test_what_is_not_public_any_more_is_suggested_by_nothing(options, hide):
    carried = {"themes": [theme("palladium", "Palladium")], "organisations": [OrganisationFactory(name="Palladium")]}
    page = resource(title="Le palladium", summary="Palladiumore.", **carried)
    before = options("palla", list="resources")

    hide(page)

    assert (len(before), options("palla", list="resources"), options("palla")) == (5, [], [])


def test_a_draft_is_suggested_by_nothing(options):
    resource(title="Le palladium", themes=[theme("palladium", "Palladium")], live=False)
    page = resource(title="Une")
    page.title = "Le palladium"
    page.save_revision()

    assert options("palla") == []


def test_a_title_is_suggested_by_its_new_words_alone(options):
    page = resource(title="Le zinc")
    page.title = "Le cuivre"
    publish(page)

    assert (options("zin"), texts(options("cui"))) == ([], ["Le cuivre", "cuivre"])
    assert set(TitleWord.objects.filter(page=page).values_list("word", flat=True)) == {"cuivre"}


@pytest.mark.parametrize(
    "query", ["q=%00", "q=%ff", f"q=ea{'a' * 10_240}", "q=ea&list=zz", "q=ea&list=%00", "q[]=1", "list"]
)
def test_bad_input_is_no_error(client, query):
    assert client.get(f"{URL}?{query}").status_code == 200


def test_what_is_typed_is_text_and_no_more(client):
    resource(title="Le <script>alert(1)</script> &amp; le sol")

    response = client.get(URL, {"q": "alert"})

    assert b"<script" not in response.content
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("public, max-age=30", "noindex")


def test_they_are_asked_of_the_database_in_few_questions(client):
    def count():
        client.get(URL, {"q": "eau", "list": "resources"})
        with CaptureQueriesContext(connection) as queries:
            client.get(URL, {"q": "eau", "list": "resources"})
        return len(queries)

    resource(title="L’eau", themes=[theme("eau", "Eau")], organisations=[OrganisationFactory(name="Eau")])
    resource(title="Une", summary="Eauforte.")
    few = count()
    for n in range(12):
        resource(title=f"L’eau {n}", summary="Eauforte, eaudouce.", themes=[theme(f"eau-{n}", "Eau")])

    assert (few, count()) == (8, 5)  # once a language has enough titles, no other is asked


def test_the_words_of_titles_are_verified_and_mended(options):
    resource(title="Le palladium")
    TitleWord.objects.update(word="zinc")
    with pytest.raises(CommandError, match="title wrong"):
        call_command("verify_index", stdout=StringIO())
    call_command("rebuild_index", stdout=StringIO())

    assert texts(options("palla"))[0] == "Le palladium"
