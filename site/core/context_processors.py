"""What every public template may ask for; computed only when it is asked."""

from django.utils.functional import SimpleLazyObject, lazy

from core import navigation
from core.languages import plain_languages


def site(request):
    """`network` and `navigation`, as the editors wrote them; `menu` and `columns`, as readers see their links;
    `site_languages`, for a page that is not in the tree."""
    return {
        "network": SimpleLazyObject(lambda: navigation.navigation_of(request).network),
        "navigation": SimpleLazyObject(lambda: navigation.navigation_of(request)),
        "menu": lazy(navigation.menu, list)(request),
        "columns": lazy(navigation.columns, list)(request),
        "site_languages": lazy(plain_languages, list)(),
    }
