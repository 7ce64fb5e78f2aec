"""What search engines and other agendas read of a training holds what they require, read by a real RDF reader."""

import json
from decimal import Decimal

import pytest
from rdflib import Graph, Literal, Namespace
from rdflib.namespace import RDF

from tests.factories import OrganisationFactory, ThemeFactory
from tests.trainings import catalogue, session, training

SCHEMA = Namespace("https://schema.org/")
# What Google asks for: Course list and Course info, Event; https://developers.google.com/search/docs/appearance
REQUIRED = {
    SCHEMA.Course: ["name", "description", "provider", "offers", "hasCourseInstance"],
    SCHEMA.CourseInstance: ["courseMode", "courseWorkload"],
    SCHEMA.Event: ["name", "startDate", "location"],
    SCHEMA.Offer: ["category", "price", "priceCurrency"],
    SCHEMA.Place: ["address"],
    SCHEMA.VirtualLocation: ["url"],
}


def graph_of(data):
    """The statements of a JSON-LD document. The vocabulary of schema.org is not fetched: it is its default one."""
    return Graph().parse(data=json.dumps({**data, "@context": {"@vocab": str(SCHEMA)}}), format="json-ld")


def graph_in(document):
    (block,) = document.cssselect('script[type="application/ld+json"]')
    data = json.loads(block.text)
    assert data["@context"] == "https://schema.org"
    return graph_of(data)


def lacking(graph):
    """[(type, property), …] that something in the graph is required to have and has not."""
    return [
        (kind, name)
        for kind, names in REQUIRED.items()
        for thing in graph.subjects(RDF.type, kind)
        for name in names
        if not list(graph.objects(thing, SCHEMA[name]))
    ]


def full_training(*sessions, **fields):
    about = {"themes": [ThemeFactory()], "organisations": [OrganisationFactory(website="https://example.org/")]}
    return training(
        *sessions, **about, **{"hours": Decimal("7.5"), "price": Decimal(75), "summary": "Résumé", **fields}
    )


@pytest.mark.parametrize("mode", ["presentiel", "hybride", "distance"])
@pytest.mark.parametrize("state", ["", "annule", "complet"])
def test_it_holds_what_is_required(read, mode, state):
    graph = graph_in(read(full_training(session(5, mode=mode, state=state), session(None)).url))

    assert len(list(graph.subjects(RDF.type, SCHEMA.CourseInstance))) == 1
    assert lacking(graph) == []


def one(graph, kind, name):
    (thing,) = graph.subjects(RDF.type, SCHEMA[kind])
    (value,) = graph.objects(thing, SCHEMA[name])
    return value


def test_it_says_when_where_and_for_how_much(read):
    graph = graph_in(read(full_training(session(5, places=14, taken=4, locality="Seraing", province="liege")).url))

    assert one(graph, "CourseInstance", "courseWorkload") == Literal("PT7H30M")
    assert one(graph, "CourseInstance", "courseMode") == Literal("onsite")
    assert one(graph, "Event", "remainingAttendeeCapacity") == Literal(10)
    assert one(graph, "PostalAddress", "addressLocality") == Literal("Seraing")
    assert {str(price) for price in graph.objects(None, SCHEMA.price)} == {"75.00"}


@pytest.mark.parametrize(
    ("state", "status", "availability"),
    [
        ("", "EventScheduled", "InStock"),
        ("complet", "EventScheduled", "SoldOut"),
        ("annule", "EventCancelled", "Discontinued"),
    ],
)
def test_it_says_what_became_of_a_session(read, state, status, availability):
    graph = graph_in(read(full_training(session(5, state=state)).url))

    assert one(graph, "Event", "eventStatus") == Literal(SCHEMA[status])
    assert Literal(SCHEMA[availability]) in set(graph.objects(None, SCHEMA.availability))


def test_the_hours_say_their_distance_from_universal_time(read):
    start = str(one(graph_in(read(full_training(session(5)).url)), "Event", "startDate"))

    assert start.endswith(("+01:00", "+02:00"))
    assert "T09:30:00" in start


def test_other_agendas_take_over_the_catalogue(client):
    pages = [full_training(session(5), title="Une"), full_training(title="Deux")]
    response = client.get(f"{catalogue().url}catalogue.json")
    graph = graph_of(response.json())

    assert response["Content-Type"] == "application/ld+json"
    assert {str(found) for found in graph.objects(None, SCHEMA.identifier)} >= {
        f"urn:uuid:{page.translation_key}" for page in pages
    }
    assert lacking(graph) == [(SCHEMA.Course, "hasCourseInstance")]


def test_identifiers_stay_when_a_training_is_renamed(client):
    page = full_training(session(5))
    before = client.get(f"{catalogue().url}catalogue.json").json()
    page.title, page.slug = "Un autre nom", "un-autre-nom"
    page.save_revision().publish()
    after = client.get(f"{catalogue().url}catalogue.json").json()

    def identifiers(data):
        (course,) = data["itemListElement"]
        return course["identifier"], [event["identifier"] for event in course["hasCourseInstance"]]

    assert identifiers(after) == identifiers(before)
