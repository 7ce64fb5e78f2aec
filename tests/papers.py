"""A position paper as a page type would give it, for what makes PDFs of them."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

from django.template import engines
from django.utils import translation

PARTS = [
    ("constats", "I. Ce que nous constatons"),
    ("defense", "II. Ce que nous défendons"),
    ("objections", "III. Objections et réponses"),
]
SENTENCES = (
    "Dans le primaire, la formation technique se réduit souvent à quelques semaines par an, et près de six classes sur "
    "dix n’avaient rien démonté, mesuré ou réparé au cours du trimestre écoulé.",
    "Les écarts entre écoles suivent les écarts de revenus : là où les parents peuvent offrir le stage, l’outil ou la "
    "visite, l’enfant touche la matière ; ailleurs, il la regarde sur un écran.",
    "Comprendre un objet, c’est pouvoir en discuter. Qui l’a conçu, avec quelle énergie, au prix de quel travail, pour "
    "finir où ? L’heure que nous demandons est aussi une heure d’éducation civique.",
)
BODY = (Path(__file__).parent / "paper.html").read_text()


def paper(paragraphs=4, extra="", **changes):
    """A whole French document with `paragraphs` of them in each of its three parts; `extra` is HTML at its end."""
    number, sections = 0, []
    for order, (anchor, title) in enumerate(PARTS, start=1):
        texts = []
        for _ in range(paragraphs):
            number += 1
            texts.append({"number": number, "text": " ".join((*SENTENCES, SENTENCES[number % 3]))})
        sections.append({"id": anchor, "title": title, "number": order, "paragraphs": texts})
    context = {
        "title": "Pour une heure de technique par semaine, de 5 à 14 ans",
        "short_title": "Pour une heure de technique par semaine",
        "language": "fr",
        "label": "Position 2026/03, en vigueur",
        "lead": "Le réseau demande que chaque élève manipule, mesure, répare et comprenne des objets techniques.",
        "authors": ["Réseau CSTI"],
        "subject": "Position publique sur l’enseignement technique",
        "keywords": ["technique", "école"],
        "date": date(2026, 6, 18),
        "details": [
            {"label": "Adoptée le", "value": "18 juin 2026, assemblée de Charleroi"},
            {"label": "Vote", "value": "29 pour, 1 contre, 4 abstentions"},
            {"label": "Adressée à", "value": "Ministère de l’Enseignement ; pouvoirs organisateurs ; inspection"},
        ],
        "parts": [*sections, {"id": "demandes", "title": "Nos demandes"}],
        "sections": sections,
        "countries": ["Allemagne", "Belgique", "France", "Pays-Bas"],
        "network": SimpleNamespace(name="Réseau CSTI"),
        "address": "https://csti.example.org/fr/positions/technique/",
        **changes,
    }
    source = BODY.replace('<section class="signatories">', f'{extra}<section class="signatories">')
    with translation.override(context["language"]):
        return engines["django"].from_string(source.strip()).render(context)
