"""What the library shows of itself elsewhere."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from resources.facets import SECTION
from resources.models import ResourceIndexPage
from resources.query import cards
from search.windows import showcase_of


def counted(number):
    return ngettext("%s resource", "%s resources", number) % number


def all_of(number):
    return gettext("See all %s resources") % number


SHOWCASE = showcase_of(
    SECTION,
    cards,
    label=_("Latest resources"),
    note=_("Shared by the members of the network and their partners."),
    more=_("The whole library"),
    empty=_("The drawer is still empty. The first resources will be here soon."),
    kind=_("Resources"),
    counted=counted,
    all_of=all_of,
    page_type=ResourceIndexPage,
    template="resources/resource_showcase.html",
    results="resources/resource_found.html",
)
