"""The agenda: sessions by month, filters that keep their promise, the ruler of months, the archive."""

import random
from datetime import timedelta
from decimal import Decimal

import feedparser
import pytest
from django.test import RequestFactory
from django.utils import timezone

from core.models import Organisation, Theme
from core.vocabularies import vocabulary
from search.index import differences, follow_time
from search.models import ListedPage
from tests import factories
from tests.factories import OrganisationFactory, ThemeFactory
from tests.test_facets import boxes, data_total, some
from tests.trainings import agenda, day, in_dutch, session, training
from training.agenda import Agenda
from training.facets import COMING
from training.models import TrainingPage, TrainingSession

CODES = {
    "province": ["namur", "liege", "hainaut"],
    "mode": list(vocabulary("training_mode")),
    "kind": list(vocabulary("training_kind")),
    "price": ["gratuit", "moins-de-100", "100-et-plus"],
    "state": list(vocabulary("session_state")),
    "audience": ["mediateur", "enseignant", "public"],
    "language": ["fr", "nl"],
}


def titles(document):
    return [node.text_content() for node in document.cssselect("[data-id] h4")]


def random_session(choose):
    first = choose.randint(1, 200)
    days = [None] if choose.random() < 0.15 else sorted({first, first + choose.randint(0, 40)})
    return session(
        *days,
        province=choose.choice(["", *CODES["province"]]),
        mode=choose.choice(CODES["mode"]),
        state=choose.choice(["", "", "complet", "annule"]),
        language=choose.choice(CODES["language"]),
        places=choose.choice([None, 8]),
        taken=choose.choice([0, 8]),
    )


def fill(choose, number=25):
    tops = [ThemeFactory(slug=f"top-{n}") for n in range(2)]
    themes = [*tops, ThemeFactory(slug="sous", parent=tops[0], letters="")]
    organisations = [OrganisationFactory() for _ in range(2)]
    for _ in range(number):
        page = training(
            *(random_session(choose) for _ in range(choose.randint(0, 3))),
            themes=some(choose, themes, 2),
            organisations=some(choose, organisations, 2),
            kind=choose.choice(CODES["kind"]),
            price=choose.choice([None, Decimal(0), Decimal(40), Decimal(100)]),
            audience=some(choose, CODES["audience"], 2),
        )
        if choose.random() < 0.2:
            in_dutch(page)


def facts(page, one):
    """What a session counts for, told from its own fields: {facet: set of codes}."""
    themes = [item.tag for item in page.themed_items.all()]
    price = page.price
    days = [block.value["date"] for block in one.days] if one else []
    is_full = one and (one.state == "complet" or (one.places and one.taken >= one.places))
    state = "a-programmer" if not days else one.state or ("complet" if is_full else "ouvert")
    return {
        "month": {f"{date:%Y-%m}" for date in days},
        "province": {one.province} - {""} if one else set(),
        "mode": {one.mode} if one else set(),
        "kind": {page.kind},
        "price": set()
        if price is None
        else {"gratuit" if price == 0 else "moins-de-100" if price < 100 else "100-et-plus"},
        "state": {"annule"} if one and one.state == "annule" else {state},
        "audience": set(page.audience),
        "language": {one.language} if one else set(),
        "theme": {theme.slug for theme in themes} | {theme.parent.slug for theme in themes if theme.parent},
        "organisation": {item.organisation.slug for item in page.organisation_items.all()},
    }


def listed():
    """The facts of each line of the French agenda: every session, and each training without one that takes place."""
    lines = []
    for page in TrainingPage.objects.filter(locale__language_code="fr"):
        sessions = list(TrainingSession.objects.filter(page=page))
        lines += [facts(page, one) for one in sessions]
        if all(one.state == "annule" for one in sessions):
            lines.append(facts(page, None))
    return lines


def total(lines, choices):
    return sum(all(line[facet] & set(codes) for facet, codes in choices.items()) for line in lines)


def test_every_count_is_what_one_would_get():
    choose = random.Random("agenda")
    fill(choose)
    lines = listed()
    months = sorted(set().union(*(line["month"] for line in lines)))
    codes = CODES | {"month": months, "theme": list(Theme.objects.values_list("slug", flat=True))}
    codes["organisation"] = list(Organisation.objects.values_list("slug", flat=True))
    request = RequestFactory()

    for _ in range(300):
        choices = {facet: some(choose, codes[facet], 3) for facet in choose.sample(list(codes), choose.randint(0, 4))}
        choices = {facet: chosen for facet, chosen in choices.items() if chosen}
        shown = Agenda(request.get("/", choices).GET)
        counts = {(facet.name, value.code): value.count for facet in shown.facets for value in _flat(facet.values)}
        expected = {(facet, code): total(lines, choices | {facet: [code]}) for facet in codes for code in codes[facet]}

        assert shown.total == total(lines, choices), choices
        kept = {key for key, number in expected.items() if number or key[1] in choices.get(key[0], [])}
        assert counts == {key: expected[key] for key in kept}, choices


def _flat(values):
    return [one for value in values for one in (value, *value.children)]


def test_the_index_is_what_the_pages_say():
    fill(random.Random("index"), number=12)

    assert differences(COMING) == []


def test_the_page_shows_what_the_index_counts(read):
    training(session(5, 6, province="liege"), session(40), title="Deux fois")
    document = read(agenda().url, {"province": "liege"})

    assert data_total(document) == 1
    assert titles(document) == ["Deux fois"]
    assert boxes(document)["province", "namur"] == (1, False)


def test_the_soonest_comes_first_and_what_has_no_date_last(read):
    training(session(40), title="Plus tard")
    training(title="Un jour")
    training(session(day(3, *AFTERNOON)), title="L’après-midi")
    training(session(3), title="Le matin")
    document = read(agenda().url)

    assert titles(document) == ["Le matin", "L’après-midi", "Plus tard", "Un jour"]
    assert document.cssselect(".month-title")[-1].text_content() == "À programmer"


AFTERNOON = (timezone.datetime(2026, 1, 1, 14).time(), timezone.datetime(2026, 1, 1, 16).time())


def test_the_archive_has_what_is_over_the_last_first(read):
    training(session(-40), session(-3), session(3), title="Trois fois", on_request=False)
    training(session(-10), title="Une fois")
    document = read(agenda().url, {"when": "past"})

    assert titles(document) == ["Trois fois", "Une fois", "Trois fois"]
    assert read(agenda().url).cssselect("[data-total]")[0].get("data-total") == "2"


def test_the_archive_is_narrowed_without_being_left(read):
    for number in range(14):
        training(session(-3 - number), title=f"Une {number}")
    document = read(agenda().url, {"when": "past", "province": "namur"})
    links = [link.get("href") for link in document.cssselect(".filter-chip, .pagination a")]

    assert document.cssselect('input[name="when"][form="filters"]')[0].get("value") == "past"
    assert links
    assert all("when=past" in link for link in links)


def test_the_ruler_leads_to_a_month_alone_and_back(read):
    training(session(40), title="Dans quarante jours")
    month = f"{timezone.localdate() + timedelta(days=40):%Y-%m}"
    (way,) = [link.get("href") for link in read(agenda().url).cssselect(".month-ruler a")]
    document = read(agenda().url + way)

    assert way == f"?month={month}"
    assert titles(document) == ["Dans quarante jours"]
    assert document.cssselect(".month-ruler [aria-current]")[0].get("href") == "?"


def test_an_empty_month_is_said_and_leads_nowhere(read):
    training(session(2))
    marks = read(agenda().url).cssselect(".month-ruler li")

    assert len(marks) == 6
    assert len([mark for mark in marks if mark.cssselect("a")]) == 1


def test_what_ends_leaves_the_agenda_without_the_worker(read):
    page = training(session(2), on_request=False)
    soon = timezone.now() + timedelta(seconds=-1)
    ListedPage.objects.filter(page=page).update(ends_at=soon)

    assert data_total(read(agenda().url)) == 0
    assert data_total(read(agenda().url, {"when": "past"})) == 1


def test_the_worker_rewrites_what_time_has_changed():
    page = training(session(2))
    TrainingSession.objects.filter(page=page).update(deadline=timezone.localdate() - timedelta(days=1))
    ListedPage.objects.filter(page=page).update(true_until=timezone.now() - timedelta(seconds=1))
    follow_time()

    assert differences(COMING) == []
    (line,) = ListedPage.objects.filter(page=page, language="fr")
    assert "ferme" in line.values_in_facets.values_list("value", flat=True)


def test_every_language_lists_every_session(read):
    page = training(session(5), session(9), title="Débattre")
    in_dutch(page, title="Debatteren")
    training(session(7), title="En français seulement")
    document = read(agenda("nl").url)

    assert titles(document) == ["Debatteren", "En français seulement", "Debatteren"]
    assert [heading.get("lang") for heading in document.cssselect("[data-id] h4")] == [None, "fr", None]


def test_a_theme_and_the_home_page_show_the_next_sessions(read):
    from home.models import ThemeIndexPage

    theme = ThemeFactory(slug="eau")
    training(session(9), title="Plus tard", themes=[theme])
    training(session(5), title="D’abord", themes=[theme])
    agenda()
    factories.fill_home("trainings")
    themes = factories.index_page(ThemeIndexPage)

    for url in ("/fr/", f"{themes.url}eau/"):
        assert [line.text_content() for line in read(url).cssselect(".session-line h3")] == ["D’abord", "Plus tard"]


def test_a_feed_has_each_training_once_the_newest_first(client):
    training(session(5), session(6), title="Ancienne")
    training(session(90), title="Récente")
    feed = feedparser.parse(client.get(f"{agenda().url}flux.atom").content)

    assert [entry.title for entry in feed.entries] == ["Récente", "Ancienne"]


@pytest.mark.parametrize("month", ["2026-13", "zz", "%00", "2026-10'"])
def test_an_odd_month_is_ignored(read, month):
    training(session(5))

    assert data_total(read(agenda().url, {"month": month, "when": month})) == 1
