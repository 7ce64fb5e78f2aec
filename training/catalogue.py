"""A catalogue of trainings as it is read, on the screen and on paper."""

import json
from dataclasses import replace

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property

from core.exports import fixed_response
from core.files.formats import media_type_of
from core.models import Theme
from core.sheets import xlsx
from core.views.pdfs import pdf_response
from training import catalogue_pdf, structured


class Catalogue:
    """What is computed of a TrainingCataloguePage. It has `trainings`, the public ones by their titles."""

    exports = {"catalogue.pdf": "serve_pdf", "catalogue.json": "serve_json", "catalogue.xlsx": "serve_sheet"}

    @cached_property
    def by_theme(self):
        """[(Theme, [TrainingPage, …]), …]: the first-level themes in their order, each training under its main one, and
        None at the end for those without any."""
        order = {theme.pk: place for place, theme in enumerate(Theme.objects.vocabulary().values())}
        by_root = {}
        for page in self.trainings:
            root = page.main_theme.root if page.main_theme else None
            by_root.setdefault(root and root.pk, (root, []))[1].append(page)
        return sorted(by_root.values(), key=lambda group: order[group[0].pk] if group[0] else len(order))

    @cached_property
    def sessions(self):
        """All sessions of its trainings that have a date, the first one first."""
        dated = [session for page in self.trainings for session in page.sessions_in_order if session.starts_at]
        return sorted(dated, key=lambda session: session.starts_at)

    @property
    def undated(self):
        """The trainings for which a date may be asked."""
        return [page for page in self.trainings if page.is_to_be_scheduled]

    @property
    def changed_at(self):
        """When it or one of its trainings was last published."""
        moments = [page.last_published_at for page in (self, *self.trainings) if page.last_published_at]
        return max(moments, default=None)

    @cached_property
    def pdf(self):
        """Its PagePDF once there is one, else None; nor where a training in it has expired since it was made."""
        found = next((pdf for pdf in self.pdfs.all() if pdf.file), None) if self.pk else None
        expired = self.get_children().filter(expire_at__lte=timezone.now())
        return None if found and found.made_at and expired.filter(expire_at__gt=found.made_at).exists() else found

    def pdf_html(self, _label):
        """The document of its PDF, as core.pdf.tasks asks for it."""
        return catalogue_pdf.pdf_html(self)

    def serve_pdf(self, request):
        if self.pdf is None:
            raise Http404("no PDF yet")
        return pdf_response(self.pdf, f"{self.slug}.pdf")

    def serve_json(self, request):
        text = json.dumps(structured.catalogue(self), ensure_ascii=False, indent=1)
        return fixed_response(request, text, "application/ld+json", modified=self.changed_at)

    def serve_sheet(self, request):
        from training.importing import WORKBOOK, rows_of

        workbook = replace(WORKBOOK, rows=lambda sheet: rows_of(sheet, self.trainings))
        filename = f"{self.slug}.xlsx"
        media_type = media_type_of(filename)
        return fixed_response(request, xlsx(workbook), media_type, filename=filename, modified=self.changed_at)
