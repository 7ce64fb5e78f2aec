"""What is kept while a file is sent: nothing of the database."""

from django.db import connection


def release_database():
    """Give the connection back before a long answer: a slow download would hold one of few."""
    if not connection.in_atomic_block:
        connection.close()
