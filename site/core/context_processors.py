"""What every public template may ask for; computed only when it is asked."""

from django.utils.functional import SimpleLazyObject, lazy

from core.languages import home_of, plain_languages
from core.query import published_pages


def site(request):
    return {
        "site_name": "Réseau CSTI",
        "navigation": SimpleLazyObject(lambda: navigation(request)),
        "site_languages": lazy(plain_languages, list)(),
    }


def navigation(request):
    """The pages under the home of this language that are shown in menus: a list of {"title", "url", "current"}."""
    home = home_of(request)
    if home is None:
        return []
    pages = published_pages().child_of(home).in_menu().select_related("locale")
    return [
        {"title": page.title, "url": url, "current": request.path.startswith(url)}
        for page in pages
        if (url := page.get_url(request))
    ]
