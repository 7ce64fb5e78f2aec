"""Which languages a page exists in, and where a reader of another language is led."""

from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page, Site


@dataclass(frozen=True)
class SiteLanguage:
    """One entry of the language switcher. `exists` says whether `url` is the same page, or only the nearest one."""

    code: str
    name: str
    url: str
    current: bool
    exists: bool


def translations_of(page):
    """Its public counterparts in other languages, and itself: {language code: Page}. One query for all languages."""
    return _public_by_language([page.translation_key]).get(page.translation_key, {})


def _public_by_language(keys):
    from core.query import published_pages

    found = {}
    for page in published_pages().filter(translation_key__in=keys).select_related("locale"):
        found.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return found


def site_languages(request, page):
    """The switcher of `page`: the same page in each language, or the nearest page above that exists there."""
    above = [ancestor for ancestor in page.lineage if ancestor.depth > 1]
    keys = [page.translation_key, *(ancestor.translation_key for ancestor in reversed(above))]
    home = above[0] if above else page
    request.__dict__.setdefault("_home_pages", {})[page.locale.language_code] = home
    found = _public_by_language(keys)
    request.page_translations = found.get(page.translation_key, {})
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    entries = []
    for code, name in settings.LANGUAGES:
        nearest = next(((key, found[key][code]) for key in keys if code in found.get(key, {})), None)
        key, target = nearest or (None, None)
        exists = key == page.translation_key or code == page.locale.language_code
        url = target.get_url(request) if target else f"/{code}/"
        current = code == page.locale.language_code
        entries.append(SiteLanguage(code, name, url + (query if exists else ""), current, exists))
    return entries


def plain_languages():
    """The switcher where no page is shown (an error, say): the home of each language."""
    current = get_language()
    return [SiteLanguage(code, name, f"/{code}/", code == current, True) for code, name in settings.LANGUAGES]


def alternates_of(page, request):
    """For `hreflang`: {"language", "url"} of every public translation, itself included; empty when it is alone."""
    pages = getattr(request, "page_translations", None) or translations_of(page)
    if len(pages) < 2:
        return []
    return [
        {"language": code, "url": absolute(pages[code].get_url(request))}
        for code, _name in settings.LANGUAGES
        if code in pages
    ]


def absolute(url):
    """The whole address of a path of this site, wherever it was asked from."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, url)


def home_of(request, language=None):
    """The home page in `language` or in the active one; None before the site has one."""
    language = language or get_language()
    cache = request.__dict__.setdefault("_home_pages", {})
    if language not in cache:
        root = Site.find_for_request(request).root_page
        cache[language] = (
            Page.objects.filter(translation_key=root.translation_key, locale__language_code=language)
            .select_related("locale")
            .first()
        )
    return cache[language]
