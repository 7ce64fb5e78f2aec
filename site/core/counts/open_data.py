"""The numbers as anybody may reuse them: only of what is public now, a few rows in memory at a time."""

from collections import defaultdict

from django.conf import settings
from django.db.models import Q

from core.counts.kinds import registered
from core.files.sending import release_database
from core.languages import absolute
from core.models import Document, FileCount, FileUse, PageCount
from core.query import in_private_collection, published_pages

CHUNK = 2000
MOST_KNOWN = 20_000


def of_pages(first, last):
    """Rows {"day", "reference", "title", "address", "views", "downloads"} of public pages, in the order of days."""
    for count, page in _with_facts(PageCount, "translation_key", first, last, _public_pages):
        yield {"day": count.day.isoformat(), **page, "views": count.views, "downloads": count.downloads}


def of_files(first, last):
    """Rows {"day", "file", "references", "downloads"} of public files, in the order of days."""
    for count, file in _with_facts(FileCount, "document_id", first, last, _public_files):
        yield {"day": count.day.isoformat(), **file, "downloads": count.downloads}


def _with_facts(model, field, first, last, facts_of):
    """(row, facts) for each row of those days that has facts: `facts_of` gives them by the value of `field`. The
    connection is given back between two chunks: a slow reader holds none."""
    rows = model.objects.filter(day__range=(first, last)).order_by("day", field)
    known, after = {}, Q()
    while chunk := list(rows.filter(after)[:CHUNK]):
        keys = {getattr(row, field) for row in chunk}
        if len(known) > MOST_KNOWN:
            known = {}
        if unknown := keys - known.keys():
            known |= dict.fromkeys(unknown) | facts_of(unknown)
        release_database()
        for row in chunk:
            if facts := known[getattr(row, field)]:
                yield row, facts
        end, key = chunk[-1].day, getattr(chunk[-1], field)
        after = Q(day__gt=end) | Q(day=end, **{f"{field}__gt": key})


def _public_pages(keys):
    """Each in the first of the site's languages that it has."""
    order = [code for code, _name in settings.LANGUAGES]
    found = {}
    for counted in registered():
        pages = counted.model.objects.published().filter(translation_key__in=keys).select_related("locale")
        for page in sorted(pages.defer_streamfields(), key=lambda page: order.index(page.language), reverse=True):
            facts = {"reference": counted.reference(page), "title": page.title, "address": page.address}
            found[page.translation_key] = facts
    return found


def _public_files(pks):
    uses = FileUse.objects.filter(document__in=pks, page__in=published_pages())
    uses = uses.exclude(in_private_collection("document__collection__path"))
    used_by = defaultdict(set)
    for document, page in uses.values_list("document_id", "page_id"):
        used_by[document].add(page)
    references = _references(set().union(*used_by.values()))
    found = {}
    for document in Document.objects.filter(pk__in=used_by):
        named = sorted({references[page] for page in used_by[document.pk] if page in references})
        found[document.pk] = {"file": absolute(document.url), "references": named}
    return found


def _references(pages):
    """{id: reference} of those that are counted."""
    found = {}
    for counted in registered():
        some = counted.model.objects.filter(pk__in=pages).defer_streamfields()
        found |= {page.pk: counted.reference(page) for page in some}
    return found
