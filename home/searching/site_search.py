"""What the page of the search shows: the groups of what is found in the whole site, the best first."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.functional import cached_property

from core.cards import with_relations
from home.addresses import address_of
from home.searching.sections import ORGANISATIONS, PAGES, load_pages
from home.searching.shelves import PAGES_SHELF, SHELVES
from home.searching.things import PublicThings, described
from search import everywhere, query
from search.everywhere import AskedEverywhere
from search.paging import Paged
from search.selection import Selection, clean_text
from search.windows import windows
from search.words.excerpts import add_excerpts

SHOWN = 3  # of each group
PAGE_SIZE = 24  # of a group that is looked at alone


@dataclass
class Group:
    """What was found of one kind. `shelf`: a Window or a Shelf; `level`: that of its best; `url` leads to all of it."""

    shelf: object
    total: int
    level: int
    items: list
    url: str
    listing: Paged | None = None

    @property
    def name(self):
        return f"{self.shelf.name}-archive" if getattr(self.shelf, "kept", None) else self.shelf.name

    @property
    def place(self):
        """By which groups are sorted: what is over comes last, however well it answers."""
        return bool(getattr(self.shelf, "kept", None)), self.level

    @property
    def title(self):
        return self.shelf.kind

    @property
    def counted(self):
        return self.shelf.counted(self.total)

    @property
    def all(self):
        return self.shelf.all_of(self.total) if self.url and not self.listing and self.total > len(self.items) else ""

    @property
    def template(self):
        return self.shelf.results or self.shelf.template


class PageOfGroup(Paged):
    """A page of a group that is looked at alone."""

    def __init__(self, items, selection):
        self.selection = selection
        self.page = Paginator(items, PAGE_SIZE).get_page(selection.page)


class SiteSearch:
    """What a request asks of the whole site, in a language: `?q=`; with `kind=`, one group of it alone."""

    def __init__(self, request, language):
        self.request, self.language = request, language
        self.text = clean_text(request.GET.get("q", ""))
        self.wanted = next((shelf.name for shelf in SHELVES if shelf.name == request.GET.get("kind")), "")
        self.windows = [one for window in windows() for one in (window, window.archive) if one]
        self.things = PublicThings(request, language)
        self._answers = {}

    @cached_property
    def asked(self):
        return AskedEverywhere(self.language, self.text, self._is_found)

    @property
    def query(self):
        return self.text

    @property
    def corrected(self):
        """As of a Listing."""
        return self.asked.corrected if self.text else {}

    @cached_property
    def did_you_mean(self):
        """As of a Listing."""
        text = self.asked.proposal if self.text else ""
        return {"text": text, "url": Selection(text).address()} if text else None

    @property
    def total(self):
        return sum(group.total for group in self.groups)

    @property
    def alone(self):
        """The one group that is asked for, when it has anything."""
        return next((group for group in self.groups if group.listing), None)

    @property
    def all_url(self):
        """The address of all groups."""
        return Selection(self.text).address()

    @cached_property
    def groups(self):
        """Every Group that has anything, the one with the best result first; the one that is asked for alone, if it
        has."""
        if not self.text:
            return []
        (*founds, pages), things = self._answers_to(self.asked.question)
        others = [*self._of_pages(pages), *self._of_things(things)]
        if alone := [group for group in others if group.listing]:
            return alone
        return sorted([*self._of_windows(founds), *others], key=lambda group: group.place)

    def _is_found(self, asked):
        founds, things = self._answers_to(asked)
        return any(found.total for found in founds) or any(things.values())

    def _answers_to(self, asked):
        """Of a Question: a Found for each window, one for the pages, and the things of each Kind."""
        if asked not in self._answers:
            lists = [(window.section, SHOWN) for window in self.windows]
            lists.append((PAGES, None if self.wanted == PAGES.name else SHOWN))
            founds, levels = everywhere.find(asked, self.language, lists)
            self._answers[asked] = founds, self.things.of(levels)
        return self._answers[asked]

    def _of_windows(self, founds):
        having = [(window, found) for window, found in zip(self.windows, founds, strict=True) if found.total]
        pages = self._pages_of(having)
        for window, found in having:
            items = query.things_of(window.section, found.rows, pages[window.load])
            url = address_of(self.request, window.page_type)
            url = url and url + self._asking(window.kept).address()
            yield Group(window, found.total, found.levels[0], items, url)

    def _pages_of(self, having):
        """{load: pages ready to be shown} of all windows at once: they share their relations, and some their pages."""
        rows = defaultdict(list)
        for window, found in having:
            rows[window.load] += found.rows
        pages = {load: query.pages_of(found, load) for load, found in rows.items()}
        add_excerpts(self.asked.question, with_relations([page for some in pages.values() for page in some]))
        return pages

    def _of_pages(self, found):
        if found.total:
            group = self._group(PAGES_SHELF, found.rows, found.levels[0], found.total)
            group.items = query.pages_of(group.items, load_pages)
            yield group

    def _of_things(self, things):
        for shelf in SHELVES:
            if ranked := things.get(shelf.name):
                group = self._group(shelf, [thing for _level, thing in ranked], ranked[0][0], len(ranked))
                group.items = group.items if shelf.name != ORGANISATIONS.name else described(group.items)
                yield group

    def _group(self, shelf, items, level, total):
        selection = self._asking({"kind": shelf.name})
        if shelf.name != self.wanted:
            return Group(shelf, total, level, items[:SHOWN], selection.address())
        listing = PageOfGroup(items, selection.on_page(self.request.GET.get("page", "1")))
        return Group(shelf, total, level, list(listing.page.object_list), selection.address(), listing)

    def _asking(self, kept):
        return Selection(self.asked.searched, kept=kept)
