"""What every public template may ask for; computed only when it is asked."""

from django.utils.functional import SimpleLazyObject, lazy

from core.languages import plain_languages, sections_of


def site(request):
    return {
        "site_name": "Réseau CSTI",
        "navigation": SimpleLazyObject(lambda: navigation(request)),
        "site_languages": lazy(plain_languages, list)(),
    }


def navigation(request):
    """The pages under the home of this language that are shown in menus: a list of {"title", "url", "current"}."""
    return [
        {"title": page.title, "url": url, "current": request.path.startswith(url)}
        for page in sections_of(request)
        if page.show_in_menus and (url := page.get_url(request))
    ]
