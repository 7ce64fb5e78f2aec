"""How a resource is described to readers: every line of its notice, its rights, its credit."""

from django.db.models import Exists, OuterRef
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext

from core.typography import french, quoted
from core.vocabularies import active_language, levels, vocabulary
from resources.dossier.references import key_of
from resources.licences import licence_info
from resources.query import with_relations


def minutes_label(minutes):
    """A duration as one says it: "45 min", "1 h 40", "2 days"; empty for none."""
    if not minutes:
        return ""
    if minutes >= 24 * 60:
        days = round(minutes / (24 * 60))
        return ngettext("%s day", "%s days", days) % days
    hours, rest = divmod(minutes, 60)
    if not hours:
        return gettext("%s min") % rest
    return gettext("%(hours)s h %(minutes)02d") % {"hours": hours, "minutes": rest} if rest else gettext("%s h") % hours


def duration_code(minutes):
    """The `duration` code that `minutes` fall under; empty for none. Upper bounds are included."""
    if not minutes:
        return ""
    terms = vocabulary("duration").terms
    return next(code for code, term in terms.items() if minutes <= term.get("max_minutes", minutes))


class Notice:
    """What a template asks of a resource beyond its fields. A part of ResourcePage."""

    is_fallback = False

    @property
    def reference_key(self):
        return key_of(self.reference)

    @property
    def type_label(self):
        return vocabulary("resource_type").label(self.resource_type)

    @property
    def levels_label(self):
        return levels.summary(self.levels)

    @property
    def audience_labels(self):
        return vocabulary("audience_role").labels(self.audience)

    @property
    def material_languages_labels(self):
        return vocabulary("material_language").labels(self.material_languages)

    @property
    def languages_label(self):
        return ", ".join(self.material_languages_labels)

    @property
    def duration_label(self):
        return minutes_label(self.duration)

    @property
    def preparation_label(self):
        return minutes_label(self.preparation)

    @property
    def group_label(self):
        if self.group_min and self.group_max:
            return gettext("%(min)s to %(max)s") % {"min": self.group_min, "max": self.group_max}
        if self.group_min:
            return gettext("from %s") % self.group_min
        return gettext("up to %s") % self.group_max if self.group_max else ""

    @property
    def needs_labels(self):
        return vocabulary("need").labels(self.needs)

    @property
    def accessibility_labels(self):
        return vocabulary("accessibility").labels(self.accessibility)

    @property
    def curriculum_labels(self):
        return vocabulary("curriculum").labels(self.curriculum)

    @property
    def authors_list(self):
        return [name.strip() for name in self.authors.splitlines() if name.strip()]

    @cached_property
    def file_items(self):
        """The files that readers may have, in their order."""
        return [file for file in self.files.all() if not file.is_private]

    @property
    def stored_files(self):
        return [file for file in self.file_items if file.version]

    @property
    def formats_label(self):
        """Formats, each once, in the order of the files: "PDF, ODT"."""
        return ", ".join(dict.fromkeys(file.format_label for file in self.file_items))

    @property
    def total_size(self):
        """Bytes of all stored files."""
        return sum(file.size for file in self.stored_files)

    @property
    def preparing(self):
        return any(not file.ready for file in self.file_items)

    @property
    def archive_url(self):
        if not self.stored_files or not self.live:
            return ""
        return f"{self.url}archive.zip"

    @cached_property
    def cover_preview(self):
        """The first page of its first file that has one: {"url", "width", "height", "caption"}; None without."""
        for file in self.stored_files:
            if file.version.preview:
                return {
                    "url": file.version.preview_url,
                    "width": file.version.preview_width,
                    "height": file.version.preview_height,
                    "alt": gettext("First page: %s") % file.label if file.page_count else file.label,
                    "caption": file.label,
                    "page_count": file.page_count,
                }
        return None

    @property
    def licence_label(self):
        return vocabulary("licence").label(self.licence)

    @property
    def licence_info(self):
        return licence_info(self.licence) | {"attribution": self.attribution}

    @property
    def makers(self):
        """Who is named: the authors, else the organisations."""
        return self.authors_list or self.organisation_names

    @property
    def attribution(self):
        """What is to be written beside a copy: title, makers, reference, address, licence (the TASL of Creative
        Commons)."""
        licence = vocabulary("licence").terms.get(self.licence, {})
        parts = [self._quoted_title, ", ".join(self.makers), self.reference, self.address]
        parts.append(f"{self.licence_label} ({licence['uri']})" if "uri" in licence else "")
        return ", ".join(part for part in parts if part)

    @property
    def _quoted_title(self):
        language = active_language()
        return quoted(french(self.title) if language == "fr" else self.title, language)

    @cached_property
    def _related_ids(self):
        return [item.resource_id for item in self.related_items.all()]

    @cached_property
    def linked(self):
        """What it was adapted from and what goes with it, {id: public page}: each in this page's language, else in
        another one that it has. What they and this page itself show is fetched together."""
        manager = type(self).objects
        ids = [*self._related_ids, *filter(None, [self.based_on_id])]
        is_public = Exists(manager.published().filter(pk=OuterRef("pk")))
        keys = manager.filter(pk__in=ids).values("translation_key")
        pages = manager.filter(translation_key__in=keys).annotate(is_public=is_public).select_related("locale")
        pages = list(pages) if ids else []
        public = {}
        for page in pages:
            page.is_fallback = page.locale_id != self.locale_id
            if page.is_public and (page.translation_key not in public or not page.is_fallback):
                public[page.translation_key] = page
        with_relations([*([] if self.is_held_in_memory else [self]), *public.values()])
        return {page.pk: public[page.translation_key] for page in pages if page.translation_key in public}

    @property
    def based_on_public(self):
        """What it was adapted from; None when there is nothing or it is not public."""
        return self.linked.get(self.based_on_id)

    @property
    def related_public(self):
        """The public resources that go with it, as cards."""
        return [self.linked[pk] for pk in self._related_ids if pk in self.linked]
