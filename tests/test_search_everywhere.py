"""The search of the whole site: what is found, by kind, the best first; as much as the lists behind the links have."""

from urllib.parse import urlsplit

import pytest
from django.db import connection

from core.models import ThemeLabel
from tests import factories
from tests.everywhere import (
    ADDRESSES,
    GROUPS,
    WORD,
    directories,
    everything,
    groups,
    organisation,
    paper_saying,
    text,
    theme,
    total,
)
from tests.factories import resource, translate
from tests.publications import news
from tests.trainings import session, training

MANY = 4  # more of each kind than the page shows


@pytest.fixture
def find(read):
    return lambda words, language="fr", **parameters: read(ADDRESSES[language], {"q": words, **parameters})


def test_every_kind_has_its_group(find):
    everything()

    found = groups(find(WORD))

    assert sorted(found) == GROUPS
    assert {name: len(titles) for name, titles in found.items()} == dict.fromkeys(GROUPS, 1)
    assert total(find(WORD)) == len(GROUPS)


def shown_total(page):
    return int(page.cssselect("[data-total]")[0].get("data-total"))


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
def test_a_group_counts_what_the_list_behind_its_link_has(read, find, language):
    everything(number=MANY)
    for page_type in factories.INDEXES:
        factories.index_page(page_type, language)
    factories.library(language)
    page = find(WORD, language)
    links = {text(link): link.get("href") for link in page.cssselect("[data-total] .margin .more-link")}

    assert len(links) == len(GROUPS)
    for words, url in links.items():
        there = read(url if urlsplit(url).path else ADDRESSES[language] + url)
        assert (words, shown_total(there)) == (words, MANY)
        assert f" {MANY} " in words
    assert total(page) == MANY * len(GROUPS)


def test_a_group_with_the_word_in_a_title_stands_before_one_with_it_in_a_text(find):
    resource(title="Une fleur", body=[("paragraph", f"<p>Elle est {WORD}.</p>")])
    paper_saying(f"Rien de {WORD}.", summary=f"Sur ce qui est {WORD}")
    news(title=f"Le {WORD}")

    assert list(groups(find(WORD))) == ["news", "positions", "resources"]


def test_the_best_of_a_group_stands_first(find):
    resource(title="Dans le texte", body=[("paragraph", f"<p>{WORD}</p>")], date="2026-03-01")
    resource(title=f"Dans le titre : {WORD}", date="2024-03-01")
    resource(title="Dans le résumé", summary=WORD, date="2025-03-01")

    found = groups(find(WORD))["resources"]
    assert [title.split()[2] for title in found] == ["titre", "résumé", "texte"]


def test_what_has_no_page_in_the_language_is_marked(find):
    resource(title=f"Le {WORD}")
    page = factories.standard_page(title=f"Un {WORD}", slug="un")

    found = find(WORD, "nl")

    assert [title.get("lang") for title in found.cssselect("[data-total] h3")] == ["fr", "fr"]
    translate(page, "nl", title=f"Een {WORD}", slug="een")
    assert groups(find(WORD, "nl"))["pages"] == [f"Een {WORD}"]


def test_a_theme_is_found_by_its_name_in_any_language_and_by_what_is_said_of_it_in_the_readers(find):
    directories("fr", "nl")
    ThemeLabel.objects.create(theme=theme("Eau", about="Le puits"), language="nl", label="Water", about="De regenput")

    assert groups(find("water")) == {"themes": ["Eau"]}
    assert groups(find("puits")) == {"themes": ["Eau"]}
    assert groups(find("regenput")) == {}
    assert groups(find("regenput", "nl")) == {"themes": ["Water"]}


def test_an_organisation_is_found_by_its_name_its_place_and_what_it_does(find):
    directories()
    organisation("Musée du Zinc", "Il montre la métallurgie.", locality="Seraing", province="liege")

    for words in ("musée", "seraing", "Luik", "métallurgie", "musee du zinc"):
        assert groups(find(words)) == {"organisations": ["Musée du Zinc"]}, words


def test_a_thing_is_found_by_its_new_words_alone(find):
    directories()
    made, museum = theme("Zinc"), organisation("Musée du Zinc")
    label = made.labels.get()
    label.label, museum.name = "Cuivre", "Musée du Cuivre"
    label.save()
    museum.save()

    assert groups(find("zinc")) == {}
    assert groups(find("cuivre")) == {"themes": ["Cuivre"], "organisations": ["Musée du Cuivre"]}
    made.delete()
    museum.delete()
    assert groups(find("cuivre")) == {}


@pytest.mark.parametrize("words", ["contact", "Bibliothèque", "membres", "thèmes"])
def test_the_pages_one_expects_to_find_by_their_names_are_found(find, library, words):
    directories()
    factories.contact_page()

    assert len(groups(find(words))["pages"]) == 1


def test_a_training_is_found_when_its_sessions_are_over_or_not_yet_set(find):
    training(session(-30), title=f"Passé {WORD}", on_request=False)
    training(session(None), title=f"Futur {WORD}")

    assert groups(find(WORD)) == {"trainings": [f"Futur {WORD}"], "trainings-archive": [f"Passé {WORD}"]}


def test_phrases_and_excluded_words_hold_in_every_group(find):
    everything()
    theme(f"{WORD} bleu")
    news(title=f"Un {WORD} bleu")

    assert groups(find(f'"{WORD} bleu"')) == {"news": [f"Un {WORD} bleu"], "themes": [f"{WORD} bleu"]}
    assert all("bleu" not in " ".join(titles) for titles in groups(find(f"{WORD} -bleu")).values())
    assert sorted(groups(find(f"{WORD} -bleu"))) == GROUPS


def corrections(page):
    return [text(line) for line in page.cssselect(".corrected-words")]


def test_a_mistaken_word_is_searched_as_corrected_in_every_group_and_said_once(find):
    everything(number=MANY)

    page = find("zigomorphe")

    assert sorted(groups(page)) == GROUPS
    (line,) = corrections(page)
    assert WORD in line
    (link,) = [link.get("href") for link in page.cssselect("#resources ~ p .more-link")]
    assert link.endswith(f"?q={WORD}")


def test_of_two_words_that_may_be_meant_one_is_searched_and_the_other_proposed(find):
    directories()
    resource(title="La masse")
    organisation("Le Musée")

    page = find("musse")

    assert groups(page) == {"resources": ["La masse"]}
    assert len(corrections(page)) == 2
    (other,) = page.cssselect(".corrected-words a")
    assert groups(find(other.get("href").partition("=")[2].replace("%C3%A9", "é"))) == {"organisations": ["Le Musée"]}


def test_a_kind_without_a_list_is_shown_whole_page_by_page(find):
    directories()
    for number in range(27):
        organisation(f"{WORD} {number:02}")
    resource(title=WORD)

    first, second = (find(WORD, kind="organisations", page=number) for number in (1, 2))

    assert [len(groups(page)["organisations"]) for page in (first, second)] == [24, 3]
    assert list(groups(first)) == ["organisations"]
    assert total(first) == 27
    assert first.cssselect(".pagination [aria-current]")
    assert "resources" in groups(find(WORD, kind="organisations-", page="x"))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL alone compiles queries")
def test_no_query_is_compiled():
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)
