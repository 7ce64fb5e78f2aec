"""Say whether the facet index and the text index are what the pages say they should be."""

from django.core.management.base import BaseCommand, CommandError

from search import index, registry
from search.words import things, writing


class Command(BaseCommand):
    help = "Compares both indexes with the pages; exit code 1 and one line a difference when they disagree."

    def handle(self, **options):
        sections = registry.sections()
        found = [f"{section.name} {line}" for section in sections for line in index.differences(section)]
        found += [f"{section.name} {line}" for section in sections for line in writing.differences(section)]
        found += [f"{kind.name} {line}" for kind in registry.kinds() for line in things.differences(kind)]
        if found:
            raise CommandError("\n".join([*found, f"{len(found)} differences; `rebuild_index` mends them."]))
        self.stdout.write("Both indexes are true.")
