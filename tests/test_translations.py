"""The interface is complete in four languages, and its French is set as French is."""

import pytest
from babel.messages import Catalog
from babel.messages.pofile import write_po
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import mark_safe

from core import catalogues
from core.typography import french

NARROW = "\u202f"


def test_every_text_is_there_in_four_languages():
    assert catalogues.problems() == []


def faults(message, french_text, **options):
    """The problems of French when the code holds `message` and the catalogue has `french_text` for it."""
    template, catalog = Catalog(), Catalog(locale="fr", fuzzy=False)
    template.add(message, flags=["python-format"])
    catalog.add(options.pop("known", message), french_text, flags=["python-format", *options.pop("flags", [])])
    return catalogues.differences("fr", template, catalog)


@pytest.mark.parametrize(
    ("problems", "reason"),
    [
        (lambda: faults("File", "Fichier", known="Other"), "missing"),
        (lambda: faults("File", "Fichier", known="Other"), "no longer used"),
        (lambda: faults("File", ""), "empty"),
        (lambda: faults("File", "Fichier", flags=["fuzzy"]), "fuzzy"),
        (lambda: faults("%(n)s files", "%(m)s fichiers"), "placeholder"),
        (lambda: faults(("%(n)s file", "%(n)s files"), ("%(n)s fichier", "%(m)s fichiers")), "placeholder"),
        (lambda: faults("What?", "Quoi ?"), "French spaces"),
        (lambda: faults("the file", "l'adresse"), "French spaces"),
    ],
)
def test_a_fault_of_a_catalogue_is_named(problems, reason):
    assert any(reason in problem for problem in problems())


def test_a_right_catalogue_has_no_faults():
    assert faults(("%(n)s file?", "%(n)s files?"), (f"%(n)s fichier{NARROW}?", f"%(n)s fichiers{NARROW}?")) == []


@pytest.mark.parametrize(
    ("before", "kept", "now", "expected"),
    [
        ("file", "fichier", "file", "fichier"),
        (("file", "files"), ("fichier", "fichiers"), "file", "fichier"),
        ("file", "fichier", ("file", "files"), ("", "")),
    ],
)
def test_a_text_that_gains_or_loses_its_plural_keeps_what_it_can(settings, tmp_path, before, kept, now, expected):
    settings.LOCALE_PATHS = [tmp_path]
    known, template = Catalog(locale="fr"), Catalog()
    known.add(before, kept)
    template.add(now)
    catalogues.path_of("fr").parent.mkdir(parents=True)
    with catalogues.path_of("fr").open("wb") as file:
        write_po(file, known)
    catalogues.merge(template, "fr")
    assert catalogues.load("fr").get("file").string == expected


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("l'eau d'aujourd'hui", "l’eau d’aujourd’hui"),
        ("Quoi ? Oui ! Alors : rien ; non.", f"Quoi{NARROW}? Oui{NARROW}! Alors{NARROW}: rien{NARROW}; non."),
        ("Quoi? Oui!", f"Quoi{NARROW}? Oui{NARROW}!"),
        ("« mot »", f"«{NARROW}mot{NARROW}»"),
        ("«mot\u00a0»", f"«{NARROW}mot{NARROW}»"),
        ("l'« eau »", f"l’«{NARROW}eau{NARROW}»"),
    ],
)
def test_french_gets_its_apostrophes_and_spaces(typed, printed):
    assert french(typed) == printed
    assert french(printed) == printed


@pytest.mark.parametrize(
    "kept",
    [
        "https://example.org/?q=a;b",
        "à 10:30",
        '<a href="/fr/?q=1;2" title="l\'eau">eau</a>',
        "{l'eau ?}",
        "%(name)s",
        "a &amp; b",
        "/fr/ressources/?type=jeu",
    ],
)
def test_what_is_no_french_text_is_left_alone(kept):
    assert french(kept) == kept


def rendered(value, argument=""):
    return Template("{% load typography %}{{ value|typography" + argument + " }}").render(Context({"value": value}))


def test_the_filter_sets_french_only_where_french_is_written():
    with translation.override("nl"):
        assert rendered("l'eau ?") == "l&#x27;eau ?"
        assert rendered("l'eau ?", ":'fr'") == f"l’eau{NARROW}?"
    with translation.override("fr"):
        assert rendered("l'eau ?") == f"l’eau{NARROW}?"


def test_the_filter_neither_escapes_twice_nor_lets_html_through():
    assert rendered("<b>", ":'fr'") == "&lt;b&gt;"
    assert rendered(mark_safe("<b>l'eau</b>"), ":'fr'") == "<b>l’eau</b>"
