"""Pages that are followed through a feed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partialmethod
from typing import Any

from django.utils.translation import override

from core.exports import fixed_response
from core.feeds.entries import Entry, entry_id, moment
from core.feeds.formats import AtomFeed, RssFeed
from core.feeds.html import html_of
from core.navigation import navigation_of

MOST_ENTRIES = 30
FORMATS = {"flux.atom": AtomFeed, "flux.rss": RssFeed}


@dataclass(frozen=True)
class Feed:
    """What is followed.

    page         the page that is followed, or that shows an entry which is
    title        without the name of the network
    description  plain text
    entries      a list of Entry objects, the newest first
    query        what narrowed it: "?type=jeu"; empty when nothing did
    below        where the page shows the entry: "env/"; empty for the page itself
    """

    page: Any
    title: str
    description: str
    entries: list
    query: str = ""
    below: str = ""

    @property
    def updated(self):
        """When the newest change was made; an empty one changed with its page."""
        page = self.page
        made = page.last_published_at or page.first_published_at or datetime(1970, 1, 1, tzinfo=UTC)
        return max((entry.updated for entry in self.entries), default=made)


def feed_response(request, name, feed):
    """A Feed in the format of that `name`, or the word that it has not changed."""
    network = navigation_of(request).network.name
    start = feed.page.address + feed.below
    made = FORMATS[name](
        title=f"{feed.title} – {network}",
        link=start + feed.query,
        description=feed.description,
        subtitle=feed.description or None,
        language=feed.page.language,
        author_name=network,
        feed_url=start + name + feed.query,
        feed_guid=entry_id(feed.page, f"/{feed.below}{feed.query}"),
        updated=feed.updated,
    )
    for entry in feed.entries:
        made.add_entry(entry)
    return fixed_response(request, made.writeString("utf-8"), made.content_type, modified=feed.updated)


def feed_links(start, title, query=""):
    """What templates show of a feed beside the address `start`: {"title", "atom", "rss"}, the last two addresses."""
    return {"title": title, "atom": f"{start}flux.atom{query}", "rss": f"{start}flux.rss{query}"}


class Followed:
    """What a page type whose pages are in feeds adds, before BasePage. Its pages have a `date`."""

    def feed_entry(self):
        """Its Entry, in its own language but for its themes, which are in the active one."""
        published = moment(self.date)
        with override(self.language):
            html = self.feed_html()
        return Entry(
            id=entry_id(self),
            title=self.title,
            url=self.address,
            summary=self.summary,
            html=html,
            published=published,
            updated=max(self.last_published_at or published, published),
            authors=tuple(self.feed_authors()),
            categories=tuple(theme.label() for theme in self.themes_in_order),
            enclosures=tuple(self.feed_enclosures()),
            language=self.language,
        )

    @staticmethod
    def prepare_for_feed(pages):
        """Fetch together what the entries of `pages`, all of this type, show."""

    def feed_html(self):
        """Its full text; its own language is the active one."""
        return html_of(self)

    def feed_authors(self):
        """Names of persons and bodies."""
        return self.organisation_names

    def feed_enclosures(self):
        """The Enclosures that go with it."""
        return []


class WithFeeds:
    """What a page type that is followed adds, before BasePage: it gives its entries, or a whole Feed."""

    exports = {"flux.atom": "serve_atom", "flux.rss": "serve_rss"}

    def feed_entries(self, request):
        """A list of its MOST_ENTRIES newest Entry objects, the newest first."""
        raise NotImplementedError

    def feed(self, request):
        return Feed(self, self.title, self.summary, self.feed_entries(request))

    def get_context(self, request, *args, **kwargs):
        """Adds `feed`, the addresses as `feed_links` gives them."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "feed": feed_links(self.get_url(request), self.title)}

    def _serve_feed(self, request, name):
        return feed_response(request, name, self.feed(request))

    serve_atom = partialmethod(_serve_feed, name="flux.atom")
    serve_rss = partialmethod(_serve_feed, name="flux.rss")
