"""Making numbers of days of what was noted."""

from collections import Counter, defaultdict
from uuid import UUID

from django.db import connection, transaction
from django.dispatch import Signal

from core.counts.kinds import content_types
from core.models import Document, FileUse, PageCount, Visit
from core.periodic import every_minute
from core.query import published_pages

BATCH = 1000
# Added by the database, so that what another worker adds meanwhile is kept.
ADD_TO_PAGE = """
    INSERT INTO core_pagecount (day, translation_key, views, downloads) VALUES (%s, %s, %s, %s)
    ON CONFLICT (day, translation_key) DO UPDATE
    SET views = core_pagecount.views + excluded.views, downloads = core_pagecount.downloads + excluded.downloads
"""
ADD_TO_FILE = """
    INSERT INTO core_filecount (day, document_id, downloads) VALUES (%s, %s, %s)
    ON CONFLICT (day, document_id) DO UPDATE SET downloads = core_filecount.downloads + excluded.downloads
"""

pages_downloaded = Signal()  # sent with `translation_keys`, those of pages whose downloads have just changed

Kind = Visit.Kind
_KEY = PageCount._meta.get_field("translation_key")


@every_minute
def add_up():
    """Add all that was noted to the numbers of its day. A batch is added and deleted in one transaction, so that each
    visit counts once, whenever the worker is killed."""
    number = BATCH
    while number == BATCH:
        number, keys = add_batch()
        if keys:
            pages_downloaded.send_robust(sender=PageCount, translation_keys=keys)


@transaction.atomic
def add_batch():
    """Add the oldest visits; (how many they were, translation keys of the pages that were downloaded). What another
    worker is adding is left to it."""
    visits = list(Visit.objects.select_for_update(skip_locked=True).order_by("pk")[:BATCH])
    pages, files = _numbers(visits)
    _add(ADD_TO_PAGE, [(day, key, numbers["views"], numbers["downloads"]) for (day, key), numbers in pages.items()])
    _add(ADD_TO_FILE, [(day, document, number) for (day, document), number in files.items()])
    Visit.objects.filter(pk__in=[visit.pk for visit in visits]).delete()
    return len(visits), {key for (_day, key), numbers in pages.items() if numbers["downloads"]}


def _numbers(visits):
    """What the visits add: {(day, translation key): Counter of the columns}, {(day, document id): downloads}."""
    pages, files = defaultdict(Counter), Counter()
    documents = {visit.document_id for visit in visits if visit.document_id}
    stored = set(Document.objects.filter(pk__in=documents).values_list("pk", flat=True))
    offered_by = _offered_by(stored)
    for visit in visits:
        if visit.kind == Kind.VIEW:
            pages[visit.day, visit.translation_key]["views"] += 1
        elif visit.kind == Kind.ARCHIVE:
            pages[visit.day, visit.translation_key]["downloads"] += 1
        elif visit.document_id in stored:
            files[visit.day, visit.document_id] += 1
            for key in offered_by[visit.document_id] if visit.kind == Kind.FILE else ():
                pages[visit.day, key]["downloads"] += 1
    return pages, files


def _offered_by(documents):
    """Translation keys of the public pages that use each document, {document id: set}."""
    offers = FileUse.objects.filter(document__in=documents, page__in=published_pages())
    offers = offers.filter(page__content_type__in=content_types())
    found = defaultdict(set)
    for document, key in offers.values_list("document_id", "page__translation_key"):
        found[document].add(key)
    return found


def _add(statement, rows):
    """Carry out one of the statements above for each row (day, key, numbers), in one order for all: two workers never
    wait for each other in a circle."""
    prepared = [(str(day), _stored(key), *numbers) for day, key, *numbers in sorted(rows)]
    if prepared:
        with connection.cursor() as cursor:
            cursor.executemany(statement, prepared)


def _stored(key):
    """A translation key as this database holds it; the id of a document."""
    return _KEY.get_db_prep_value(key, connection) if isinstance(key, UUID) else key
