"""What the site has of the texts that a PO file names: asked once for all of them, a few queries for 500 pages."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.translating.po.naming import words_of

AT_ONCE = 500


@dataclass
class Target:
    """A page in a language, to which texts of a file belong. `segments` are those of its source as it is known now:
    {(path, words): (string, context)}; `texts` their translations: {(string, context): {column: value}}."""

    pk: int
    uuid: UUID
    source: int
    key: UUID
    locale: int
    language: str
    page: int | None = None
    title: str = ""
    may_edit: bool = False
    segments: dict = field(default_factory=dict)
    texts: dict = field(default_factory=dict)


def targets_of(uuids, user):
    """{uuid: Target} of the translations of pages with these uuids, with what `user` may do."""
    found, uuids = {}, sorted(uuids)
    for start in range(0, len(uuids), AT_ONCE):
        some = _translations(uuids[start : start + AT_ONCE])
        _add_pages(some, user)
        _add_segments(some)
        _add_texts(some)
        found.update({target.uuid: target for target in some if target.page})
    return found


def _translations(uuids):
    columns = ("pk", "uuid", "source", "source__object", "target_locale", "target_locale__language_code")
    rows = Translation.objects.filter(uuid__in=uuids, enabled=True).values_list(*columns)
    return [Target(*values) for values in rows]


def _add_pages(targets, user):
    by_place = {(target.key, target.locale): target for target in targets}
    pages = Page.objects.filter(translation_key__in=[target.key for target in targets])
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    may_edit = set(editable.filter(pk__in=pages.values("pk")).values_list("pk", flat=True))
    for pk, key, locale, title in pages.values_list("pk", "translation_key", "locale", "draft_title"):
        if target := by_place.get((key, locale)):
            target.page, target.title, target.may_edit = pk, title, pk in may_edit


def _add_segments(targets):
    by_source = {}
    for target in targets:
        by_source.setdefault(target.source, []).append(target)
    segments = StringSegment.objects.filter(source__in=by_source).order_by()
    for source, path, words, *ids in segments.values_list(
        "source", "context__path", "string__data", "string", "context"
    ):
        for target in by_source[source]:
            target.segments[path, words_of(words)] = tuple(ids)


def _add_texts(targets):
    by_place = {(target.key, target.locale): target for target in targets}
    keys = [target.key for target in targets]
    texts = StringTranslation.objects.filter(context__object__in=keys, locale__in=[t.locale for t in targets])
    columns = ("data", "updated_at", "tool_name")
    for row in texts.order_by().values("translation_of", "context", "locale", *columns, key=F("context__object")):
        if target := by_place.get((row["key"], row["locale"])):
            target.texts[row["translation_of"], row["context"]] = row
