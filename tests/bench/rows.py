"""Rows written by the thousand: what Django's objects take a minute for is there in seconds."""

import datetime
import uuid

from django.core.management.color import no_style
from django.db import connection


def write(model, rows):
    """Rows of a model, {attribute of a column: value} of what differs from the model's defaults; JSON as text."""
    rows = list(rows)
    if not rows:
        return
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key or field.attname in rows[0]]
    blank = model()
    defaults = {field.attname: field.get_db_prep_save(_default(blank, field), connection) for field in fields}
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    _send(connection.ops.quote_name(model._meta.db_table), columns, [{**defaults, **row}.values() for row in rows])


def _default(blank, field):
    value = getattr(blank, field.attname)
    return datetime.datetime.now(datetime.UTC) if getattr(field, "auto_now_add", False) else value


def _send(table, columns, rows):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(tuple(row))
        else:
            signs = ", ".join("?" for _ in columns.split(","))
            statement = f"INSERT INTO {table} ({columns}) VALUES ({signs})"  # noqa: S608
            cursor.connection.executemany(statement, ([_plain(value) for value in row] for row in rows))


def _plain(value):
    """As SQLite keeps it."""
    if isinstance(value, uuid.UUID):
        return value.hex
    return (
        connection.ops.adapt_datetimefield_value(value)
        if isinstance(value, datetime.datetime)
        else (value.isoformat() if isinstance(value, datetime.date | datetime.time) else value)
    )


def columns_of(thing):
    """{attribute of a column: value} of an unsaved object, without its number when it has none."""
    fields = thing._meta.local_concrete_fields
    return {field.attname: getattr(thing, field.attname) for field in fields if not field.primary_key or thing.pk}


def number_on(*models):
    """Have the database number on from the highest that was written."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
