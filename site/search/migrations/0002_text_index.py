"""The index of the terms: FTS5 in SQLite, a column of type tsvector in PostgreSQL. The terms are analysed already, so
both only take them apart at the spaces.

A later migration that changes SearchText makes SQLite write its table anew, without these triggers: it must run
`undo` before and `make` after."""

from django.db import migrations

MAKE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE search_words USING fts5("
        "terms, content='search_searchtext', content_rowid='id', tokenize='ascii')",
        "CREATE TRIGGER search_words_insert AFTER INSERT ON search_searchtext BEGIN "
        "INSERT INTO search_words (rowid, terms) VALUES (new.id, new.terms); END",
        "CREATE TRIGGER search_words_delete AFTER DELETE ON search_searchtext BEGIN "
        "INSERT INTO search_words (search_words, rowid, terms) VALUES ('delete', old.id, old.terms); END",
        "CREATE TRIGGER search_words_update AFTER UPDATE ON search_searchtext BEGIN "
        "INSERT INTO search_words (search_words, rowid, terms) VALUES ('delete', old.id, old.terms); "
        "INSERT INTO search_words (rowid, terms) VALUES (new.id, new.terms); END",
        "INSERT INTO search_words (search_words) VALUES ('rebuild')",
    ],
    "postgresql": [
        "ALTER TABLE search_searchtext ADD COLUMN vector tsvector "
        "GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, terms)) STORED",
        "CREATE INDEX search_words ON search_searchtext USING gin (vector)",
    ],
}
UNDO = {
    "sqlite": [
        "DROP TRIGGER search_words_insert",
        "DROP TRIGGER search_words_delete",
        "DROP TRIGGER search_words_update",
        "DROP TABLE search_words",
    ],
    "postgresql": ["DROP INDEX search_words", "ALTER TABLE search_searchtext DROP COLUMN vector"],
}


def run(statements):
    def step(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return step


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(run(MAKE), run(UNDO))]
