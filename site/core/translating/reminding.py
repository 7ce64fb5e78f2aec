"""What is told of translations where editors and translators are anyway: on the first page, and beside a form."""

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.permissions import page_permission_policy

from core.dates import date_format
from core.translating.cockpit import changes_url
from core.translating.states import State, Table
from core.translating.waiting import languages_of, to_publish, to_translate

TOLD = (State.STALE, State.IN_PROGRESS, State.DRAFT, State.MISSING)


class TranslationsPanel(Component):
    """How many pages wait for a translator, and how many drafts for a reader, in each language; the first of them, for
    the user to go on with."""

    name = "translations"
    template_name = "admin/translations_panel.html"
    order = 150

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        if not page_permission_policy.user_has_any_permission(user, ["add", "change", "publish"]):
            return {}
        table = Table()
        counts = table.counts(table.rows)
        waiting = [
            (locale, [(state, counts[locale.language_code][state]) for state in TOLD])
            for locale in table.locales.values()
            if any(counts[locale.language_code][state] for state in TOLD)
        ]
        return {
            "waiting": waiting,
            "states": TOLD,
            "address": reverse("translations"),
            "to_translate": to_translate(table.rows, languages_of(user, table.locales.values())),
            "to_publish": to_publish(table.rows, user),
            "publishing": reverse("translations_publish"),
        }


def warn_of_stale(request, page):
    """Whoever opens a translation whose source has moved is told so, and where to see what changed."""
    if request.method != "GET":
        return
    cell = Table([page.translation_key]).cell_of(page)
    if cell is None or cell.state != State.STALE:
        return
    source = cell.row.source
    day = date_format(localtime(source.published_at), "DATE_FORMAT")
    sentence = _("This page is older than its source, “%(title)s”, published again on %(day)s.")
    ways = [messages.button(changes, _("What changed"))] if (changes := changes_url(cell)) else []
    if cell.translation:
        address = reverse("wagtail_localize:update_translations", args=[cell.translation.source])
        ways.append(messages.button(address, _("Synchronise")))
    messages.warning(request, sentence % {"title": source.title, "day": day}, buttons=ways)
