"""The trainings and their sessions as a spreadsheet: which columns they have, and how each is read."""

import re
from datetime import date, time
from operator import attrgetter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.models import Organisation, Theme
from core.sheets import Column, Sheet, parsing
from core.sheets.cells import joined, separated
from core.sheets.choosing import chosen, one_of, some_of
from training.models import TrainingPage, TrainingSession

SEVERAL = _("The last part of its address, or its name; several are separated by “;”, the main one first.")
BETWEEN = " | "  # the time and the text of a step of the programme
DAY = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:\s+(\d\d?)[:h](\d\d)?\s*[-–]\s*(\d\d?)[:h](\d\d)?)?", re.ASCII)


def _of(model):
    """A maker of columns for the fields of a model, which say what they are called and whether they may be empty."""

    def column(name, parse, **options):
        field = model._meta.get_field(name)
        options = {"required": not field.blank, "help": field.help_text, "value": attrgetter(name), **options}
        return Column(name, field.verbose_name, parse=parse, **options)

    return column


# -------------------------------------------------------------------- cells that hold more than one value


def write_days(session):
    """The days of a TrainingSession: "2026-10-08 09:30-16:00; 2026-10-09"."""
    return joined(_written_day(day) for day in session.days_in_order)


def _written_day(day):
    hours = "" if day.is_whole else f" {day.start:%H:%M}-{day.end:%H:%M}"
    return f"{day.date:%Y-%m-%d}{hours}"


def read_days(cell):
    """[(date, start or None, end or None), …]"""
    if isinstance(cell, date):  # a date cell is a whole day
        return [(parsing.date()(cell), None, None)]
    return sorted((_read_day(text) for text in separated(str(cell))), key=str) if cell else []


def _read_day(text):
    found = DAY.fullmatch(text)
    try:
        year, month, day, *hours = (int(part) if part else None for part in found.groups())
        start, end = _times(*hours)
        return date(year, month, day), start, end
    except (AttributeError, ValueError) as error:
        sentence = gettext("“%s” is no day. Write “2026-10-08 09:30-16:00”, or “2026-10-08” for the whole day.")
        raise ValidationError(sentence % text) from error


def _times(start_hour, start_minute, end_hour, end_minute):
    if start_hour is None:
        return None, None
    start, end = time(start_hour, start_minute or 0), time(end_hour, end_minute or 0)
    if end <= start:
        raise ValueError("ends before it begins")
    return start, end


def write_programme(page):
    steps = (step.value for step in page.programme)
    return "\n".join(BETWEEN.join(filter(None, [step["when"], step["what"].replace("\n", " ")])) for step in steps)


def read_programme(cell):
    """[(when, what), …], a line each: "9:30 | Welcome"."""
    lines = (line.split(BETWEEN.strip(), 1) for line in parsing.lines()(cell).splitlines() if line.strip())
    return [(line[0].strip() if len(line) == 2 else "", line[-1].strip()) for line in lines]


def _slugs_of(objects):
    """The parser of several slugs among those of `objects()`, {slug: names by which it is known too}."""

    def parse(cell):
        known = objects() if cell else {}
        return [chosen(text, known) for text in separated(str(cell))] if cell else []

    return parse


def _themes():
    return {theme.slug: (theme.label(),) for theme in Theme.objects.vocabulary().values()}


def _organisations():
    return {slug: (name,) for slug, name in Organisation.objects.values_list("slug", "name")}


def slugs(name):
    """What a page's cell holds of `themes_in_order` or the like."""
    return lambda page: joined(one.slug for one in getattr(page, name))


# -------------------------------------------------------------------- sheets

_page, _session = _of(TrainingPage), _of(TrainingSession)

TRAININGS = Sheet(
    "trainings",
    _("Trainings"),
    (
        Column(
            "catalogue",
            _("Catalogue"),
            lambda page: page.get_parent().slug,
            parsing.text(),
            required=True,
            help=_("The last part of its address: “2026-2027”."),
        ),
        Column(
            "language",
            _("Language of the page"),
            attrgetter("language"),
            parsing.code("material_language"),
            help=_("Only French trainings can be imported; translators write the others."),
        ),
        _page("title", parsing.text(255)),
        _page("kind", parsing.code("training_kind"), help=one_of("training_kind")),
        _page("summary", parsing.text(400)),
        Column("themes", _("Themes"), slugs("themes_in_order"), _slugs_of(_themes), help=SEVERAL),
        Column(
            "organisations", _("Given by"), slugs("organisations_in_order"), _slugs_of(_organisations), help=SEVERAL
        ),
        _page("objectives", parsing.lines()),
        _page(
            "programme",
            read_programme,
            value=write_programme,
            help=_("One step a line: “9:30 | Welcome”."),
        ),
        _page(
            "audience",
            parsing.codes("audience_role"),
            value=lambda p: joined(p.audience),
            help=some_of("audience_role"),
        ),
        _page("audience_note", parsing.text(250)),
        _page("prerequisites", parsing.lines(600)),
        _page("to_bring", parsing.lines(600)),
        _page("methods", parsing.lines(800)),
        _page("assessment", parsing.lines(800)),
        _page("accessibility", parsing.lines(800)),
        _page("hours", parsing.decimal(places=1, digits=5, minimum=0)),
        _page("admission", parsing.lines(600)),
        _page("price", parsing.decimal(places=2, digits=7, minimum=0)),
        _page("price_note", parsing.text(160)),
        _page("contact_name", parsing.text(120)),
        _page("contact_email", parsing.email()),
        _page("contact_phone", parsing.text(40)),
        _page("on_request", parsing.yes_no(empty=True), required=False),
        Column(
            "published",
            _("Published"),
            attrgetter("live"),
            parsing.yes_no(empty=False),
            help=_("“oui” publishes, “non” keeps it a draft or takes it down."),
        ),
    ),
    identify=lambda page: str(page.translation_key),
    id_help=_(
        "Any text that is the training's alone: the same file imported again changes it, and makes no second one."
    ),
)

SESSIONS = Sheet(
    "sessions",
    _("Sessions"),
    (
        Column(
            "training",
            _("Training"),
            lambda session: str(session.page.translation_key),
            parsing.text(255),
            required=True,
            help=_("The identifier of the training, or its title."),
        ),
        _session(
            "days",
            read_days,
            value=write_days,
            help=_("“2026-10-08 09:30-16:00; 2026-10-09”; empty: to be scheduled."),
        ),
        _session("mode", parsing.code("training_mode"), help=one_of("training_mode")),
        _session("venue", parsing.text(160)),
        _session("address", parsing.text(160)),
        _session("locality", parsing.text(100)),
        _session("province", parsing.code("province"), help=one_of("province")),
        _session("access", parsing.lines(600)),
        _session("link", parsing.web_address()),
        _session("language", parsing.code("material_language"), help=one_of("material_language")),
        _session("places", parsing.whole_number(minimum=0, maximum=32767)),
        _session("taken", parsing.whole_number(minimum=0, maximum=32767)),
        _session("state", parsing.code("session_state"), help=one_of("session_state")),
        _session("registration_url", parsing.web_address()),
        _session("registration_email", parsing.email()),
        _session("deadline", parsing.date()),
    ),
    identify=attrgetter("key"),
    id_help=_("Any text that is the session's alone."),
)
