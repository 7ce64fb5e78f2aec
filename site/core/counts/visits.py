"""Noting what is read and fetched. A view says what its answer is, the middleware whether it counts; it is stored when
the answer has been sent, so that nobody waits for it."""

import time
from collections import deque
from threading import Lock

import structlog
from django.core.signals import request_finished
from django.db.utils import Error
from django.dispatch import receiver
from django.utils.timezone import get_default_timezone, localdate

from core.counts.readers import is_reader
from core.files.sending import release_database
from core.models import Visit

logger = structlog.get_logger(__name__)
AT_ONCE = 500
MOST = 100_000  # that wait while the database is away
PAUSE = 10  # seconds before a database that is away is asked again
PROBE = 1024  # bytes: players ask for the first few to see whether they may ask for parts

Kind = Visit.Kind
# What this process has not stored yet: nothing, or what came while another of its threads was storing.
_waiting = deque()
_storing = Lock()
_asleep_until = 0.0


def counted(response, *things):
    """The same response, which is one view or download of `things`: what the functions below give."""
    response.counted_as = things
    return response


def view_of(page):
    return Kind.VIEW, page.translation_key, None


def download_of(document_id):
    """Of a file at its own address: for the file, and for every page that offers it to the public."""
    return Kind.FILE, None, document_id


def archive_of(page, document_ids):
    """Of some files of a page as one: one download of the page, and one of each file."""
    return [(Kind.ARCHIVE, page.translation_key, None), *((Kind.MEMBER, None, pk) for pk in document_ids)]


def is_beginning(response):
    """Whether a stored file is sent from its first byte on, and more than a probe: what follows is no new download."""
    if response.status_code != 206:
        return response.status_code == 200
    span, _slash, whole = response["Content-Range"].partition("/")
    length = response["Content-Length"]
    return span.startswith("bytes 0-") and (int(length) > PROBE or length == whole)


def count_visits(get_response):
    """Middleware. Outside of any cache of pages: the answer that a cache keeps says what it counts as."""

    def middleware(request):
        response = get_response(request)
        things = getattr(response, "counted_as", ())
        if things and response.status_code in (200, 206) and is_reader(request):
            note(things)
        return response

    return middleware


def note(things):
    """To be stored at the end of the request."""
    if len(_waiting) >= MOST:
        return
    today = localdate(timezone=get_default_timezone())
    for kind, key, document_id in things:
        _waiting.append(Visit(day=today, kind=kind, translation_key=key, document_id=document_id))


@receiver(request_finished)
def store(**kwargs):
    """Store what waits. One thread of a process at a time: the others leave theirs to it and never wait for the
    database, which on SQLite somebody may be writing to. What cannot be stored waits for a later request."""
    stored = True
    while stored and _waiting and time.monotonic() >= _asleep_until and _storing.acquire(blocking=False):
        try:
            stored = _store_some()
        finally:
            _storing.release()


def _store_some():
    """Whether the first of those that wait are stored."""
    global _asleep_until
    some = [_waiting.popleft() for _ in range(min(len(_waiting), AT_ONCE))]
    try:
        Visit.objects.bulk_create(some)
        return True
    except Error as error:
        _waiting.extendleft(reversed(some))
        _asleep_until = time.monotonic() + PAUSE
        logger.warning("visits_wait", number=len(_waiting), error=str(error))
        return False
    finally:
        release_database()
