"""A session as it is read: its days, its state, what remains of its places, how one registers."""

from datetime import date, datetime, time, timedelta
from urllib.parse import quote

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext

from core.languages import absolute
from core.vocabularies import vocabulary
from search.registry import Part
from training.dates import Day, dates_label, days_label, month_label

TO_BE_SCHEDULED, OPEN, FULL, CLOSED, OVER, CANCELLED = "a-programmer", "ouvert", "complet", "ferme", "termine", "annule"
NO_DATE = date.max  # by which a session without days is sorted: after all others
ONLINE, HYBRID = "distance", "hybride"
SEAT = 9  # units of the drawing
MOST_SEATS = 40  # that can be told apart


class Session:
    """What is computed of a TrainingSession."""

    @cached_property
    def days_in_order(self):
        """Its Days, the first one first."""
        days = [Day(*(block.value[name] for name in ("date", "start", "end"))) for block in self.days]
        return sorted(days, key=lambda day: (day.date, day.start or time.min))

    @property
    def first_day(self):
        return self.days_in_order[0] if self.days_in_order else None

    @property
    def begins(self):
        """The date and the time by which it is sorted."""
        day = self.first_day
        return (day.date, day.start or time.min) if day else (NO_DATE, time.min)

    @property
    def months(self):
        """The months in which it takes place: {"2026-10"}."""
        return {f"{day.date:%Y-%m}" for day in self.days_in_order}

    @property
    def month_label(self):
        """Under which heading it stands: that of its first day."""
        day = self.first_day
        return month_label(f"{day.date:%Y-%m}") if day else gettext("To be scheduled")

    @property
    def when_label(self):
        return days_label(self.days_in_order) or gettext("Date to be set")

    @property
    def hours_differ(self):
        """Whether its days are not all at the same hours, so that each is to be said."""
        return len({day.hours_label for day in self.days_in_order}) > 1

    @property
    def dates_label(self):
        """Its dates without the hours when it has several; a single one stands beside it."""
        dates = {day.date for day in self.days_in_order}
        return dates_label(dates) if len(dates) > 1 else ""

    # ---------------------------------------------------------------- state

    @property
    def current_state(self):
        return self.state_at(timezone.now())

    def state_at(self, moment):
        """A `session_state` code: what the editor says of it, else what follows from its dates and places."""
        if self.state == CANCELLED:
            return CANCELLED
        if not self.days_in_order:
            return TO_BE_SCHEDULED
        if self.ends_at <= moment:
            return OVER
        if self.state:
            return self.state
        if moment >= self.closes_at:
            return CLOSED
        return FULL if self.places and self.taken >= self.places else OPEN

    @property
    def closes_at(self):
        """When registration ends: after its last day, or when the session begins."""
        if not self.deadline:
            return self.starts_at
        after = timezone.make_aware(datetime.combine(self.deadline + timedelta(days=1), time.min))
        return min(after, self.starts_at)

    def next_change(self, moment):
        """When its state will be another though nobody changes it; None when it stays."""
        moments = [self.closes_at, self.ends_at] if self.days_in_order else []
        return min((at for at in moments if at > moment), default=None)

    @property
    def state_label(self):
        return vocabulary("session_state").label(self.current_state)

    @property
    def is_cancelled(self):
        return self.current_state == CANCELLED

    @property
    def is_over(self):
        return bool(self.ends_at) and self.ends_at <= timezone.now()

    @property
    def takes_registrations(self):
        """A place, or one on the waiting list, may be asked for."""
        return self.current_state in (OPEN, FULL, TO_BE_SCHEDULED)

    # ---------------------------------------------------------------- places

    @property
    def left(self):
        """How many places are left; None when nobody counts them."""
        if not self.places:
            return None
        return 0 if self.current_state == FULL else self.places - self.taken

    @property
    def seats(self):
        """For the drawing, a square for each place: [{"x": where it stands, "taken"}, …]; empty where they are too many
        to be drawn, or nobody comes."""
        if not self.places or self.places > MOST_SEATS or self.current_state not in (OPEN, FULL):
            return []
        taken = self.places - self.left
        return [{"x": place * SEAT + 1, "taken": place < taken} for place in range(self.places)]

    @property
    def seats_width(self):
        return self.places * SEAT

    @property
    def places_label(self):
        """ "4 places of 14", or why there is none; empty when nothing is known."""
        if self.current_state != OPEN or self.places is None:
            return "" if self.current_state == OPEN else self.state_label
        words = ngettext("%(left)s place left of %(places)s", "%(left)s places left of %(places)s", self.left)
        return words % {"left": self.left, "places": self.places}

    # ---------------------------------------------------------------- where

    @property
    def is_online(self):
        return self.mode == ONLINE

    @property
    def is_hybrid(self):
        return self.mode == HYBRID

    @property
    def mode_label(self):
        return vocabulary("training_mode").label(self.mode)

    @property
    def place_label(self):
        """ "Musée de la Fonte, Seraing", or that it is online."""
        place = ", ".join(filter(None, [self.venue, self.locality]))
        return place or (gettext("Online") if self.is_online else "")

    @property
    def full_address(self):
        province = vocabulary("province").label(self.province) if self.province and not self.locality else ""
        return ", ".join(filter(None, [self.venue, self.address, self.locality, province]))

    @property
    def language_label(self):
        return vocabulary("material_language").label(self.language)

    # ---------------------------------------------------------------- registration

    @property
    def registration_address(self):
        """Where one registers: a web address, or an e-mail with its subject filled in; empty when nobody is named."""
        if not self.takes_registrations:
            return ""
        if self.registration_url and self.current_state != TO_BE_SCHEDULED:
            return self.registration_url
        email = self.registration_email or self.page.contact_email
        return f"mailto:{email}?subject={quote(self._subject)}" if email else ""

    @property
    def _subject(self):
        words = {
            OPEN: gettext("Registration: %(title)s (%(when)s)"),
            FULL: gettext("Waiting list: %(title)s (%(when)s)"),
            TO_BE_SCHEDULED: gettext("Next date: %(title)s"),
        }
        return words[self.current_state] % {"title": self.page.title, "when": self.when_label}

    @property
    def registration_label(self):
        words = {FULL: gettext("Join the waiting list"), TO_BE_SCHEDULED: gettext("Ask for a date")}
        return words.get(self.current_state, gettext("Register"))

    # ---------------------------------------------------------------- addresses

    @property
    def anchor(self):
        return f"session-{self.key}"

    @property
    def url(self):
        return f"{self.page.get_url()}#{self.anchor}"

    @property
    def calendar_url(self):
        """Of its calendar file; empty while it has no date."""
        return f"{self.page.get_url()}{self.key}/agenda.ics" if self.days_in_order else ""

    @property
    def calendar_address(self):
        return absolute(self.calendar_url)

    def part(self):
        """Itself in the lists (search.registry)."""
        date, start = self.begins
        true_until = self.next_change(timezone.now())
        return Part(self, date, key=self.key, time=start, ends_at=self.ends_at, true_until=true_until)
