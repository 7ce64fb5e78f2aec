"""The menus around every page, as its readers may see them: a link to what is not public is left out."""

from dataclasses import dataclass

from core.languages import sections_of
from core.models.network import Navigation


@dataclass(frozen=True)
class Link:
    """A link of a menu. `current` says that the page shown is that one or lies below it."""

    title: str
    url: str
    current: bool = False


def navigation_of(request):
    """The Navigation of the active language, with the details of the network; while an editor previews one of the
    two, as it is being written."""
    if not hasattr(request, "_navigation"):
        navigation = Navigation.in_language()
        preview = getattr(request, "network_preview", None)
        if isinstance(preview, Navigation):
            navigation = preview
        elif preview:
            navigation.network = preview
        request._navigation = navigation
    return request._navigation


def page_ids(request):
    """Ids of the pages that the menus lead to."""
    navigation = navigation_of(request)
    return {value["page"] for value in _raw_links(navigation.menu, navigation.columns) if value.get("page")}


def menu(request):
    """The links of the main menu: those that the editors chose, else the pages that say they are shown in menus."""
    raw = list(_raw_links(navigation_of(request).menu))
    if raw:
        return _links(request, raw)
    pages = [page for page in sections_of(request) if page.show_in_menus]
    return [_link(request, page.title, page.get_url(request)) for page in pages]


def columns(request):
    """The columns at the foot: a list of {"heading", "links"}; without those that have no link to show."""
    found = []
    for raw in navigation_of(request).columns.raw_data:
        links = _links(request, _raw_links_of_column(raw))
        if links:
            found.append({"heading": raw["value"]["heading"], "links": links})
    return found


def _raw_links(*streams):
    # The stored values: the blocks' own would fetch each page.
    for stream in streams:
        for raw in stream.raw_data:
            yield from [raw["value"]] if raw["type"] == "link" else _raw_links_of_column(raw)


def _raw_links_of_column(raw):
    # What the editor wrote has an id and a type around each value; what code wrote is the values alone.
    return [item.get("value", item) for item in raw["value"]["links"]]


def _links(request, raw):
    sections_of(request)  # which fetches the pages that menus lead to, when no page has done it
    links = []
    for value in raw:
        page = request.linked_pages.get(value.get("page"))
        url = page.get_url(request) if page else "" if value.get("page") else value.get("url")
        if url:
            links.append(_link(request, value.get("text") or page.title, url))
    return links


def _link(request, title, url):
    home = f"/{request.path.split('/')[1]}/"
    return Link(title, url, request.path == url or (url != home and request.path.startswith(url)))
