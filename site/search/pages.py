"""Pages that list a section."""

from core.feeds import MOST_ENTRIES, Feed, WithFeeds, entries_of, feed_links


class ListsSection(WithFeeds):
    """What a page type that lists a section adds, before BasePage: its Listing, and a feed of what that finds."""

    def listing(self, request):
        """The Listing that the address asks for."""
        raise NotImplementedError

    def feed(self, request):
        listing = self.listing(request)
        entries = entries_of(listing.newest(MOST_ENTRIES))
        return Feed(self, ", ".join([self.title, *listing.criteria]), self.summary, entries, listing.narrowing)

    def get_context(self, request, *args, **kwargs):
        listing = self.listing(request)
        feed = feed_links(self.get_url(request), self.title, listing.narrowing)
        return {**super().get_context(request, *args, **kwargs), "listing": listing, "feed": feed}
