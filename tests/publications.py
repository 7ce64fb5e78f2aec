"""News and position papers, made one by one as editors do, or many at once."""

import uuid
from datetime import date

from core.background import held_back
from core.models import RelatedPage
from news.models import (
    Footnote,
    NewsIndexPage,
    NewsPage,
    PositionIndexPage,
    PositionPage,
    PositionResponse,
    PositionSignatory,
)
from search.index import rebuild
from search.registry import get
from tests.factories import about, add, index_page


def news_index(language="fr"):
    """The page of the news in a language, made on first use."""
    return index_page(NewsIndexPage, language)


def news(parent=None, *, themes=(), organisations=(), related=(), live=True, **fields):
    """A piece of news, published unless `live` is false. `related` are the pages that it names."""
    parent = parent or news_index()
    number = NewsPage.objects.count() + 1
    values = {"title": f"Nouvelle {number}", "slug": f"nouvelle-{number}", "locale": parent.locale, "live": False}
    page = about(NewsPage(**{**values, **fields}), themes, organisations)
    page.related_pages = [RelatedPage(target=target, sort_order=i) for i, target in enumerate(related)]
    return add(parent, page, live)


def block(kind, value, key):
    """A block of the body of a paper, whose identity is derived from `key`."""
    return {"type": kind, "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_OID, key))}


def paper_body(*blocks, paragraphs=3):
    """`blocks`, or a heading and as many paragraphs."""
    texts = [block("paragraph", f"<p>Nous constatons {n}.</p>", f"p{n}") for n in range(1, paragraphs + 1)]
    return PositionPage.body.field.to_python(list(blocks) or [block("heading", "Ce que nous constatons", "h"), *texts])


def paper(*, themes=(), organisations=(), signatories=(), responses=(), notes=(), body=None, live=True, **fields):
    """A position paper, published unless `live` is false. `responses` are pairs (addressee, stance), `notes` pairs
    (uuid, html); adopted when its status says so."""
    parent = index_page(PositionIndexPage)
    number = PositionPage.objects.count() + 1
    values = {"title": f"Position {number}", "slug": f"position-{number}", "number": f"2026/{number:02}"}
    if fields.get("status") == "adopte":
        values |= {"adopted_on": date(2026, 6, 18), "adopted_by": "Assemblée"}
    page = PositionPage(**{**values, "locale": parent.locale, "live": False, "body": body or paper_body(), **fields})
    about(page, themes, organisations)
    page.signatories = [PositionSignatory(organisation=o, sort_order=i) for i, o in enumerate(signatories)]
    page.responses = [
        PositionResponse(addressee=who, stance=stance, sort_order=i, locale=parent.locale)
        for i, (who, stance) in enumerate(responses)
    ]
    page.footnotes = [
        Footnote(uuid=key, text=text, sort_order=i, locale=parent.locale) for i, (key, text) in enumerate(notes)
    ]
    return add(parent, page, live)


def _added(page_type, parent, themes=(), organisations=(), **fields):
    number = page_type.objects.count() + 1
    values = {"title": f"Page {number}", "slug": f"page-{number}", "locale": parent.locale, "live": False}
    return parent.add_child(instance=about(page_type(**{**values, **fields}), themes, organisations))


def multiply(page_type, number, model):
    """`number` pages of that type, with the themes, the organisations and the cover of the page `model`, published all
    at once; of papers each is adopted, signed and answered, and the first supersedes the second."""
    parent = index_page(NewsIndexPage if page_type is NewsPage else PositionIndexPage)
    for index in range(number):
        fields = {"title": f"Copie {index}", "slug": f"copie-{index}", "cover": model.cover}
        if page_type is PositionPage:
            fields |= {"number": f"2020/{index}", "status": "adopte"}
        with held_back():
            _added(page_type, parent, model.themes_in_order[index % 3 :], model.organisations_in_order, **fields)
    pages = list(page_type.objects.order_by("pk"))
    if page_type is PositionPage:
        _follow_up(pages, model.organisations_in_order)
    page_type.objects.update(live=True)
    rebuild(get("news" if page_type is NewsPage else "positions"))


def _follow_up(papers, organisations):
    PositionSignatory.objects.bulk_create(
        [PositionSignatory(page=page, organisation=one) for page in papers for one in organisations]
    )
    PositionResponse.objects.bulk_create(
        [PositionResponse(page=page, addressee="Ministre", stance="soutien", locale=page.locale) for page in papers]
    )
    if len(papers) > 1:
        papers[0].supersedes = papers[1]
        papers[0].save()
