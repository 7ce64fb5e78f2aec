"""Position papers: their text, who stands behind them, what was answered, how they changed."""

import uuid
from datetime import date
from types import SimpleNamespace

from django.utils.translation import gettext_lazy as _

from core.vocabularies import vocabulary
from home.components.samples import GERMAN_TITLE, NOWHERE, linked, organisation, theme
from home.components.specimens import Family, State
from news.comparison import changes, shown
from news.models import PositionPage
from news.reading import Reading

PAPERS = Family("papers", _("Position papers"))

NOTE = str(uuid.UUID(int=1))
TEXT = [
    ("o", "opening", "<p>La technique est la part de la culture que l’école montre le moins.</p>"),
    ("h1", "heading", "Ce que nous constatons"),
    (
        "p1",
        "paragraph",
        f'<p>Elle partage son horaire<a linktype="footnote" id="{NOTE}">[1]</a> avec les sciences.</p>',
    ),
    ("p2", "paragraph", "<p>Les écarts entre écoles suivent les écarts de revenus.</p>"),
    ("h2", "heading", "Ce que nous demandons"),
    ("d1", "demand", "<p>Une période de technique par semaine, ajoutée à la grille.</p>"),
    ("d2", "demand", "<p>Une valise d’outils pour quatre classes.</p>"),
]
LATER = {
    "p1": "<p>Elle partage son horaire avec les sciences : trois périodes pour les deux.</p>",
    "d1": "<p>Une période de technique par semaine, garantie dans la grille.</p>",
}


def reading(later=False):
    blocks = [
        {"id": str(uuid.uuid5(uuid.NAMESPACE_OID, key)), "type": kind, "value": (later and LATER.get(key)) or value}
        for key, kind, value in TEXT
        if not (later and key == "p2")
    ]
    body = PositionPage.body.field.to_python(blocks)
    return Reading(body, {NOTE: "<p>Grille horaire de 2023. <a href='?nowhere='>La source</a></p>"}, "fr")


def stances(**counts):
    label = vocabulary("response_stance").label
    names = {code.replace("-", "_"): code for code in vocabulary("response_stance")}
    return [
        {"code": names[name], "label": label(names[name]), "count": count, "cells": range(count)}
        for name, count in counts.items()
    ]


def paper(title="Pour une heure de technique par semaine", status="adopte", *, language="fr", **fields):
    about = "Le réseau demande que chaque élève manipule, mesure et répare toutes les semaines, dans toutes les écoles."
    values = {"number": "2026/03", "date": date(2026, 6, 18), "summary": about, "main_theme": theme("MET")}
    values |= {"shown_status": status, "shown_status_label": vocabulary("position_status").label(status)}
    made = linked(title, language=language)
    made.excerpt = None
    vars(made).update({"language": language, **values, **fields})
    return made


def response(stance, addressee, text, day):
    label = vocabulary("response_stance").label(stance)
    return SimpleNamespace(date=day, addressee=addressee, stance=stance, stance_label=label, text=text, document=None)


@PAPERS.shows("components/position-status.html", "small")
def _position_status():
    for code in vocabulary("position_status"):
        label = vocabulary("position_status").label(code)
        yield State(str(label), {"code": code, "label": label})


@PAPERS.shows("components/position-card.html", "half")
def _position_card():
    yield State("Adoptée, avec des réponses", {"paper": paper(stances=stances(soutien=3, partiel=1, sans_reponse=2))})
    yield State("En consultation", {"paper": paper("IA générative en médiation", "consultation")})
    yield State("Dans une autre langue", {"paper": paper(GERMAN_TITLE, "remplace", language="de", summary="")})


@PAPERS.shows("components/position-text.html", "wide", framed=True)
def _position_text():
    yield State(
        "Paragraphes, demandes, note", {"reading": reading(), "permalink": NOWHERE, "label": "1.0"}, "div.paper"
    )
    yield State(
        "Sur un téléphone", {"reading": reading(), "permalink": NOWHERE, "label": "1.0"}, "div.paper", width=320
    )


@PAPERS.shows("components/footnotes.html", "half", framed=True)
def _footnotes():
    yield State("Une note", {"notes": reading().notes}, "div.prose position-text")


@PAPERS.shows("components/demands.html", "half", framed=True)
def _demands():
    yield State("Deux demandes", {"demands": reading().demands, "language": "fr"})
    yield State("Une seule", {"demands": reading().demands[:1], "language": "fr"})


@PAPERS.shows("components/stance-bar.html", "half")
def _stance_bar():
    yield State("De toutes sortes", {"stances": stances(soutien=3, partiel=1, opposition=1, sans_reponse=2)})


@PAPERS.shows("components/responses.html", "wide")
def _responses():
    answers = [
        response("soutien", "Association de directions", "<p>Soutient les cinq demandes.</p>", date(2026, 8, 2)),
        response(
            "partiel", "Fédération de pouvoirs organisateurs", "<p>Soutient les demandes B et C.</p>", date(2026, 8, 16)
        ),
        response("opposition", "Collectif de parents", "<p>Craint pour la lecture.</p>", date(2026, 8, 23)),
        response("sans-reponse", "Service d’inspection", "", date(2026, 9, 19)),
    ]
    yield State("De toutes sortes", {"responses": answers, "language": "fr"})


@PAPERS.shows("components/signatories.html", "wide")
def _signatories():
    names = {"Association": ["Le Jardin des Sols", "Atelier Tournevis"], "Musée": ["Musée de la Fonte"]}
    groups = [
        {
            "label": kind,
            "signatories": [SimpleNamespace(organisation=organisation(name), date=date(2026, 6, 21)) for name in some],
        }
        for kind, some in names.items()
    ]
    yield State("Deux sortes", {"groups": groups, "members_url": NOWHERE})


@PAPERS.shows("components/versions.html", "wide")
def _versions():
    common = {"status_label": "Adopté", "url": NOWHERE, "changes_url": NOWHERE}
    first = {
        "version_label": "1.0",
        "date": date(2026, 2, 11),
        "version_note": "Première version.",
        "is_current": False,
    }
    last = {"version_label": "2.0", "date": date(2026, 6, 21), "version_note": "", "is_current": True}
    superseded = {"superseded_on": date(2026, 6, 21)}
    yield State(
        "Deux versions", {"versions": [{**common, **last}, {**common, **first, **superseded}], "language": "fr"}
    )


@PAPERS.shows("components/text-changes.html", "wide", framed=True)
def _text_changes():
    found = shown(changes(reading(), reading(later=True)))
    yield State("Modifié, retiré, renuméroté", {"changes": found, "language": "fr"}, "div.paper")
