"""Rewrite the facet index and the text index from the pages."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from search import registry
from search.index import rebuild


class Command(BaseCommand):
    help = "Rewrites the facet index of every section, then the text index; the site stays up meanwhile."

    def add_arguments(self, parser):
        parser.add_argument("--facets-only", action="store_true", help="leave the text index as it is")

    def handle(self, *, facets_only, **options):
        for section in registry.sections():
            rebuild(section, lambda done, total, name=section.name: self._say(name, done, total))
        if not facets_only:
            call_command("update_index", verbosity=0)
        self.stdout.write("Done.")

    def _say(self, name, done, total):
        self.stdout.write(f"{name}: {done} of {total}")
