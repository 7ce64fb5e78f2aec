"""Why a page may not be published in a language, in words."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import date_format
from core.translating.states import State


def reason_against(cell, page, user):
    """Why the `page` of a Cell, or a source where there is no Cell, may not be published by `user` now; else empty."""
    if cell and cell.state != State.DRAFT:
        return _of_state(cell)
    if not page.permissions_for_user(user).can_publish():
        return _("You may not publish this page.")
    if revision := page.scheduled_revision:
        moment = date_format(localtime(revision.approved_go_live_at), "DATETIME_FORMAT")
        return _("It is published by itself on %(moment)s. To change that, cancel it in the history of the page.") % {
            "moment": moment
        }
    lock = page.get_lock()
    if lock and lock.for_user(user):
        return _("It is locked: unlock it, or ask those who review it.")
    return ""


def _of_state(cell):
    if cell.state == State.IN_PROGRESS:
        total, waiting = cell.translation.total, cell.translation.total - cell.translation.done
        sentence = ngettext(
            "In progress: %(waiting)s text of %(total)s waits for a translator.",
            "In progress: %(waiting)s texts of %(total)s wait for a translator.",
            waiting,
        )
        return sentence % {"waiting": waiting, "total": total}
    return {
        State.MISSING: _("Missing: send the page to translation first."),
        State.LEFT: _("Marked as not to be translated."),
        State.STALE: _("Older than its source: synchronise it, translate what is new, then publish."),
        State.UP_TO_DATE: _("Up to date: there is nothing to publish."),
    }[cell.state]
