"""Every road by which a reader may come to a publication, or to something of it."""

from lxml import etree, html

from home.models import OrganisationIndexPage, ThemeIndexPage
from tests import factories

LANGUAGES = ["fr", "nl", "de", "en"]
THEME, PARTNER = "eau", "halle"  # which nothing else carries
CITATIONS = ["citation.bib", "citation.ris", "citation.json"]


def build_house(*showcases):
    """In every language a home page with these showcases; in two the pages of themes and members."""
    for language in LANGUAGES:
        factories.fill_home(*showcases, language=language)
    for language in LANGUAGES[:2]:
        factories.index_page(ThemeIndexPage, language)
        factories.index_page(OrganisationIndexPage, language)


def text_of(response):
    return (response.getvalue() if response.streaming else response.content).decode(errors="replace")


def answers(response):
    return response.status_code == 200


def has(selector):
    """Whether an element stands in the page that came."""
    return lambda response: answers(response) and bool(html.fromstring(text_of(response)).cssselect(selector))


def says(words):
    return lambda response: answers(response) and words in text_of(response)


def lists(address):
    """Whether a sitemap names it."""

    def named(response):
        places = etree.fromstring(response.content).xpath("//*[local-name()='loc']/text()")
        return any(place.endswith(address) for place in places)

    return named


class Roads:
    """Those to `page`, of a type that is listed by `index_type`, has the theme THEME, is by or signed by PARTNER and
    says `word`. `own` are {name: address} of what stands below it; `others` {name: (address, what shows it there)}."""

    def __init__(self, client, page, index_type, word, own, others, languages=LANGUAGES):
        self.client, self.page = client, page
        self.found = {name: (address, answers) for name, address in {"page": page.url, **own}.items()}
        self.found |= others | {"sitemap": (f"/sitemap-{page.language}.xml", lists(page.url))}
        self.found["partner in the sitemap"] = ("/sitemap-fr.xml", lists(f"/{PARTNER}/"))
        for language in languages:
            self.found |= self._lists(page, factories.index_page(index_type, language).url, word, language)
        for language in languages[:2]:
            self.found |= self._windows(page, language)

    @staticmethod
    def _lists(page, index, word, language):
        card, entry = has(f'[data-id="{page.pk}"]'), says(page.address)
        roads = {
            "list": (index, card),
            "facet": (index, has(f'input[value="{THEME}"]')),
            "atom": (f"{index}flux.atom", entry),
            "home": (f"/{language}/", card),
        }
        if language in LANGUAGES[:2]:
            roads["search"] = (f"{index}?q={word}", card)
            roads["rss"] = (f"{index}flux.rss?theme={THEME}", entry)
        return {f"{name} {language}": road for name, road in roads.items()}

    @staticmethod
    def _windows(page, language):
        card, entry = has(f'[data-id="{page.pk}"]'), says(page.address)
        themes = factories.index_page(ThemeIndexPage, language).url
        partner = f"{factories.index_page(OrganisationIndexPage, language).url}{PARTNER}/"
        roads = {
            "theme": (f"{themes}{THEME}/", card),
            "feed of the theme": (f"{themes}{THEME}/flux.atom", entry),
            "count of the theme": (themes, lambda response: _first_count(response) == "1"),
            "partner": (partner, answers),
            "feed of the partner": (f"{partner}flux.rss", entry),
        }
        return {f"{name} {language}": road for name, road in roads.items()}

    def _answers(self):
        return {address: self.client.get(address) for address, _shown in self.found.values()}

    def open(self):
        """The names of those on which the publication is met."""
        came = self._answers()
        return {name for name, (address, shown) in self.found.items() if shown(came[address])}

    def saying(self, word):
        """The addresses on whose pages a word stands."""
        return {address for address, response in self._answers().items() if word in text_of(response)}

    @property
    def all(self):
        return set(self.found)


def _first_count(response):
    return html.fromstring(response.content).cssselect(".theme-sheet .small")[0].text_content().split()[0]
