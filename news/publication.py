"""What the publication of a position paper must respect, and what it freezes."""

import structlog
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import Translation

from core.pdf.tasks import request_pdf
from news.comparison import changes
from news.models.text import ADOPTED, CONSULTATION, SUPERSEDED, PositionText

logger = structlog.get_logger(__name__)
# What a version takes from the paper.
COPIED = [field.name for field in PositionText._meta.local_fields]


class PublicationRefusedError(ValidationError):
    """The paper may not be published as it stands; nothing was changed."""


class Publication:
    """A part of PositionPage."""

    def problems(self):
        found = super().problems()
        if self.status == ADOPTED:
            if not self.adopted_on:
                found["adopted_on"] = _("An adopted paper says when it was adopted.")
            if not self.adopted_by:
                found["adopted_by"] = _("An adopted paper says which body adopted it.")
        if self.status == SUPERSEDED:
            found["status"] = _("Leave it adopted: it is shown as superseded once the paper that names it is adopted.")
        if self.supersedes and self.supersedes.translation_key == self.translation_key:
            found["supersedes"] = _("A paper does not supersede itself.")
        return found | self._number_problem()

    def _number_problem(self):
        others = type(self).objects.filter(number=self.number).exclude(translation_key=self.translation_key)
        if self.number and others.exists():
            return {"number": _("Number %s is already that of another paper.") % self.number}
        return {}

    @property
    def published_versions(self):
        """Its versions, the oldest first: a list."""
        return list(self.versions.all()) if self.pk else []

    @property
    def needs_approval(self):
        """Whether its publication would adopt a text: somebody else than its last editor decides."""
        adopted = (version.version_label for version in self.published_versions if version.is_adopted)
        return self.is_adopted and self.version_label not in adopted

    def refusals(self):
        """Why it may not be published as it stands: {field: reason}, empty when it may."""
        versions = self.published_versions
        labels = [version.version_label for version in versions]
        if self.version_label not in labels:
            return {}
        if self.version_label != labels[-1]:
            reason = _("Version %(label)s was published and has been followed by %(last)s. Give a new label.")
            return {"version_label": reason % {"label": self.version_label, "last": labels[-1]}}
        last = versions[-1]
        if last.status == self.status == CONSULTATION:
            return {}
        number = self._differences(last)
        if not number:
            return {}
        reason = ngettext(
            "The text of version %(label)s was published and is cited: it stays as it was. %(number)s passage differs. "
            "Give the changed text a new label.",
            "The text of version %(label)s was published and is cited: it stays as it was. %(number)s passages differ. "
            "Give the changed text a new label.",
            number,
        )
        return {"version_label": reason % {"label": self.version_label, "number": number}}

    def _differences(self, version):
        """In how many passages its text is not that of `version`: title, blocks, footnotes."""
        number = sum(change.kind != "same" for change in changes(version.reading, self.reading))
        order, former = ([item.block_id for item in text.reading.items] for text in (self, version))
        return number + (not number and order != former) + (self.title != version.title)

    def save(self, *args, **kwargs):
        """Refused where it would change a public text that is cited: wagtail-localize writes a translation to the page
        itself before it publishes it."""
        if self.pk and self.live and not kwargs.get("update_fields") and (reasons := self.refusals()):
            raise PublicationRefusedError(reasons)
        return super().save(*args, **kwargs)

    def publish(self, revision, user=None, **kwargs):
        paper = revision.as_object()
        reasons = paper.refusals()
        if user and user.pk == revision.user_id and paper.needs_approval:
            reasons["status"] = _("An adopted text is approved by somebody other than its last editor.")
        if not reasons:
            return super().publish(revision, user=user, **kwargs)
        if kwargs.get("log_action") == "wagtail.publish.scheduled":
            # The worker tries again every minute, and what else is due would wait behind it.
            logger.warning("publication_refused", page=self.pk, reasons=list(map(str, reasons.values())))
            return self.revisions.filter(pk=revision.pk).update(approved_go_live_at=None)
        raise PublicationRefusedError(reasons)

    @property
    def is_complete(self):
        """Whether it is an original, or a translation with nothing left to translate."""
        translation = Translation.objects.filter(
            source__object_id=self.translation_key, target_locale_id=self.locale_id
        ).first()
        if translation is None:
            return True
        total, translated = translation.get_progress()
        return total == translated

    def freeze(self):
        """Keep what is now published as the version of its label: written anew while it is the current one."""
        if not self.is_complete:
            return None
        values = {name: getattr(self, name) for name in COPIED}
        values |= {
            "title": self.title,
            "summary": self.summary,
            "makers": [organisation.name for organisation in self.organisations_in_order],
            "notes": {uuid: text for uuid, text in self.notes.items() if uuid in self.reading.notes_by_uuid},
            "numbers": self.reading.marks,
        }
        version, _created = self.versions.update_or_create(version_label=self.version_label, defaults=values)
        request_pdf(self, self.version_label)
        return version

    def refresh_translations(self):
        """Have the PDFs of its translations made anew: they name the signatories of their original."""
        others = self.versions.model.objects.filter(page__translation_key=self.translation_key, page__live=True)
        for version in others.exclude(page=self.pk).select_related("page"):
            if version.version_label == version.page.version_label:
                request_pdf(version.page, version.version_label)
