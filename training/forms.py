"""The form of a training."""

from core.panels import RowsFormSet, RowsPanel


class SessionsFormSet(RowsFormSet):
    """Sessions are known by their first day, whose block has an identity from the moment it is added."""

    def _key_of(self, row):
        return row.days[0].id if row.days and row.days[0].id else object()


class SessionsPanel(RowsPanel):
    """The sessions of a training."""

    formset = SessionsFormSet
