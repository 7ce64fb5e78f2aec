"""Resources and members."""

from django.utils.translation import gettext_lazy as _

from home.components.samples import (
    GERMAN_TITLE,
    NOWHERE,
    Picture,
    file,
    organisation,
    resource,
    theme,
)
from home.components.specimens import Family, State
from resources.dossier.selection import Place

CARDS = Family("cards", _("Cards"))

LONG_NAME = "Association pour la sauvegarde et la transmission des savoir-faire du verre et de la faïence"


def german():
    about = "Ein Koffer voller Proben, vier Stationen und ein Rundgang durch das Schulgebäude mit der Wärmebildkamera."
    fields = {"language": "de", "summary": about, "material_languages": ["de"], "levels": ["S4", "S5", "S6"]}
    return resource(GERMAN_TITLE, themes_in_order=[theme("ENE")], reference="ENE 0031", **fields)


def bare():
    """As it is before its first publication, with no more than what its form demands."""
    nothing = {"themes_in_order": [], "organisations_in_order": [], "file_items": [], "summary": "", "reference": ""}
    return resource("Brouillon sans rien", levels=[], audience=[], material_languages=[], duration=None, **nothing)


def crowded():
    members = [
        organisation("Les Mains dans la terre"),
        organisation(LONG_NAME),
        organisation("Le Musée du zinc", kind="musee"),
    ]
    fields = {"levels": ["M3", "P1", "P2", "P5", "P6", "S1", "superieur", "adultes"], "duration": 3 * 24 * 60}
    themes = [theme("PAT"), theme("HIS"), theme("MET"), theme("INC")]
    kinds = ("pdf", "odt", "csv", "png", "mp3", "zip")
    files = [file(f"Partie {n}", f"partie.{kind}", size=n * 9_800_000) for n, kind in enumerate(kinds, 1)]
    title = "Femmes de l’industrie : vingt portraits, une exposition à monter soi-même et un jeu de rôle"
    return resource(
        title, themes_in_order=themes, organisations_in_order=members, file_items=files, reference="PAT 1204", **fields
    )


def pictured():
    return resource("Lire un terril", themes_in_order=[theme("PAT")], reference="PAT 0007", cover=Picture())


def kinds_of_resource():
    return {
        "Avec son thème": resource(),
        "Sans thème ni rien d’autre": bare(),
        "Dans une autre langue, titre très long": german(),
        "Tout à la fois": crowded(),
    }


def numbered(states, start):
    """The same states, the resources of which have references of their own: the button of each has its id."""
    for number, (label, context) in enumerate(states, start):
        one = context["resource"]
        one.reference = one.reference and f"{one.reference[:3]} {number:04}"
        yield label, {**context, "themes_url": NOWHERE}


def placed(number, total):
    return Place(resource(reference=f"ENV {number:04}"), number, total)


@CARDS.shows("components/record-card.html", "card")
def _record_card():
    states = [(label, {"resource": one}) for label, one in kinds_of_resource().items()]
    states.append(("Avec le dessin de son thème", {"resource": resource(), "cover": True}))
    states.append(("Avec une image", {"resource": pictured(), "cover": True}))
    for label, context in numbered(states, 100):
        yield State(label, context)


@CARDS.shows("components/record-row.html")
def _record_row():
    kinds = {**kinds_of_resource(), "Avec une image": pictured()}
    for label, context in numbered(((label, {"resource": one}) for label, one in kinds.items()), 200):
        yield State(label, context, inside="ul")
    place = placed(2, 3)
    context = {"resource": place.resource, "place": place, "themes_url": NOWHERE}
    yield State("Dans le dossier de qui lit", context, inside="ol")


@CARDS.shows("components/dossier-button.html", "small")
def _dossier_button():
    yield State("Sur une fiche", {"resource": resource(reference="ENV 0300")})
    yield State("En tête d’une page", {"resource": resource(reference="ENV 0301"), "big": True})


@CARDS.shows("components/dossier-moves.html", "small")
def _dossier_moves():
    yield State("Au milieu", {"place": placed(2, 3)})
    yield State("Seule", {"place": placed(1, 1)})


@CARDS.shows("components/call-number.html", "card")
def _call_number():
    yield State("Avec la cote", {"resource": resource()})
    yield State("Sans cote", {"resource": bare()})


@CARDS.shows("components/specifications.html", "card")
def _specifications():
    yield State("Sur une fiche", {"resource": resource()})
    yield State("Avec les langues", {"resource": crowded(), "language": True})


@CARDS.shows("components/organisation-names.html", "card")
def _organisation_names():
    members = [organisation("Le Musée du zinc"), organisation("Les Mains dans la terre")]
    yield State("Un nom", {"organisations": members[:1]}, inside="p")
    yield State("Deux noms qui mènent à leur page", {"organisations": members, "members_url": NOWHERE}, inside="p")


@CARDS.shows("components/member.html", "card")
def _member():
    about = "Des ateliers de sol vivant dans les écoles, les jardins partagés et les maisons de quartier."
    full = organisation(
        "Les Mains dans la terre",
        locality="Gembloux",
        description=about,
        shares=["12 ressources", "3 actualités", "1 position"],
        themes=[theme("ENV"), theme("PAR")],
    )
    long = organisation(LONG_NAME, kind="site-patrimonial", locality="Braine-le-Château", shares=["1 ressource"])
    urls = {"url": NOWHERE, "themes_url": NOWHERE}
    yield State("Complet", {"member": full, **urls})
    yield State("Un nom long, une ressource", {"member": long, **urls})
    yield State("Le nom et le genre", {"member": organisation("Le Musée du zinc", kind="musee"), **urls})


@CARDS.shows("components/members-line.html")
def _members_line():
    names = ["Les Mains dans la terre", "Le Musée du zinc", LONG_NAME, "Haute école du Val", "Le Phare"]
    members = [organisation(name) for name in names]
    yield State("Cinq membres", {"organisations": members, "members_url": NOWHERE})
    yield State("Un seul, sans annuaire où mener", {"organisations": members[:1]})
