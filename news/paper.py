"""A position paper as its readers see it: beside the text, who stands behind it, what became of it, its versions."""

from django.db.models import Q
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import TranslationSource

from core.citations import citation_meta
from core.models.related import related_to
from core.vocabularies import vocabulary
from news import paper_pdf
from news.comparison import changes, shown
from news.models.follow_up import by_kind
from news.models.text import SUPERSEDED
from news.query import successors
from news.reading import Reading

STANCES = vocabulary("response_stance")
MOST_CELLS = 12  # of a bar, which the figure beside it completes


class Paper:
    """A part of PositionPage."""

    is_fallback = False

    @property
    def preview_modes(self):
        return [("", _("The paper")), ("changes", _("What changed since the last version"))]

    def serve_preview(self, request, mode_name):
        if mode_name != "changes":
            return super().serve_preview(request, mode_name)
        return self.changes_response(request, next(iter(self.shown_versions), None))

    @cached_property
    def successor(self):
        """The public paper that supersedes it, in its language if there is one; or None."""
        return successors([self.translation_key], self.locale_id).get(self.translation_key)

    @cached_property
    def is_superseded(self):
        """Whether a public adopted paper supersedes it."""
        return bool(self.successor)

    @property
    def shown_status(self):
        """The `position_status` code that readers see."""
        return SUPERSEDED if self.is_adopted and self.is_superseded else self.status

    @property
    def shown_status_label(self):
        return vocabulary("position_status").label(self.shown_status)

    @cached_property
    def predecessor(self):
        """The public paper that it supersedes, in its language if there is one; or None."""
        if self.supersedes_id is None:
            return None
        key = type(self).objects.filter(pk=self.supersedes_id).values("translation_key")
        pages = type(self).objects.published().filter(translation_key__in=key).select_related("locale")
        return min(pages, key=lambda page: page.locale_id != self.locale_id, default=None)

    @cached_property
    def signatories_in_order(self):
        """Those who sign it, by kind and name. A translation shows those of its original, which has them first."""
        kinds = list(vocabulary("organisation_kind"))
        return sorted(self._signatories, key=lambda row: (kinds.index(row.organisation.kind), row.organisation.name))

    @property
    def _signatories(self):
        if self.is_held_in_memory:
            return self.related_rows("signatories", "organisation")
        sources = TranslationSource.objects.filter(object_id=self.translation_key)
        locales = sources.exclude(locale_id=self.locale_id).values("locale")
        originals = type(self).objects.published().filter(translation_key=self.translation_key, locale__in=locales)
        rows = self.signatories.model.objects.filter(Q(page=self) | Q(page__in=originals.values("pk")))
        rows = list(rows.select_related("organisation"))
        return [row for row in rows if row.page_id != self.pk] or rows

    @property
    def signatory_groups(self):
        return by_kind(self.signatories_in_order)

    @cached_property
    def responses_in_order(self):
        """What was answered, the oldest first."""
        return sorted(self.related_rows("responses", "document__current"), key=lambda row: row.date)

    @property
    def stances(self):
        """How the addressees answered: [{"code", "label", "count"}, …], only those there are."""
        found = [row.stance for row in self.responses_in_order]
        counted = ((code, found.count(code)) for code in STANCES if code in found)
        return [
            {"code": code, "label": STANCES.label(code), "count": count, "cells": range(min(count, MOST_CELLS))}
            for code, count in counted
        ]

    @cached_property
    def related(self):
        return related_to(self)

    def version_url(self, label):
        return f"{self.url}versions/{label}/"

    @property
    def permalink(self):
        """The address at which the present text stays: its version's, once it has one; until then it has none."""
        own = (version.url for version in self.shown_versions if version.version_label == self.version_label)
        return next(own, "") if self.url else ""

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "paper": self, **self._shown(self)}

    def _shown(self, text):
        """What the templates show of its present text or of one of its versions."""
        return {"text": text, "pdf": self.pdfs_by_label.get(text.version_label), "citing": self.citing(text)}

    def pdf_html(self, label):
        """The document of its PDF for the version `label`, as core.pdf.tasks asks for it."""
        return paper_pdf.pdf_html(self, next(one for one in self.shown_versions if one.version_label == label))

    @cached_property
    def pdfs_by_label(self):
        """The PDFs that are ready, {label of a version: PagePDF}, each with its `address`."""
        ready = {pdf.label: pdf for pdf in self.pdfs.all() if pdf.file} if self.pk else {}
        for label, pdf in ready.items():
            pdf.address = f"{self.version_url(label)}{self.pdf_name(label)}"
        return ready

    def pdf_name(self, label):
        return f"{self.slug}-{label}.pdf"

    def version_response(self, request, version):
        """The page of one of its `shown_versions`."""
        return self._below(request, "news/position_version_page.html", version, f"versions/{version.version_label}/")

    def changes_response(self, request, version):
        """The page of what changed since one of its `shown_versions`; all is new since None."""
        found = changes(version.reading if version else Reading([], {}, self.language), self.reading)
        context = {"changes": shown(found), "changed": [change for change in found if change.kind != "same"]}
        label = version.version_label if version else ""
        return self._below(request, "news/position_changes_page.html", version, f"changes/{label}/", **context)

    def _below(self, request, template, version, below, **more):
        own = {"version": version, "canonical_url": f"{self.address}{below}", **self._shown(version or self)}
        own["citation_meta"] = citation_meta(self.citation_of(text=version))
        context = self.get_context(request) | own | more
        context["breadcrumbs"].append({"title": self.title, "url": self.url})
        context["alternates"] = []
        return TemplateResponse(request, template, context)

    @cached_property
    def shown_versions(self):
        """Its versions, the newest first, each with `url`, `is_current` and `superseded_on`."""
        versions, follower = [], None
        for version in reversed(self.published_versions):
            version.page = self
            version.is_current, version.superseded_on = follower is None, follower and follower.date
            version.url = self.version_url(version.version_label)
            version.changes_url = f"{self.url}changes/{version.version_label}/"
            versions.append(version)
            follower = version
        return versions
