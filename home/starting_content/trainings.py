"""The catalogue that a new installation starts with: one file a training, the dates counted from the day of loading."""

from datetime import date, time, timedelta

from django.utils import timezone

from home.starting_content.bodies import body_of
from home.starting_content.reading import FOLDER, about, read, shown, translated
from training.models import TrainingCataloguePage, TrainingPage, TrainingSession

FACTS = ("kind", "audience", "hours", "price", "contact_name", "contact_email", "contact_phone", "on_request")
TEXTS = ("title", "summary", "audience_note", "prerequisites", "methods", "assessment", "accessibility", "admission")
TEXTS += ("price_note",)
LINES = ("objectives", "to_bring")
SESSION_FACTS = ("mode", "venue", "address", "locality", "province", "link", "language", "places", "taken", "state")
SESSION_FACTS += ("registration_url", "registration_email")
WEEKDAYS, WEEKEND = range(5), (5, 6)


def load_trainings(indexes, themes, organisations, say):
    """Publish the catalogue of this school year and its trainings under `indexes`, {language: page}."""
    catalogue = _load_catalogue(indexes)
    for path in sorted((FOLDER / "trainings").glob("*.yaml")):
        entry = read(path)
        page = _training(entry, catalogue)
        about(page, entry, themes, organisations)
        catalogue.add_child(instance=page)
        page.save_revision().publish()
        for language, texts in (entry.get("translations") or {}).items():
            _translate_training(page, language, texts)
        first = page.sessions_in_order[0].when_label if page.sessions_in_order else ""
        say(" – ".join(filter(None, [page.title, first])))


def _load_catalogue(indexes):
    """The French catalogue, published with its translations."""
    first = first_september(timezone.localdate())
    edition = f"{first.year}–{first.year + 1}"
    facts = {"slug": edition.replace("–", "-"), "edition": edition}
    facts |= {"starts_on": first, "ends_on": date(first.year + 1, 8, 31)}
    (_, texts), *others = read("pages/catalogue.yaml").items()
    locale = indexes["fr"].locale
    page = TrainingCataloguePage(**_catalogue_texts(texts, "fr", edition), **facts, locale=locale, live=False)
    indexes["fr"].add_child(instance=page)
    page.save_revision().publish()
    for language, texts in others:
        values = {**_catalogue_texts(texts, language, edition), "slug": page.slug}
        translated(page, language, values).save_revision().publish()
    return page


def first_september(today):
    """The day on which the school year of `today` began."""
    return date(today.year - (today.month < 9), 9, 1)


def _catalogue_texts(texts, language, edition):
    title = texts["title"].format(edition=edition)
    return {"title": title, "summary": shown(texts["summary"], language), "foreword": body_of(texts["foreword"])}


def _training(entry, catalogue):
    facts = {name: entry[name] for name in FACTS if name in entry}
    page = TrainingPage(**facts, **_texts(entry, "fr"), slug=entry["slug"], locale=catalogue.locale, live=False)
    page.sessions = [_session(row, i, catalogue.locale) for i, row in enumerate(entry["sessions"])]
    return page


def _texts(entry, language):
    """What a training says in a language: {field: value}."""
    values = {name: shown(entry.get(name, ""), language) for name in TEXTS}
    values |= {name: shown("\n".join(entry.get(name, [])), language) for name in LINES}
    steps = [{name: shown(text, language) for name, text in step.items()} for step in entry["programme"]]
    return values | {"programme": [("step", step) for step in steps], "body": body_of(entry.get("body", []))}


def _session(row, order, locale):
    days = days_of(row["days"], WEEKEND if row.get("weekend") else WEEKDAYS)
    return TrainingSession(
        days=[("day", day) for day in days],
        deadline=days[0]["date"] - timedelta(days=row["deadline"]) if "deadline" in row else None,
        access=shown(row.get("access", ""), "fr"),
        sort_order=order,
        locale=locale,
        **{name: row[name] for name in SESSION_FACTS if name in row},
    )


def days_of(rows, weekdays):
    """The values of DayBlocks for rows of {in_days, from, to}, moved on together until all fall on `weekdays`."""
    wanted = [timezone.localdate() + timedelta(days=row["in_days"]) for row in rows]
    moves = (timedelta(days=number) for number in range(7))
    move = next(move for move in moves if all((day + move).weekday() in weekdays for day in wanted))
    return [
        {"date": day + move, "start": _time(row.get("from")), "end": _time(row.get("to"))}
        for day, row in zip(wanted, rows, strict=True)
    ]


def _time(text):
    return time.fromisoformat(text) if text else None


def _translate_training(source, language, texts):
    page = translated(source, language, {**_texts(texts, language), "slug": texts["slug"]})
    sessions = list(page.sessions.all())
    for session, access in zip(sessions, texts["access"], strict=True):
        session.access = access
    page.sessions = sessions  # held by the page: all() alone reads them anew, with the texts of the source
    page.save_revision().publish()
