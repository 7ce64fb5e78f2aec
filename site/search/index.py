"""Writing the facet index: what it should hold, and making it so."""

import unicodedata
from collections import defaultdict

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Q
from django.utils.timezone import now

from core.periodic import every_minute
from search import facet_sets, registry, titles
from search.models import FacetValue, ListedPage
from search.words.writing import request_texts

BATCH = 500


def reindex(section, translation_keys):
    """Rewrite the rows of the pages with these translation keys, in one transaction, and ask for their terms."""
    keys = list(set(translation_keys))
    with transaction.atomic():
        write_facets(section, keys)
        request_texts(section, keys)


@transaction.atomic
def write_facets(section, keys):
    """Make the rows of the pages with these translation keys what they should be; those that are, stay."""
    facet_sets.one_writer_at_a_time()
    stored = _rows_by_key(ListedPage.objects.filter(section=section.name, translation_key__in=keys))
    expected = {_key(row): (row, values) for row, values in expected_rows(section, keys)}
    facts = {key: (_facts(row), values) for key, (row, values) in expected.items()}
    changes = facet_sets.Changes()
    _drop([(row, found[1]) for key, (row, found) in stored.items() if facts.get(key) != found], changes)
    new = [key for key in expected if key not in stored or facts[key] != stored[key][1]]
    for key in new:
        expected[key][0].slot = stored[key][0].slot if key in stored else None
    _add(section, [expected[key] for key in new], changes)
    changes.save()
    titles.write(keys, (row for row, _values in expected.values()))


def forget(page_id):
    """Drop the rows of a page that is being deleted."""
    _drop_all(ListedPage.objects.filter(page_id=page_id))


@transaction.atomic
def _drop_all(rows):
    facet_sets.one_writer_at_a_time()
    changes = facet_sets.Changes()
    _drop(_with_values(rows), changes)
    changes.save()


def _drop(rows, changes):
    """Delete [(ListedPage, {(facet, value), …}), …]."""
    for row, values in rows:
        changes.remove(row, values)
    for start in range(0, len(rows), BATCH):
        ids = [row.pk for row, _values in rows[start : start + BATCH]]
        # At once, without fetching every row to tell of it: nobody follows the rows of the index.
        FacetValue.objects.filter(listed__in=ids)._raw_delete(DEFAULT_DB_ALIAS)
        ListedPage.objects.filter(pk__in=ids)._raw_delete(DEFAULT_DB_ALIAS)


def _add(section, rows, changes):
    """Write [(ListedPage, {(facet, value), …}), …]."""
    downloads = section.downloads([row.translation_key for row, _values in rows]) if section.downloads else {}
    for row, values in sorted(rows, key=lambda one: one[0].slot is None):  # first those that have their slot
        row.downloads = downloads.get(row.translation_key, 0)
        changes.add(row, values)
    ListedPage.objects.bulk_create([row for row, _values in rows])
    FacetValue.objects.bulk_create(
        FacetValue(listed=row, section=row.section, language=row.language, facet=facet, value=value)
        for row, values in rows
        for facet, value in sorted(values)
    )


def rebuild(section, progress=lambda done, total: None):
    """Rewrite the facets of a whole section, a batch of pages at a time; what is no longer there is dropped first. The
    sets are made of the rows before: from then on each change keeps them true."""
    facet_sets.make_anew(section)
    keys = list(section.pages.order_by().values_list("translation_key", flat=True).distinct())
    there = section.pages.values("translation_key")
    _drop_all(ListedPage.objects.filter(section=section.name).exclude(translation_key__in=there))
    for start in range(0, len(keys), BATCH):
        write_facets(section, keys[start : start + BATCH])
        progress(min(start + BATCH, len(keys)), len(keys))


def differences(section):
    """Sentences on every row that is missing, superfluous or wrong; an empty list when the index is true."""
    found = facet_sets.differences(section)
    keys = set(section.pages.order_by().values_list("translation_key", flat=True))
    keys |= set(ListedPage.objects.filter(section=section.name).values_list("translation_key", flat=True))
    ordered = sorted(keys)
    for start in range(0, len(ordered), BATCH):
        found += differences_of(section, ordered[start : start + BATCH])
    return found


def differences_of(section, keys):
    """The same of the rows of the pages with these translation keys."""
    rows = list(expected_rows(section, keys))
    expected = {_key(row): (_facts(row), values) for row, values in rows}
    actual = _stored_rows(section, keys)
    found = [f"missing: {key}" for key in expected.keys() - actual.keys()]
    found += [f"superfluous: {key}" for key in actual.keys() - expected.keys()]
    found += [f"wrong: {key}" for key in expected.keys() & actual.keys() if expected[key] != actual[key]]
    return found + titles.differences(row for row, _values in rows)


def expected_rows(section, translation_keys):
    """For each list that a page with one of these keys, or a part of it, stands in: (unsaved ListedPage,
    {(facet, value), …})."""
    pages = section.pages.published().filter(translation_key__in=translation_keys)
    pages = pages.select_related("locale").prefetch_related(*section.prefetch)
    groups = defaultdict(dict)
    for page in pages:
        groups[page.translation_key][page.locale.language_code] = page
    for by_language in groups.values():
        yield from listed_rows(section, by_language)


def listed_rows(section, by_language):
    """The same for one page, {language: it in that language}."""
    parts = {
        page.pk: [(part, facet_values(section, part.thing)) for part in section.parts(page)]
        for page in by_language.values()
    }
    for language, _name in settings.LANGUAGES:
        page = by_language.get(language) or _fallback(by_language)
        for part, values in parts[page.pk]:
            yield _row(section, language, page, part), values


def facet_values(section, thing):
    """{(facet name, value), …} of what a Part lists."""
    return {(facet.name, str(value)) for facet in section.facets for value in facet.values(thing) if value}


def title_key(title):
    """A title for sorting: "Énergie" and "energie" are the same."""
    plain = unicodedata.normalize("NFKD", title.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()[:255]


def _fallback(by_language):
    """The page shown where a language has none: the French one if there is one, else in the order of the site."""
    return next(by_language[code] for code, _name in settings.LANGUAGES if code in by_language)


def _row(section, language, page, part):
    return ListedPage(
        section=section.name,
        language=language,
        translation_key=page.translation_key,
        page_id=page.pk,
        part=part.key,
        is_fallback=page.locale.language_code != language,
        date=part.date,
        time=part.time,
        ends_at=part.ends_at,
        true_until=part.true_until,
        title_key=title_key(page.title),
        expire_at=page.expire_at,
    )


def _key(row):
    return (row.language, str(row.translation_key), row.part)


def _facts(row):
    moments = (row.date, row.time, row.ends_at, row.true_until, row.expire_at)
    return (row.page_id, row.is_fallback, row.title_key, *moments)


def _stored_rows(section, keys):
    rows = ListedPage.objects.unexpired().filter(section=section.name, translation_key__in=keys)
    return {key: found for key, (_row, found) in _rows_by_key(rows).items()}


def _rows_by_key(rows):
    """{key: (ListedPage, (its facts, its values in facets))}"""
    return {_key(row): (row, (_facts(row), values)) for row, values in _with_values(rows)}


def _with_values(rows):
    """[(ListedPage, {(facet, value), …}), …]"""
    return [
        (row, {(value.facet, value.value) for value in row.values_in_facets.all()})
        for row in rows.prefetch_related("values_in_facets")
    ]


@every_minute
def follow_time():
    """Rewrite the rows whose values in facets no longer hold, though nobody changed anything."""
    for section in registry.sections():
        past = ListedPage.objects.filter(section=section.name, true_until__lte=now())
        reindex(section, past.values_list("translation_key", flat=True))


def reindex_below(path):
    """Rewrite every section's rows of the pages at and below a tree path (a moved or restricted branch), and of
    their aliases, which are restricted as they are."""
    there = Q(path__startswith=path) | Q(alias_of__path__startswith=path)
    for section in registry.sections():
        reindex(section, section.pages.filter(there).values_list("translation_key", flat=True))
