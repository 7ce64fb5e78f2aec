"""The text index follows what is public, tells nothing of what is not, and says what one may have meant."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from core.models import ThemeLabel
from search.models import SearchText, Word
from search.words.analysis import term, terms, tokens
from search.words.correcting import distance, one_mistake_away
from search.words.writing import PLACES, within_limits
from tests.factories import DocumentFactory, OrganisationFactory, ThemeFactory, docx, publish, resource
from tests.test_library import titles


@pytest.fixture
def ask(read, library):
    """The titles that the library shows for some words."""
    return lambda words, **parameters: titles(read(library.url, {"q": words, **parameters}))


def test_what_is_published_anew_is_found_by_its_new_words_alone(ask):
    page = resource(title="Le zinc")
    page.title = "Le cuivre"
    publish(page)

    assert (ask("zinc"), ask("cuivre")) == ([], ["Le cuivre"])


def test_a_draft_is_not_found_and_leaves_no_word(ask):
    resource(title="Le wolfram", live=False)

    assert ask("wolfram") == []
    assert not Word.objects.filter(text="wolfram").exists()


def test_what_is_taken_down_or_deleted_leaves_no_text(ask):
    kept, deleted = resource(title="Le zinc"), resource(title="Le zinc aussi")
    kept.unpublish()
    deleted.delete()

    assert ask("zinc") == []
    assert not SearchText.objects.filter(terms__contains="zinc").exists()


def test_a_restricted_page_is_not_found_and_no_word_of_it_is_proposed(ask, read, library):
    page = resource(title="Le tungstène")
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert ask("tungstène") == []
    assert not read(library.url, {"q": "tungsténe"}).cssselect(".corrected-words")
    assert not read(library.url, {"q": "tngstne"}).cssselect(".corrected-words")


def test_the_text_of_a_private_file_is_not_searched(ask, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        document = DocumentFactory(name="a.docx", content=docx("Le palladium"))
        resource(title="Métaux", documents=[document])
    before = ask("palladium")
    document.collection = Collection.get_first_root_node().add_child(name="À part")
    document.save()
    CollectionViewRestriction.objects.create(collection=document.collection, restriction_type="login")

    assert (before, ask("palladium")) == (["Métaux"], [])


def test_a_file_is_found_by_its_text_once_it_is_read(ask, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        resource(title="Métaux", documents=[DocumentFactory(name="a.docx", content=docx("Le palladium"))])

    assert ask("palladium") == ["Métaux"]


def test_a_theme_and_an_organisation_are_found_by_their_new_names(ask):
    theme, organisation = ThemeFactory(), OrganisationFactory(name="Maison du Sol")
    resource(title="Une", themes=[theme], organisations=[organisation])
    organisation.name = "Maison de la Roche"
    organisation.save()
    theme.labels = [ThemeLabel(language="fr", label="Géologie")]
    theme.save()

    assert [ask(words) for words in ("géologie", "roche", "maison du sol")] == [["Une"], ["Une"], []]


def test_a_mistake_is_named_with_what_was_searched_instead(read, library):
    resource(title="La photosynthèse")

    page = read(library.url, {"q": "Photosynthse"})

    assert titles(page) == ["La photosynthèse"]
    sentence = page.cssselect(".corrected-words")[0].text_content()
    assert "Photosynthse" in sentence
    assert "photosynthèse" in sentence


def test_a_word_that_is_there_is_left_as_it_is(read, library):
    resource(title="La carte")
    resource(title="La carpe")

    page = read(library.url, {"q": "cartes"})

    assert (titles(page), page.cssselect(".corrected-words")) == (["La carte"], [])


def test_when_nothing_is_found_what_was_meant_is_a_link_away(read, library):
    resource(title="La photosynthèse des algues")

    link = read(library.url, {"q": "fotosynthèze algues"}).cssselect(".corrected-words a")
    meant = read(library.url, {"q": "potosinthèse algues"}).cssselect(".corrected-words a")[0]

    assert link == []
    assert titles(read(library.url + meant.get("href"))) == ["La photosynthèse des algues"]


def test_a_phrase_is_searched_as_it_was_typed(ask):
    resource(title="La photosynthèse")

    assert (ask('"photosynthse"'), ask("photosynthse")) == ([], ["La photosynthèse"])


def test_words_are_found_among_the_chosen_values_and_counted(read, library):
    for kind in ("jeu", "jeu", "video"):
        resource(title="Le sol", resource_type=kind)
    resource(title="L’air", resource_type="jeu")

    page = read(library.url, {"q": "sols", "type": "jeu"})

    assert titles(page) == ["Le sol", "Le sol"]
    counts = {box.get("value"): box.get("data-count") for box in page.cssselect("input[name=type]")}
    assert counts == {"jeu": "2", "video": "1"}


def test_both_indexes_are_verified_and_mended():
    page = resource(title="Le zinc")
    SearchText.objects.filter(page=page).update(terms="frautre")
    with pytest.raises(CommandError, match="text wrong"):
        call_command("verify_index", stdout=StringIO())
    call_command("rebuild_index", stdout=StringIO())

    call_command("verify_index", stdout=StringIO())
    assert Word.objects.filter(text="zinc", spelling="zinc").exists()


PAIRS = """
médiateur/médiatrice auteure/auteur autrice/auteur chercheuses/chercheur heureuse/heureux ancienne/ancien active/actif
première/premier publique/public nouvelles/nouveaux journal/journaux travail/travaux eau/eaux niveau/niveaux
française/français liégeoise/liégeois précise/précis évaluée/évalués culturelle/culturel belle/beaux jeu/jeux
européennes/européen petit/petites tuyau/tuyaux longue/longs neuve/neuf cheffe/chef complète/complets muette/muet
bijou/bijoux royal/royaux grosse/gros professeure/professeurs patronne/patron grecque/grec douce/doux fraîche/frais
égaux/égale sèches/sec vifs/vives oiseaux/oiseau vitraux/vitrail infirmière/infirmiers naïve/naïfs
"""


@pytest.mark.parametrize("pair", PAIRS.split())
def test_the_forms_of_a_french_word_meet(pair):
    assert len({tuple(terms(form, "fr")) for form in pair.split("/")}) == 1


APART = (
    "organe/organisation éthique/étique médiateur/médiation sol/sole eau/au car/carte verre/vers presse/pré mer/mère"
)


@pytest.mark.parametrize("pair", APART.split())
def test_words_that_are_not_the_same_stay_apart(pair):
    assert len({tuple(terms(form, "fr")) for form in pair.split("/")}) == 2


def test_a_term_is_plain_ascii_in_any_script():
    assert all(term(word, "fr").isascii() and term(word, "fr").isalnum() for word in ("привет", "水", "ετος"))


def test_words_are_cut_where_readers_see_them_end():
    assert tokens("L’eau, Halle-aux-Énergies (2025) ; a_b") == [
        ("eau",),
        ("halle", "aux", "energies"),
        ("2025",),
        ("a",),
        ("b",),
    ]


def test_one_mistake_is_a_letter_more_or_less_or_another_or_two_exchanged():
    assert {"sols", "so", "sal", "slo"} <= one_mistake_away("sol")
    assert [distance("sol", other) for other in ("sol", "sols", "slo", "sal", "l", "mers")] == [0, 1, 1, 1, 2, 4]


def test_of_a_long_text_every_word_is_kept_though_not_at_its_place():
    text = [f"fr{number}" for number in range(PLACES - 1)] + ["frpremier", "frpremier", "frdernier", "frdernier"]

    assert within_limits(text)[-2:] == ["frpremier", "frdernier"]


def test_a_page_has_a_row_for_each_level_that_has_words():
    page = resource(title="Le zinc", body=[("paragraph", "<p>Gris</p>")])

    rows = SearchText.objects.filter(page=page).order_by("pk")
    assert [str(row).split("/")[1] for row in rows] == ["title", "labels", "body"]
    assert [row.terms.split()[-2] for row in rows] == ["frzinc", "fr0001", "frgris"]
