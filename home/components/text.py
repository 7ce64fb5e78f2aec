"""Words, and what leads on from them."""

from django.utils.translation import gettext_lazy as _

from core.typography import french
from home.components.blocks import value_of
from home.components.samples import NOWHERE
from home.components.specimens import Family, State

TEXT = Family("text", _("Text and links"))

CHARTER = [
    "Nos valeurs",
    "Ce que nous faisons ensemble",
    "Comment on devient membre",
    "Ce que la charte demande, et ce qu'elle ne demande pas",
]


@TEXT.shows("home/specimens/button.html", "small")
def _button():
    yield State("Ordinaire", {"text": "Écrire un autre message"})
    yield State("Principal, un au plus par bloc", {"text": "Chercher", "classes": "button-primary", "icon": "search"})
    yield State("Petit", {"text": "Trier", "classes": "button-small"})
    yield State("Petit, avec une icône", {"text": "PDF, 2,1 Mo", "classes": "button-small", "icon": "download"})
    yield State("Enfoncé", {"text": "Copié", "pressed": True})
    yield State("Un lien", {"text": "Retour à l'accueil", "url": NOWHERE})
    yield State("Un texte plus long que la place", {"text": "Signaler un problème d'accessibilité sur cette page"})


@TEXT.shows("components/contents.html", framed=True)
def _contents():
    yield State("Quatre parties", {"parts": [{"title": title, "id": f"partie-{n}"} for n, title in enumerate(CHARTER)]})
    yield State(
        "Quatorze parties, en deux colonnes",
        {"parts": [{"title": f"Article {n} – {CHARTER[n % 4]}", "id": f"article-{n}"} for n in range(1, 15)]},
    )


@TEXT.shows("components/prose.html")
def _prose():
    kinds = ("paragraph", "heading", "list", "quote", "paragraph")
    yield State("Plusieurs blocs à la suite", {"body": value_of(*kinds)})


@TEXT.shows("components/details.html")
def _details():
    lines = [
        {"term": "Lieu", "text": "Seraing, Liège"},
        {"term": "Site", "text": "exemple.example", "url": NOWHERE},
        {
            "term": "Courriel",
            "text": "une-adresse-vraiment-longue@association-des-amis-du-patrimoine.example",
            "email": True,
        },
        {"term": "Charte signée le", "text": "14 mars 2026"},
    ]
    yield State("Texte, lien, courriel trop long pour un téléphone", {"lines": lines})
    yield State("Un seul fait", {"lines": lines[:1]})


@TEXT.shows("components/values.html")
def _values():
    values = [
        {"title": "Honnêteté", "text": "Nous citons nos sources et disons ce que nous ignorons."},
        {"title": "Curiosité", "text": "La question passe avant la réponse."},
        {
            "title": "Accueil",
            "text": "Chacun·e entre avec ce qu'il ou elle sait déjà. La médiation part de là, jamais d'un manque.",
        },
    ]
    yield State("Trois valeurs", {"values": values})


@TEXT.shows("components/citation.html")
def _citation():
    title = french("« Combien de vers de terre sous la cour ? »")
    text = f"Les Mains dans la terre, {title}, ENV 0214, bibliothèque du Réseau CSTI, 2026."
    links = [{"label": label, "url": NOWHERE} for label in ("BibTeX", "RIS", "CSL-JSON")]
    yield State("À copier (le bouton vient avec le script)", {"text": text})
    yield State("Aussi pour les logiciels de références", {"text": text, "links": links})


@TEXT.shows("components/feed-link.html", "small")
def _feed_link():
    yield State("Vers un flux", {"url": NOWHERE})


@TEXT.shows("components/language-mark.html", "small")
def _language_mark():
    yield from (
        State(name, {"language": code})
        for code, name in (("fr", "Français"), ("nl", "Néerlandais"), ("de", "Allemand"), ("en", "Anglais"))
    )


@TEXT.shows("components/not-found.html", framed=True)
def _not_found():
    yield State("Avec la recherche", {"search_url": NOWHERE, "words": "un sol vivant"})
    yield State("Sans bibliothèque où chercher", {})
