"""Writing the terms of pages: by the worker, after what changes them; safe to do twice."""

from itertools import chain

from django.db import transaction
from django_tasks import task
from wagtail.models import Page

from search import registry
from search.models import SearchText, Word
from search.words.analysis import BORDER, terms, words
from search.words.pieces import pieces

BATCH = 100  # pages written in one transaction
# PostgreSQL counts no further: beyond, each new word is written once, and no phrase is found.
PLACES = 16_000
# Of one row, what a tsvector may have: each term with six bytes for its place.
MAX_BYTES = 1_000_000
VOCABULARY_FROM = 4  # letters


def request_texts(section, translation_keys):
    """Have the terms of the section's pages with these keys written by the worker."""
    keys = sorted({str(key) for key in translation_keys})
    for start in range(0, len(keys), BATCH):
        write_texts.enqueue(section.name, *keys[start : start + BATCH])


@task()
def write_texts(section_name, *translation_keys):
    """Write the terms of a section's pages with these keys: of those that are published, and of no other."""
    section = registry.get(section_name)
    pages = section.pages.filter(translation_key__in=translation_keys)
    rewrite(section, pages.values_list("pk", flat=True))


@transaction.atomic
def rewrite(section, page_ids):
    ids = list(Page.objects.select_for_update(no_key=True).filter(pk__in=list(page_ids)).values_list("pk", flat=True))
    stored = dict(SearchText.objects.filter(page__in=ids).values_list("pk", "terms"))
    store(stored, {page.pk: searched_texts(section, page) for page in published(section, ids)})


def store(stored, texts):
    """Put in the place of `stored`, {id: terms}, the rows of these texts: {number: as of searched_texts}."""
    expected, vocabulary = {}, {}
    for number, levels in texts.items():
        expected |= {row.pk: row for row in rows_of(number, levels)}
        for text, _language in chain.from_iterable(levels.values()):
            vocabulary |= words(text)
    changed = [row for pk, row in expected.items() if stored.get(pk) != row.terms]
    SearchText.objects.filter(pk__in=stored.keys() - expected.keys()).delete()
    SearchText.objects.bulk_create(changed, update_conflicts=True, unique_fields=["id"], update_fields=["terms"])
    learn(vocabulary)


def rebuild(section):
    """Write the terms of a whole section, a batch of pages at a time."""
    for ids in _batches(section):
        rewrite(section, ids)


def differences(section):
    """Sentences on every row of a section that is missing, superfluous or wrong; an empty list when all are true."""
    return list(chain.from_iterable(differences_of(section, ids) for ids in _batches(section)))


def differences_of(section, ids):
    """The same of the pages with these ids."""
    stored = dict(SearchText.objects.filter(page__in=ids).values_list("pk", "terms"))
    return differing(stored, {page.pk: searched_texts(section, page) for page in published(section, ids)})


def differing(stored, texts):
    """Sentences on what `store` would change."""
    expected = {row.pk: row.terms for number, levels in texts.items() for row in rows_of(number, levels)}
    found = [f"text missing: {pk >> 3}" for pk in sorted(expected.keys() - stored.keys())]
    found += [f"text superfluous: {pk >> 3}" for pk in sorted(stored.keys() - expected.keys())]
    return found + [f"text wrong: {pk >> 3}" for pk, terms in expected.items() if stored.get(pk, terms) != terms]


def _batches(section):
    ids = list(section.pages.order_by("pk").values_list("pk", flat=True))
    return [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]


def published(section, page_ids):
    pages = section.pages.published().filter(pk__in=page_ids).select_related("locale")
    shared = ("themed_items__tag", "organisation_items__organisation")
    pages = pages.prefetch_related(*shared, *section.searched_with())
    return pages.specific() if section.other_models else pages


def searched_texts(section, page):
    """{one of SearchText.LEVELS: [(text, its language), …]} of a page."""
    texts = {level: [] for level in SearchText.LEVELS}
    for piece in pieces(section, page):
        texts[piece.level].append((piece.text, piece.language))
    return texts


def rows_of(number, texts):
    """The SearchTexts of what has this number, each with all that the one before has, and its own level; none for an
    empty level."""
    found, rows, page_id = [], [], number if number > 0 else None
    for place, level in enumerate(SearchText.LEVELS, 1):
        given = texts.get(level, ())
        added = list(chain.from_iterable([*terms(text, language), BORDER] for text, language in given if text))
        if any(one != BORDER for one in added):
            found += added
            rows.append(SearchText(pk=8 * number + place, page_id=page_id, terms=" ".join(within_limits(found))))
    return rows


def within_limits(found):
    """All the terms of a text, or as many as both databases keep: see PLACES and MAX_BYTES."""
    if len(found) > PLACES:
        first = found[:PLACES]
        known = set(first)
        found = [*first, *(one for one in dict.fromkeys(found[PLACES:]) if one not in known)]
    room, kept = MAX_BYTES, []
    for one in found:
        room -= len(one) + 6
        if room < 0:
            break
        kept.append(one)
    return kept


def learn(vocabulary):
    """Keep words, {folded: spelling}, as what others may have been meant for."""
    long = {word for word in vocabulary if len(word) >= VOCABULARY_FROM and word.isascii()}
    new = sorted(long - set(Word.objects.filter(text__in=long).values_list("text", flat=True)))
    found = [Word(text=word, spelling=vocabulary[word]) for word in new]
    Word.objects.bulk_create(found, ignore_conflicts=True, batch_size=500)
