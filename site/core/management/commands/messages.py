"""The catalogues of the interface."""

from django.core.management.base import BaseCommand, CommandError

from core import catalogues


class Command(BaseCommand):
    help = "Gathers the texts of the interface into site/locale; --compile makes them usable, --check judges them."

    def add_arguments(self, parser):
        parser.add_argument("--compile", action="store_true", help="write the .mo files")
        parser.add_argument("--check", action="store_true", help="fail when a catalogue is not complete and right")

    def handle(self, *, check, **options):
        if options["compile"]:
            catalogues.compile_all()
        elif check:
            if found := catalogues.problems():
                raise CommandError("\n".join(found))
            self.stdout.write("The catalogues are complete in four languages.")
        else:
            template = catalogues.gather()
            for language in catalogues.LANGUAGES:
                catalogues.merge(template, language)
