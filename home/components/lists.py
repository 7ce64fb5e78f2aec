"""Lists, and how one searches and narrows them."""

from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from core.vocabularies import vocabulary
from home.components.cards import crowded, german
from home.components.samples import NOWHERE, all_themes, resource, theme
from home.components.specimens import Family, State
from search.listing import SORT_LABELS
from search.shown_facets import ShownFacet, Value
from search.suggestions import Suggestion
from search.words.marking import Excerpt
from search.words.parsing import question

LISTS = Family("lists", _("Lists and filters"))

MARGIN = "div.specimen-margin"
PHONE = 390


def value(facet, code, label, count, *, selected=False, **looks):
    return Value(code, label, count, selected, f"{facet}-{code}", **looks)


def theme_values(facet, *selected):
    values = []
    for one in all_themes()[:4]:
        values.append(
            value(
                facet,
                one.slug,
                one.label(),
                one.count,
                selected=one.slug in selected,
                css_class=one.css_class,
                glyph=one.glyph,
            )
        )
    narrower = ("biodiversite", "Biodiversité", 2), ("eau", "Eau", 1)
    values[0].children = [value(facet, *one, selected=one[0] in selected) for one in narrower]
    return values


def facet(name, label, values, *, is_open=True):
    chosen = [one for parent in values for one in (parent, *parent.children) if one.selected]
    return ShownFacet(name, label, is_open, len(chosen), values)


def type_values(name, *selected):
    codes = ["fiche-activite", "experience", "jeu", "guide-mediation"]
    label = vocabulary("resource_type").label
    return [value(name, code, label(code), n, selected=code in selected) for n, code in enumerate(codes, 2)]


@LISTS.shows("components/facet.html", "card")
def _facet():
    long = "Leitfaden für Wissenschaftsvermittler:innen und Museumspädagog:innen"
    yield State(
        "Ouverte, avec des valeurs plus précises", {"facet": facet("theme", "Thème", theme_values("theme"))}, MARGIN
    )
    yield State(
        "Ouverte, deux valeurs choisies",
        {"facet": facet("topic", "Thème", theme_values("topic", "ethique", "eau"))},
        MARGIN,
    )
    yield State("Fermée", {"facet": facet("type", "Type", type_values("type"), is_open=False)}, MARGIN)
    yield State(
        "Fermée, une valeur choisie",
        {"facet": facet("kind", "Type", type_values("kind", "jeu"), is_open=False)},
        MARGIN,
    )
    values = [value("long", "long", long, 3), value("long", "none", "Ohne Ergebnis, aber gewählt", 0, selected=True)]
    yield State("Valeur longue, valeur vide", {"facet": facet("long", "Für wen", values)}, MARGIN, lang="de")


@LISTS.shows("components/facet-values.html", "card")
def _facet_values():
    plain, chosen = value("one", "jeu", "Jeu éducatif", 4), value("two", "jeu", "Jeu éducatif", 4, selected=True)
    parent = theme_values("three")[0]
    for label, one in {
        "Libre": plain,
        "Choisie": chosen,
        "Avec un glyphe et des valeurs plus précises": parent,
    }.items():
        yield State(label, {"name": one.id, "values": [one]}, "div.facet.specimen-margin")


def chips(*labels):
    environment = theme("ENV")
    found = [{"label": label, "url": NOWHERE, "css_class": "", "glyph": ""} for label in labels]
    return [*found, {"label": environment.label(), "url": NOWHERE, "css_class": environment.css_class, "glyph": "env"}]


@LISTS.shows("components/filter-form.html", framed=True)
def _filter_form():
    facets = [
        facet("theme", "Thème", theme_values("theme", "ethique")),
        facet("type", "Type", type_values("type"), is_open=False),
    ]
    given = {"action": NOWHERE, "label": "Filtrer les ressources"}
    listing = {"facets": facets, "chips": chips(), "total": 12}
    yield State("Dans la marge", {**given, "listing": listing}, "div.specimen-margin", width=960)
    yield State("Sur un téléphone, sans critère", {**given, "listing": listing | {"chips": []}}, width=PHONE)
    yield State("Sur un téléphone, avec un critère, ouvert", {**given, "listing": listing}, width=PHONE, height=560)


@LISTS.shows("components/filter-chips.html")
def _filter_chips():
    yield State("Deux critères", {"chips": chips("« vers de terre »"), "clear_url": NOWHERE})
    many = chips(
        "5e primaire",
        "Médiateur·rice ou animateur·rice",
        "De 30 min à 1 h",
        "Enseignement pour adultes",
        "CC BY-SA 4.0",
    )
    yield State("Six critères", {"chips": many, "clear_url": NOWHERE})


@LISTS.shows("components/search-box.html", framed=True)
def _search_box():
    yield State("Vide", {"label": "Titre, notion, matériel sous la main, cote…"})
    yield State("Remplie", {"label": "Titre, notion, matériel sous la main, cote…", "query": "vers de terre"})
    yield State("Sur un téléphone", {"label": "Chercher dans 132 ressources pédagogiques ouvertes"}, width=320)


def sorts(selected="relevance"):
    return [{"code": code, "label": label, "selected": code == selected} for code, label in SORT_LABELS.items()]


@LISTS.shows("components/sort-select.html", framed=True)
def _sort_select():
    yield State("Après une recherche", {"sorts": sorts(), "form": "filters"})


def pages(number, last, *shown):
    """A page of a list: `shown` are the numbers with a link, 0 for those left out."""
    links = [{"number": n, "url": NOWHERE, "current": n == number} if n else {"gap": True} for n in shown]
    ways = {"previous_url": NOWHERE if number > 1 else "", "next_url": NOWHERE if number < last else ""}
    return {**ways, "pagination": links, "number": number, "pages_total": last}


@LISTS.shows("components/pagination.html", framed=True)
def _pagination():
    yield State("La première de trois", {"listing": pages(1, 3, 1, 2, 3)})
    yield State("Au milieu de vingt", {"listing": pages(9, 20, 1, 0, 7, 8, 9, 10, 11, 0, 20)})
    yield State("La dernière de vingt", {"listing": pages(20, 20, 1, 0, 18, 19, 20)})
    yield State("Sur un téléphone", {"listing": pages(9, 20, 1, 0, 7, 8, 9, 10, 11, 0, 20)}, width=320)


def listing(*results, total=0, **given):
    values = {
        "chips": [],
        "clear_url": NOWHERE,
        "total": total,
        "grand_total": 132,
        "sorts": sorts("newest"),
        "is_filtered": False,
        "corrected": {},
        "did_you_mean": None,
    }
    return SimpleNamespace(**{**values, **pages(1, 1), "results": results, "suggestions": [], **given})


@LISTS.shows("components/listing.html", framed=True)
def _listing():
    some = listing(resource(), german(), crowded(), total=26, chips=chips(), is_filtered=True, **pages(1, 3, 1, 2, 3))
    yield State("Une page de résultats", {"listing": some, "themes_url": NOWHERE})
    yield State("Rien, et rien à proposer", {"listing": listing(chips=chips("zzz"), is_filtered=True)})


@LISTS.shows("components/corrected-words.html")
def _corrected_words():
    corrected = {"photosynthse": ["photosynthèse"], "carotes": ["carottes", "cartes"]}
    yield State("Deux fautes de frappe", {"listing": listing(corrected=corrected)})
    meant = {"text": "transformation du climat", "url": NOWHERE}
    yield State("Rien, mais quelque chose d’approchant", {"listing": listing(did_you_mean=meant)})


def excerpt(where, text, language="fr", **given):
    return Excerpt(question("vers médiatrice", "fr"), language, text, language, where, **given)


@LISTS.shows("components/excerpt.html", "card")
def _excerpt():
    text = "… et chaque médiateur·rice compte les vers, un ver par élève, avant de refermer le bocal …"
    given = {
        "Dans le texte": excerpt("Dans le texte", text),
        "À la page d’un fichier, où un lien mène": excerpt("Page 3 de « Fiche de l’élève »", text, url=NOWHERE),
        "Dans le titre d’une page sans résumé": excerpt("Dans le titre", ""),
        "Dans une autre langue": excerpt("Im Text", "… zwei Gläser, drei Vers und ein Tuch …", "de"),
    }
    for label, one in given.items():
        yield State(label, {"excerpt": one})


@LISTS.shows("components/suggestions.html", framed=True)
def _suggestions():
    environment = theme("ENV")
    looks = {"css_class": environment.css_class, "glyph": environment.glyph}
    found = [
        Suggestion(environment.label(), "Thème", NOWHERE, **looks),
        Suggestion("Association pour la sauvegarde des savoir-faire du verre", "Organisation", NOWHERE),
        Suggestion("Wärmedämmverbundsysteme und Niedrigenergiehausbesichtigungen", "Ressource", NOWHERE, "de"),
        Suggestion("vers de terre", "Chercher", NOWHERE),
    ]
    for width in (960, 320):
        yield State(f"De chaque sorte, à {width} px", {"suggestions": found}, "div.search-box", width=width, height=420)


@LISTS.shows("components/empty-state.html")
def _empty_state():
    ways = [
        {"label": "« vers de terre »", "url": NOWHERE, "total": 12},
        {"label": "Niveau : 5e primaire", "url": NOWHERE, "total": 1},
    ]
    texts = {"none": "Le tiroir est vide, pas la bibliothèque.", "empty": "Les premières fiches arrivent bientôt."}
    yield State("Avec des critères à lâcher", {"listing": listing(is_filtered=True, suggestions=ways), **texts})
    yield State("Sans rien à proposer", {"listing": listing(is_filtered=True), **texts})
    yield State("Une bibliothèque encore vide", {"listing": listing(), **texts})


def provinces(selected="", **counts):
    shown = []
    for code in vocabulary("province"):
        count = counts.get(code.replace("-", "_"), 0)
        label = vocabulary("province").label(code)
        shown.append({"code": code, "label": label, "count": count, "selected": code == selected, "url": NOWHERE})
    return shown


@LISTS.shows("components/province-map.html", framed=True)
def _province_map():
    counts = {"bruxelles": 12, "hainaut": 9, "liege": 14, "namur": 6, "ailleurs": 1}
    yield State("Deux provinces sans membre", {"provinces": provinces(**counts)})
    yield State("Une province choisie", {"provinces": provinces("liege", **counts)})
    yield State("Une province choisie où il n’y a personne", {"provinces": provinces("luxembourg", **counts)})
