"""The library."""

from core.models import BasePage
from resources.query import cards
from search.listing import Listing
from search.pages import ListsSection


class ResourceIndexPage(ListsSection, BasePage):
    """The library: all resources, searched and narrowed. Its summary introduces it."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.ResourcePage"]
    max_count_per_parent = 1
    template = "resources/resource_index_page.html"

    def listing(self, request):
        from resources.facets import SECTION

        return Listing(SECTION, request.GET, cards)
