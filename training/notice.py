"""A training as it is read: what to know of it, and its sessions."""

from decimal import Decimal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext

from core.vocabularies import vocabulary
from search.registry import Part
from training.session import CANCELLED

CHEAP = Decimal(100)  # euros: below, a price counts as small


class Notice:
    """What is computed of a TrainingPage."""

    @property
    def date(self):
        """The day on which it was first published."""
        return timezone.localdate(self.first_published_at or timezone.now())

    @property
    def kind_label(self):
        return vocabulary("training_kind").label(self.kind)

    @property
    def objectives_list(self):
        return _lines(self.objectives)

    @property
    def to_bring_list(self):
        return _lines(self.to_bring)

    @property
    def audience_labels(self):
        return vocabulary("audience_role").labels(self.audience)

    @property
    def hours_label(self):
        """ "7 hours of work"; effort is not the time between two dates."""
        if not self.hours:
            return ""
        shown = number_format(self.hours.normalize(), use_l10n=True) if self.hours % 1 else str(int(self.hours))
        return ngettext("%s hour", "%s hours", int(self.hours) if self.hours > 1 else 1) % shown

    @property
    def is_free(self):
        return self.price == 0

    @property
    def price_label(self):
        """ "75 €", "Free"; empty when nobody says."""
        if self.price is None:
            return ""
        if self.is_free:
            return gettext("Free")
        return gettext("€%s") % number_format(self.price, 2 if self.price % 1 else 0, force_grouping=True)

    @property
    def price_code(self):
        if self.price is None:
            return ""
        return "gratuit" if self.is_free else "moins-de-100" if self.price < CHEAP else "100-et-plus"

    @property
    def contact_phone_label(self):
        """On one line."""
        return self.contact_phone.replace(" ", "\xa0")

    @property
    def contact_phone_digits(self):
        """For a link: RFC 3966 knows no spaces."""
        return "".join(char for char in self.contact_phone if char in "+0123456789")

    @property
    def contact_label(self):
        return ", ".join(filter(None, [self.contact_name, self.contact_email, self.contact_phone]))

    # ---------------------------------------------------------------- sessions

    @cached_property
    def sessions_in_order(self):
        """Its sessions, the soonest first, those without a date last; each knows its page without asking."""
        sessions = sorted(self.sessions.all(), key=lambda session: session.begins)
        for session in sessions:
            session.page = self
        return sessions

    @cached_property
    def coming_sessions(self):
        """Those that are not over."""
        now = timezone.now()
        return [session for session in self.sessions_in_order if not session.ends_at or session.ends_at > now]

    @cached_property
    def past_sessions(self):
        """Those that are over, the last one first."""
        return [session for session in reversed(self.sessions_in_order) if session not in self.coming_sessions]

    @cached_property
    def open_ended(self):
        """A session without a date, unsaved, under which the training is listed while none is coming."""
        from training.models import TrainingSession

        return TrainingSession(page=self, mode="", language="", locale=self.locale)

    @cached_property
    def is_to_be_scheduled(self):
        """No session is coming that takes place, and a date may be asked for."""
        coming = [session for session in self.coming_sessions if session.state != CANCELLED]
        return not coming and (self.on_request or not self.sessions_in_order)

    @cached_property
    def next_session(self):
        """The soonest that takes place, or that one may ask for a date; None when there is nothing to come to."""
        coming = (session for session in self.coming_sessions if session.state != CANCELLED)
        return next(coming, self.open_ended if self.is_to_be_scheduled else None)

    def parts(self):
        """What of it is listed (search.registry): each session, or that it is to be scheduled."""
        parts = [session.part() for session in self.sessions_in_order]
        return [*parts, open_part(self.open_ended)] if self.is_to_be_scheduled else parts

    def session(self, key):
        """The session of that key; None when it is gone."""
        if not key:
            return self.open_ended
        return next((session for session in self.sessions_in_order if session.key == key), None)

    def others(self, number=3):
        """The next sessions of other trainings in its catalogue and elsewhere."""
        from training.query import next_sessions

        return [session for session in next_sessions(self.language, number + 6) if session.page.pk != self.pk][:number]


def open_part(session):
    return Part(session, session.begins[0])


def _lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]
