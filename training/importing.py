"""A spreadsheet of trainings and sessions written into pages: each page once, whatever its rows."""

import uuid
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale
from wagtail.permissions import page_permission_policy

from core.models import Organisation, PageOrganisation, Theme, ThemedPage
from core.sheets import Outcome, Workbook, register
from core.typography import plain_slug
from training.columns import SESSIONS, TRAININGS
from training.models import TrainingCataloguePage, TrainingPage, TrainingSession

LANGUAGE = "fr"  # in which trainings are imported; the others are for translators
MOST_ROWS = 400
NAMESPACE = uuid.UUID("5b7f7a0e-6d52-4a54-9d0a-2b7a4a8f9c11")  # of identifiers that are no UUIDs


def key_of(text):
    """The translation key of an identifier as it stands in a file: itself when it is one, else always the same."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid5(NAMESPACE, text.strip().casefold())


def rows(sheet):
    """What is exported for an editor: all that is written in French, drafts too, as it was last saved."""
    pages = TrainingPage.objects.filter(locale__language_code=LANGUAGE, alias_of=None).order_by("path")
    return rows_of(sheet, [page.get_latest_revision_as_object() for page in pages])


def rows_of(sheet, pages):
    """What is exported of these TrainingPages: themselves, or their sessions."""
    return pages if sheet is TRAININGS else [one for page in pages for one in page.sessions_in_order]


def may_import(user):
    return page_permission_policy.user_has_any_permission(user, ["publish"])


def outcome_of(stored, changes):
    return Outcome.CHANGED if stored and changes else Outcome.UNCHANGED if stored else Outcome.CREATED


@dataclass
class Writing:
    """A page with what the file changes of it. `row` is that of the training, if it has one."""

    page: TrainingPage
    catalogue: TrainingCataloguePage | None = None
    row: object = None
    session_rows: list = field(default_factory=list)
    is_changed: bool = False

    @property
    def rows(self):
        return [*([self.row] if self.row else []), *self.session_rows]

    @property
    def is_wrong(self):
        return any(row.problems for row in self.rows)

    @property
    def wanted(self):
        """Whether the file wants it public; None when it does not say."""
        return self.row.values.get("published") if self.row else None

    def goes_public(self, stored):
        """As the file says; without a word of it, what was public as it stood stays public."""
        was_public = bool(stored and stored.live and not stored.has_unpublished_changes)
        return was_public if self.wanted is None else self.wanted


class Import:
    """One file being written."""

    def __init__(self, tables, user):
        self.trainings, self.sessions, self.user = tables["trainings"], tables["sessions"], user
        self.catalogues = {
            page.slug: page for page in TrainingCataloguePage.objects.filter(locale__language_code=LANGUAGE)
        }
        self.themes = {theme.slug: theme for theme in Theme.objects.vocabulary().values()}
        self.organisations = Organisation.objects.in_bulk(field_name="slug")
        pages = TrainingPage.objects.filter(locale__language_code=LANGUAGE, alias_of=None)
        self.stored = {page.translation_key: page for page in pages}
        self.writings = {}

    def run(self):
        for row in self.trainings:
            self._take_training(row)
        for row in self.sessions:
            self._take_session(row)
        for writing in self.writings.values():
            if writing.is_changed and not writing.is_wrong:
                self._save(writing)

    # ---------------------------------------------------------------- trainings

    def _take_training(self, row):
        key = key_of(row.id) if row.id else uuid.uuid4()
        stored = self.stored.get(key)
        catalogue = self.catalogues.get(row.values["catalogue"])
        self._judge(row, catalogue, stored)
        page = stored.get_latest_revision_as_object() if stored else self._new_page(key)
        writing = self.writings[key] = Writing(page, catalogue, row)
        changes = row.changes(page) if stored and not row.problems else row.values
        row.outcome = outcome_of(stored, changes)
        if changes:
            writing.is_changed = True
            self._set(page, changes)

    def _judge(self, row, catalogue, stored):
        if catalogue is None:
            known = ", ".join(self.catalogues) or "–"
            row.problem("catalogue", _("There is no such catalogue. There are: %s.") % known)
        if row.values.get("language") not in (None, "", LANGUAGE):
            row.problem("language", _("Only French trainings can be imported; translators write the others."))
        if not (stored or row.values.get("themes")):
            row.problem("themes", _("A training has one theme at least."))

    @staticmethod
    def _new_page(key):
        return TrainingPage(translation_key=key, locale=Locale.objects.get(language_code=LANGUAGE), live=False)

    def _set(self, page, changes):
        for name, value in changes.items():
            if name == "themes":
                page.themed_items = [ThemedPage(tag=self.themes[slug], sort_order=i) for i, slug in enumerate(value)]
                page.__dict__.pop("themes_in_order", None)
            elif name == "organisations":
                found = enumerate(self.organisations[slug] for slug in value)
                page.organisation_items = [PageOrganisation(organisation=one, sort_order=i) for i, one in found]
                page.__dict__.pop("organisations_in_order", None)
            elif name == "programme":
                page.programme = [("step", {"when": when, "what": what}) for when, what in value]
            elif name not in ("catalogue", "language", "published"):
                setattr(page, name, value)

    # ---------------------------------------------------------------- sessions

    def _take_session(self, row):
        writing = self._writing_of(row.values["training"])
        if writing is None:
            self._no_training(row)
            return
        writing.session_rows.append(row)
        key = key_of(row.id) if row.id else uuid.uuid4()
        stored = next((one for one in writing.page.sessions.all() if one.translation_key == key), None)
        session = stored or TrainingSession(translation_key=key, locale=writing.page.locale)
        session.page = writing.page
        changes = row.changes(session) if stored else dict(row.values)
        changes.pop("training", None)
        row.outcome = outcome_of(stored, changes)
        if changes:
            self._change_session(writing, row, session, changes)

    @staticmethod
    def _change_session(writing, row, session, changes):
        others = [one for one in writing.page.sessions.all() if one.translation_key != session.translation_key]
        session.sort_order = session.sort_order if session.pk else len(others)
        for name, value in changes.items():
            if name == "days":
                value = [("day", dict(zip(("date", "start", "end"), day, strict=True))) for day in value]
            setattr(session, name, value)
        with row.saving(row.outcome):
            session.full_clean(exclude=["page", "locale"])
        writing.page.sessions = [*others, session]
        writing.is_changed = True

    def _writing_of(self, text):
        """The Writing of the training that is named so, by its identifier or by its title; None when there is none."""
        key = key_of(text)
        if key not in self.writings and key not in self.stored:
            pages = {k: writing.page for k, writing in self.writings.items()} | self.stored
            key = next((k for k, page in pages.items() if page.title == text), key)
        if key in self.writings:
            return self.writings[key]
        if key in self.stored:
            page = self.stored[key].get_latest_revision_as_object()
            self.writings[key] = Writing(page)
        return self.writings.get(key)

    def _no_training(self, row):
        refused = {key_of(text) for text in self.trainings.refused}
        if key_of(row.values["training"]) in refused:
            row.outcome = Outcome.UNCHANGED  # that training's own row says what is wrong
        else:
            row.problem("training", _("There is no training of this identifier or title."))

    # ---------------------------------------------------------------- saving

    def _save(self, writing):
        page, row = writing.page, writing.rows[0]
        stored = self.stored.get(page.translation_key)
        if not self._may_save(writing, stored):
            row.problem("", _("You may not change this training."))
            return
        with row.saving(row.outcome):
            if stored is None:
                page.slug = self._free_slug(page, writing.catalogue)
                writing.catalogue.add_child(instance=page)
            elif writing.catalogue and not stored.is_child_of(writing.catalogue):
                stored.move(writing.catalogue, pos="last-child", user=self.user)
                page.refresh_from_db(fields=["path", "depth", "url_path"])
            page.full_clean()
            self._publish(writing, stored)

    def _may_save(self, writing, stored):
        place = writing.catalogue.permissions_for_user(self.user) if writing.catalogue else None
        if stored is None:
            return place.can_add_subpage() and (place.can_publish_subpage() or not writing.goes_public(stored))
        there = stored.permissions_for_user(self.user)
        moves = place and not stored.is_child_of(writing.catalogue)
        allowed = there.can_edit() and (not moves or there.can_move_to(writing.catalogue))
        return allowed and (there.can_publish() or not (stored.live or writing.goes_public(stored)))

    def _publish(self, writing, stored):
        goes_public = writing.goes_public(stored)  # asked before there is a draft
        revision = writing.page.save_revision(user=self.user, log_action=True)
        if goes_public:
            revision.publish(user=self.user)
        elif writing.wanted is False and stored and stored.live:
            stored.unpublish(user=self.user)

    @staticmethod
    def _free_slug(page, catalogue):
        base = plain_slug(page.title)[:240] or "formation"
        taken = set(catalogue.get_children().values_list("slug", flat=True))
        return next(slug for slug in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if slug not in taken)


def write(tables, user):
    Import(tables, user).run()


WORKBOOK = register(
    Workbook("trainings", gettext_lazy("Trainings"), (TRAININGS, SESSIONS), rows, write, may_import, MOST_ROWS)
)
