"""What every public template may ask for; computed only when it is asked."""

from django.utils.functional import SimpleLazyObject, lazy

from core import navigation
from core.languages import plain_languages

# Made once: each `lazy` is a class of its own.
menu, columns, site_languages = (lazy(make, list) for make in (navigation.menu, navigation.columns, plain_languages))


def site(request):
    """`network` and `navigation`, as the editors wrote them; `menu` and `columns`, as readers see their links;
    `site_languages`, for a page that is not in the tree."""
    return {
        "network": SimpleLazyObject(lambda: navigation.navigation_of(request).network),
        "navigation": SimpleLazyObject(lambda: navigation.navigation_of(request)),
        "menu": menu(request),
        "columns": columns(request),
        "site_languages": site_languages(),
    }
