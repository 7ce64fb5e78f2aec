"""What a feed says of each thing in it."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import uuid5

from django.utils import timezone

from core.blocks.body import load_together


@dataclass(frozen=True)
class Enclosure:
    """A file that goes with an entry: its whole address, its size in bytes, its media type."""

    url: str
    size: int
    media_type: str


@dataclass(frozen=True)
class Entry:
    """One thing in a feed. A page type whose pages are in feeds gives it with `feed_entry()`.

    id         a URI that stays, whatever is changed or moved: see entry_id
    url        a whole address
    summary    plain text
    html       the full text, with whole addresses: see html_of
    published  when it appeared, by which feeds are ordered; an aware datetime, as is `updated`
    authors    names of persons and bodies
    categories labels of themes
    language   two letters, those of its title and texts
    """

    id: str
    title: str
    url: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    authors: tuple = ()
    categories: tuple = ()
    enclosures: tuple = ()
    language: str = "fr"


def entry_id(page, part=""):
    """The same for ever for a page in its language, and for a `part` of it, if any: a urn:uuid (RFC 9562 §5.5)."""
    return f"urn:uuid:{uuid5(page.translation_key, page.language + part)}"


def moment(date):
    """The first moment of a day where the site is."""
    return timezone.make_aware(datetime.combine(date, time.min))


def entries_of(pages):
    """The entries of pages of any type, in their order. What they show is fetched together."""
    for page_type in {type(page) for page in pages}:
        page_type.prepare_for_feed([page for page in pages if type(page) is page_type])
    load_together([page.body for page in pages if hasattr(page, "body")])
    return [page.feed_entry() for page in pages]
