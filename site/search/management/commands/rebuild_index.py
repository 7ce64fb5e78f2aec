"""Rewrite the facet index and the text indexes from the pages."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from search import registry
from search.index import rebuild
from search.models import Word
from search.words import things, writing


class Command(BaseCommand):
    help = "Rewrites the facet index of every section, then the text indexes; the site stays up meanwhile."

    def add_arguments(self, parser):
        parser.add_argument("--facets-only", action="store_true", help="leave the text indexes as they are")

    def handle(self, *, facets_only, **options):
        for section in registry.sections():
            rebuild(section, lambda done, total, name=section.name: self._say(name, done, total))
        if not facets_only:
            self._rebuild_texts()
        self.stdout.write("Done.")

    def _rebuild_texts(self):
        Word.objects.all().delete()  # what nobody writes any more goes, the others come again
        for section in registry.sections():
            writing.rebuild(section)
        for kind in registry.kinds():
            things.rebuild(kind)
        call_command("update_index", verbosity=0)  # what editors search in the admin

    def _say(self, name, done, total):
        self.stdout.write(f"{name}: {done} of {total}")
