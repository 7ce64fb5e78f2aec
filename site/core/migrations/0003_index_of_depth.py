"""An index of Wagtail's pages by their depth: what stands right under a home is asked for around every page, and without
it both databases read the whole table. Should a later migration of Wagtail write that table anew in SQLite, which
forgets this index, nothing is lost but time."""

from django.db import migrations

MAKE = "CREATE INDEX core_pages_by_depth ON wagtailcore_page (depth, path)"
UNDO = "DROP INDEX core_pages_by_depth"


class Migration(migrations.Migration):
    dependencies = [("core", "0002_locales_and_groups")]

    operations = [migrations.RunSQL(MAKE, UNDO)]
