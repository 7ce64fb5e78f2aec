"""Trainings and their sessions: in the agenda, on a line, in a calendar."""

from datetime import date, time

from django.utils.translation import gettext_lazy as _

from home.components.samples import GERMAN_TITLE, NOWHERE, session, training
from home.components.specimens import Family, State

TRAININGS = Family("trainings", _("Trainings"))

EVENINGS = [(date(2041, 11, day), time(18, 30), time(21)) for day in (6, 13, 20)]


def states():
    """A session in each of its states, by what it is called."""
    online = {"mode": "distance", "venue": "", "locality": ""}
    return {
        "Places libres": session(),
        "Complet": session(places=20, taken=20, **online),
        "Trois soirées, hybride": session(training(price=0, price_note=""), *EVENINGS, mode="hybride", places=None),
        "Inscriptions closes": session(deadline=date(2020, 1, 1)),
        "Annulé": session(state="annule"),
        "À programmer": session(training(price=None, price_note=""), None, places=None),
        "Dans une autre langue": session(training(GERMAN_TITLE, language="de"), places=80, taken=12),
    }


@TRAININGS.shows("components/session-card.html", framed=True)
def _session_card():
    for label, one in states().items():
        yield State(label, {"session": one, "themes_url": NOWHERE})


@TRAININGS.shows("components/session-line.html")
def _session_line():
    for label, one in states().items():
        yield State(label, {"session": one})


@TRAININGS.shows("components/date-block.html", "card")
def _date_block():
    yield State("Un jour, une heure", {"session": session()})
    yield State("Toute la journée", {"session": session(None, (date(2041, 10, 8), None, None))})
    yield State("Sans date", {"session": session(None, None)})


@TRAININGS.shows("components/seats.html", "half")
def _seats():
    for label, one in states().items():
        yield State(label, {"session": one})


@TRAININGS.shows("components/session-facts.html", "half")
def _session_facts():
    yield State("Dans une liste", {"session": session(None, *EVENINGS)})
    yield State("En entier", {"session": session(), "days": True})
    yield State("Ce qui n’est pas dit n’est pas montré", {"session": session(training(hours=None, audience=[]), None)})


@TRAININGS.shows("components/session-ways.html", "half")
def _session_ways():
    for label, one in states().items():
        yield State(label, {"session": one})


@TRAININGS.shows("components/registration.html", "half")
def _registration():
    ways = {"file": NOWHERE, "google": NOWHERE, "outlook": NOWHERE}
    for label, one in states().items():
        yield State(label, {"session": one, "ways": ways if one.first_day else {}})


@TRAININGS.shows("components/session-list.html")
def _session_list():
    lists = {"coming_sessions": [*list(states().values())[:5]], "past_sessions": [session()], "open_ended": None}
    yield State("Des sessions dans tous les états", {"training": training(**lists)})
    asked = {"is_to_be_scheduled": True, "open_ended": session(None, None, places=None)}
    yield State("À programmer", {"training": training(**asked)})
    yield State("Rien de prévu", {"training": training()})


@TRAININGS.shows("components/objectives.html", "half")
def _objectives():
    yield State("Deux objectifs", {"objectives": ["Ouvrir un débat.", "Clore sans trancher à la place du groupe."]})


@TRAININGS.shows("components/training-line.html")
def _training_line():
    titles = {"En français": "Animer un débat quand la science ne suffit pas", "Un titre long": GERMAN_TITLE}
    for label, title in titles.items():
        page = training(title, next_session=session(), is_to_be_scheduled=False)
        yield State(label, {"training": page})
    yield State("À programmer", {"training": training(next_session=session(None, None), is_to_be_scheduled=True)})


@TRAININGS.shows("components/month-ruler.html", framed=True)
def _month_ruler():
    names = ["Septembre", "Octobre", "Novembre", "Décembre", "Janvier", "Février"]
    months = [
        {"month": name, "number": n, "counted": f"{n} sessions" if n else "", "url": NOWHERE if n else ""}
        for n, name in enumerate(names)
    ]
    months[2]["selected"] = True
    yield State("Six mois, dont un choisi et un vide", {"months": months})
    yield State("Sur un téléphone", {"months": months}, width=320)


@TRAININGS.shows("components/calendar-ways.html", "half")
def _calendar_ways():
    ways = {"file": NOWHERE, "google": NOWHERE, "outlook": NOWHERE}
    yield State("Une session", {"ways": ways, "label": "Mettre à l’agenda"})
    followed = {**ways, "webcal": NOWHERE}
    yield State(
        "Un abonnement", {"ways": followed, "label": "S’abonner à l’agenda", "help": "Votre agenda reste à jour."}
    )
