"""The page of the search: where it is, what a reader sees on it, and a site in which one word is everywhere."""

from core.models import OrganisationDescription, ThemeLabel
from home.models import OrganisationIndexPage, ThemeIndexPage
from tests import factories
from tests.factories import ThemeFactory, member, resource
from tests.publications import block, news, paper, paper_body
from tests.trainings import session, training

ADDRESSES = {"fr": "/fr/recherche/", "nl": "/nl/zoeken/", "de": "/de/suche/", "en": "/en/search/"}
FRENCH = ADDRESSES["fr"]
WORD = "zygomorphe"
# As they stand in the page: the ids of the headings of the groups.
GROUPS = [
    "news",
    "organisations",
    "pages",
    "positions",
    "resources",
    "themes",
    "trainings",
    "trainings-archive",
]


def text(node):
    return " ".join(node.text_content().split())


def groups(page):
    """{id of a group: the titles in it}, in the order of the page."""
    found = page.cssselect("[data-total] > section[aria-labelledby]")
    return {
        one.get("aria-labelledby"): [text(title) for title in one.cssselect(".content h3")]
        for one in found
        if one.get("aria-labelledby") != "doors"
    }


def total(page):
    return int(page.cssselect("[data-total]")[0].get("data-total"))


def theme(name, language="fr", about="", **fields):
    made = ThemeFactory(name=name, **fields)
    made.labels = [ThemeLabel(language=language, label=name, about=about)]
    made.save()
    return made


def organisation(name, text="", language="fr", **fields):
    made = member(name=name, **fields)
    if text:
        OrganisationDescription.objects.create(organisation=made, language=language, text=text)
    return made


def directories(*languages):
    """The pages of the themes and of the members."""
    for language in languages or ["fr"]:
        for page_type in (ThemeIndexPage, OrganisationIndexPage):
            factories.index_page(page_type, language)


def paper_saying(words, **fields):
    return paper(body=paper_body(block("paragraph", f"<p>{words}</p>", words)), **fields)


def everything(word=WORD, number=1):
    """So many things of each kind with a word in their titles: {name of the group: [things]}."""
    directories()
    titles = [f"{word} {place}" for place in range(number)]
    return {
        "resources": [resource(title=title) for title in titles],
        "news": [news(title=title) for title in titles],
        "positions": [paper(title=title) for title in titles],
        "trainings": [training(session(5), title=title) for title in titles],
        "trainings-archive": [training(session(-5), title=title, on_request=False) for title in titles],
        "pages": [factories.standard_page(title=title, slug=f"page-{n}") for n, title in enumerate(titles)],
        "themes": [theme(title) for title in titles],
        "organisations": [organisation(title) for title in titles],
    }
