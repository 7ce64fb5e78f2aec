"""The first way in."""

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

# No letter or digit that is read for another.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    help = "When nobody can log in yet, makes the administrator “admin” and prints a password, once."

    def handle(self, **options):
        users = get_user_model().objects
        if users.exists():
            return
        password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(4))
        users.create_superuser("admin", "admin@localhost", password)
        address = f"{settings.WAGTAILADMIN_BASE_URL}/cms/"
        lines = [f"Administration : {address}", "Nom / user     : admin", f"Mot de passe   : {password}"]
        lines.append("Ce mot de passe n’est affiché qu’une fois. / Shown only once.")
        width = max(map(len, lines))
        self.stdout.write("┌" + "─" * (width + 2) + "┐")
        for line in lines:
            self.stdout.write(f"│ {line:<{width}} │")
        self.stdout.write("└" + "─" * (width + 2) + "┘")
