"""Fill a new site."""

from django.core.management.base import BaseCommand

from home.starting_content.loading import load


class Command(BaseCommand):
    help = "Loads themes, organisations and resources into a new site; a site that has any is left as it is."

    def handle(self, *, verbosity, **options):
        say = self.stdout.write if verbosity > 1 else lambda line: None
        if load(say):
            self.stdout.write("Starting content loaded.")
        elif verbosity > 1:
            self.stdout.write("The site has content: nothing was changed.")
