"""The PDFs of pages, made now: after Pango was installed, or the style sheet of PDFs has changed."""

from django.core.management.base import BaseCommand, CommandError

from core.models import PagePDF
from core.pdf.rendering import available
from core.pdf.tasks import make_pdf


class Command(BaseCommand):
    help = "Makes the PDFs of pages that wait or could not be made; with --all, every one anew."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="those that are ready too")

    def handle(self, **options):
        if not available():
            raise CommandError("WeasyPrint does not find Pango: see manage.py check.")
        wanted = PagePDF.objects.all() if options["all"] else PagePDF.objects.exclude(state=PagePDF.State.READY)
        if options["all"]:
            wanted.update(digest="")
        ids = list(wanted.values_list("pk", flat=True))
        failed = [pk for number, pk in enumerate(ids, start=1) if not self.make(pk, f"{number}/{len(ids)}")]
        if failed:
            raise CommandError(f"{len(failed)} of {len(ids)} could not be made.")
        self.stdout.write(f"{len(ids)} made.")

    def make(self, pk, progress):
        """Whether it could be made."""
        make_pdf.call(pk)
        pdf = PagePDF.objects.select_related("page").get(pk=pk)
        said = pdf.problem or f"{pdf.page_count} pages, {pdf.size} bytes"
        self.stdout.write(f"{progress} {pdf.page.title} {pdf.label}: {said}")
        return pdf.state == PagePDF.State.READY
