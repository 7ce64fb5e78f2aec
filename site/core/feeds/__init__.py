from .entries import Enclosure, Entry, entries_of, entry_id
from .html import portable
from .pages import MOST_ENTRIES, Feed, Followed, WithFeeds, feed_links, feed_response

__all__ = [
    "MOST_ENTRIES",
    "Enclosure",
    "Entry",
    "Feed",
    "Followed",
    "WithFeeds",
    "entries_of",
    "entry_id",
    "feed_links",
    "feed_response",
    "portable",
]
