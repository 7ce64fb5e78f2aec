"""Say whether the facet index is what the pages say it should be."""

from django.core.management.base import BaseCommand, CommandError

from search import registry
from search.index import differences


class Command(BaseCommand):
    help = "Compares the facet index with the pages; exit code 1 and one line a difference when they disagree."

    def handle(self, **options):
        found = [f"{section.name} {line}" for section in registry.sections() for line in differences(section)]
        if found:
            raise CommandError("\n".join([*found, f"{len(found)} differences; `rebuild_index` mends them."]))
        self.stdout.write("The facet index is true.")
