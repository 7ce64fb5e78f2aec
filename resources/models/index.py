"""The library."""

from core.models import BasePage
from resources.query import cards


class ResourceIndexPage(BasePage):
    """The library: all resources, searched and narrowed. Its summary introduces it."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.ResourcePage"]
    max_count_per_parent = 1
    template = "resources/resource_index_page.html"

    def get_context(self, request, *args, **kwargs):
        from resources.facets import SECTION
        from search.listing import Listing

        context = super().get_context(request, *args, **kwargs)
        return {**context, "listing": Listing(SECTION, request.GET, cards)}
