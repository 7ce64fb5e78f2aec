"""Which languages a page exists in, and where a reader of another language is led."""

from dataclasses import dataclass
from urllib.parse import urljoin

from django.conf import settings
from django.db.models import Q
from django.urls import translate_url
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


def sections_of(request):
    """The public pages right under the home of the active language, in the order of the tree."""
    if not hasattr(request, "_sections"):
        home = home_of(request)
        request._sections = _around(request, home, [])[0] if home else []
    return request._sections


def _around(request, home, keys):
    """What the frame of a page asks of the tree, in one query: the public pages right under `home`, a list, and those
    with these translation keys, {key: {language code: Page}}. `request.linked_pages` gets those that menus lead to,
    {id: Page}."""
    from core.navigation import page_ids
    from core.query import published_pages

    linked = page_ids(request)
    below = Q(depth=home.depth + 1, path__startswith=home.path)  # core/migrations/0003: the index begins with the depth
    wanted = below | Q(translation_key__in=keys) | Q(pk__in=linked)
    sections, by_key, request.linked_pages = [], {key: {} for key in keys}, {}
    # Put in order here: asked for in order, SQLite would read all pages in that order.
    found = published_pages().filter(wanted).select_related("locale").order_by()
    for page in sorted(found, key=lambda page: page.path):
        if page.depth == home.depth + 1 and page.path.startswith(home.path):
            sections.append(page)
        if page.translation_key in by_key:
            by_key[page.translation_key][page.locale.language_code] = page
        if page.pk in linked:
            request.linked_pages[page.pk] = page
    return sections, by_key


def site_languages(request, page, below=""):
    """The switcher of `page`: the same page in each language, or the nearest page above that exists there. `below` is
    the rest of the address when the page shows one of its entries, the same in every language."""
    above = [ancestor for ancestor in page.lineage if ancestor.depth > 1]
    keys = [page.translation_key, *(ancestor.translation_key for ancestor in reversed(above))]
    home = above[0] if above else page
    request.__dict__.setdefault("_home_pages", {})[page.locale.language_code] = home
    request._sections, found = _around(request, home, keys)
    request.page_translations = found[page.translation_key]
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    entries = []
    for code, name in settings.LANGUAGES:
        nearest = next(((key, found[key][code]) for key in keys if code in found[key]), None)
        key, target = nearest or (None, None)
        exists = key == page.translation_key or code == page.locale.language_code
        url = target.get_url(request) + (below if exists else "") if target else f"/{code}/"
        current = code == page.locale.language_code
        entries.append(SiteLanguage(code, name, url + (query if exists else ""), current, exists))
    return entries


def languages_of_path(path):
    """The switcher of what stands at a fixed address, `path`, in every language."""
    current = get_language()
    return [
        SiteLanguage(code, name, translate_url(path, code), code == current, True) for code, name in settings.LANGUAGES
    ]


def plain_languages():
    """The switcher where no page is shown (an error, say): the home of each language."""
    current = get_language()
    return [SiteLanguage(code, name, f"/{code}/", code == current, True) for code, name in settings.LANGUAGES]


def alternates_of(request, below=""):
    """For `hreflang`, see `alternates`: every public translation of the page shown, itself included. After
    `site_languages`, which found them; `below` as there."""
    return alternates({code: page.get_url(request) + below for code, page in request.page_translations.items()})


def alternates(paths):
    """{"language", "url"} of each of {language: path}, and of the one for whoever reads none of them ("x-default"):
    the French one, else the first in the order of the site. Empty when there is one alone."""
    if len(paths) < 2:
        return []
    found = [{"language": code, "url": absolute(paths[code])} for code, _name in settings.LANGUAGES if code in paths]
    return [*found, {"language": "x-default", "url": found[0]["url"]}]


def absolute(url):
    """The whole address of a path of this site, wherever it was asked from."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, url)


def home_of(request, language=None):
    """The home page in `language` or in the active one; None before the site has one."""
    language = language or get_language()
    cache = request.__dict__.setdefault("_home_pages", {})
    if language not in cache:
        cache[language] = Page.objects.filter(_is_home(request, language)).select_related("locale").first()
    return cache[language]


def pages_on_path(request, slugs):
    """The pages from the home of the active language along `slugs`, a list, as far as there are any: one query."""
    language = get_language()
    wanted = _is_home(request, language) | Q(slug__in=slugs, depth__lte=2 + len(slugs))
    pages = list(Page.objects.filter(wanted).select_related("locale"))
    by_place = {(page.path[: -Page.steplen], page.slug): page for page in pages}
    key = _root(request).translation_key
    home = next((p for p in pages if p.translation_key == key and p.locale.language_code == language), None)
    request.__dict__.setdefault("_home_pages", {})[language] = home
    line = [home] if home else []
    for slug in slugs if home else []:
        page = by_place.get((line[-1].path, slug))
        if page is None:
            break
        line.append(page)
    return line


def _root(request):
    return Site.find_for_request(request).root_page


def _is_home(request, language):
    return Q(translation_key=_root(request).translation_key, locale__language_code=language)
