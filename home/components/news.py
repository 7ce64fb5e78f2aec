"""The news, and the ways from one page to another."""

from django.utils.translation import gettext_lazy as _

from home.components.samples import GERMAN_TITLE, NOWHERE, Picture, linked, news
from home.components.specimens import Family, State

NEWS = Family("news", _("News"))

LONG_TITLE = "Quatre-vingts ans après la dernière remontée, mineurs et élèves de cinquième écrivent le même carnet"


def bare():
    """As it is before anything but its title is written."""
    return news("Brouillon sans rien", summary="", themes_in_order=[])


def german():
    about = "Ein Koffer voller Proben, vier Stationen und ein Rundgang durch das Schulgebäude mit der Wärmebildkamera."
    return news(GERMAN_TITLE, language="de", summary=about)


@NEWS.shows("components/news-card.html", "card")
def _news_card():
    pieces = {"Avec son thème": news(), "Un titre long": news(LONG_TITLE), "Sans thème ni résumé": bare()}
    for label, one in {**pieces, "Dans une autre langue": german()}.items():
        yield State(label, {"news": one, "themes_url": NOWHERE})


@NEWS.shows("components/news-line.html", "card")
def _news_line():
    yield State("Avec son thème", {"news": news(), "themes_url": NOWHERE})
    yield State("Sans thème", {"news": bare()})


@NEWS.shows("components/lead-story.html")
def _lead_story():
    yield State("Avec le dessin de son thème", {"news": news(), "themes_url": NOWHERE})
    yield State("Avec une image", {"news": news(LONG_TITLE, cover=Picture()), "themes_url": NOWHERE})
    yield State("Dans une autre langue", {"news": german(), "themes_url": NOWHERE})


@NEWS.shows("components/story-cover.html", "half")
def _story_cover():
    yield State("Une image et son crédit", {"image": Picture(credit="Photo : Archives du Puits 9, CC BY 4.0")})
    yield State("Le dessin du thème", {"drawing": "terril"})


@NEWS.shows("components/page-links.html", "card")
def _page_links():
    pages = [
        linked("Lire un terril : carnet de terrain", kind="ressource"),
        linked("Pour une heure de technique par semaine", kind="position"),
        linked(GERMAN_TITLE, language="de", kind="actualité"),
    ]
    yield State("Trois pages, dont une dans une autre langue", {"pages": pages})


@NEWS.shows("components/found-page.html")
def _found_page():
    pages = {"Avec son résumé": linked("Charte"), "Dans une autre langue": linked(GERMAN_TITLE, language="de")}
    for one in pages.values():
        one.summary = "Pourquoi un réseau, et ce qui réunit celles et ceux qui le font : quatre valeurs, cinq missions."
    pages["Sans résumé"] = linked("Contact")
    yield from (State(label, {"page": one}, inside="ul.page-links") for label, one in pages.items())


@NEWS.shows("components/neighbours.html", framed=True)
def _neighbours():
    before, after = linked("Bourses de coproduction : vingt projets"), linked(LONG_TITLE)
    yield State("Des deux côtés", {"earlier": before, "later": after, "label": "Autres actualités"})
    yield State("La plus récente", {"earlier": before, "label": "Autres actualités"})
    yield State("La plus ancienne", {"later": after, "label": "Autres actualités"})
    yield State("Sur un téléphone", {"earlier": before, "later": after, "label": "Autres actualités"}, width=320)
