"""All that a checkout needs of its database before it serves, in one process."""

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Migrates, fills a new site, sets its address, makes its first administrator; does again what has changed."

    def handle(self, **options):
        call_command("migrate", verbosity=0)
        for name in ("load_starting_content", "set_address", "first_admin"):
            call_command(name, stdout=self.stdout)
