# ruff: noqa: S608 -- what is put into statements are names of our own; what readers give are parameters
"""Counting what a selection finds, in one statement whose steps are each done once.

Its steps are named (WITH … AS MATERIALIZED), so that neither database runs one again for each row of another, whatever
it knows or ignores of how many rows there are: the trap told in decision 2.
"""

from collections import defaultdict
from math import prod

from django.db import connection

from search import kept_counts
from search.models import ListedPage

ALL = (kept_counts.ALL, kept_counts.ALL)
VALUES = "search_facetvalue"
FEW = 6  # as many pages: one for so many that are listed


class Statement:
    """WITH a AS MATERIALIZED (…), b AS …, and then the parts of one UNION ALL."""

    def __init__(self):
        self.steps, self.parts = [], []

    def step(self, name, sql, parameters):
        self.steps.append((f"{name} AS MATERIALIZED ({sql})", parameters))

    def part(self, sql, parameters=()):
        self.parts.append((sql, parameters))

    def rows(self):
        steps = ", ".join(sql for sql, _parameters in self.steps)
        sql = (f"WITH {steps} " if steps else "") + " UNION ALL ".join(sql for sql, _parameters in self.parts)
        with connection.cursor() as cursor:
            cursor.execute(sql, [one for _sql, parameters in (*self.steps, *self.parts) for one in parameters])
            return cursor.fetchall()


def total(section, language):
    """How many are listed in all."""
    if section.only:
        rows = ListedPage.objects.unexpired().filter(section.only, section=section.name, language=language)
        return rows.count()
    return kept_counts.kept(section, language, [], kept_counts.expired(section, language))[ALL]


def counts(section, language, choices, page_ids=None):
    """(total, {facet: {code: number}}, how many are listed in all) of what satisfies `choices` and is of `page_ids`, a
    subquery, when given; the last is None where it was not asked on the way."""
    facets = [facet.name for facet in section.facets]
    if page_ids == []:
        return 0, {name: {} for name in facets}, None
    plain = page_ids is None and not section.only
    over = kept_counts.expired(section, language) if plain else []
    kept = kept_counts.kept(section, language, list(choices) or facets, over) if plain else {}
    found = kept if plain and not choices else _counted(section, language, choices, page_ids, kept, over)
    if plain and len(choices) == 1:
        found = {key: number for key, number in kept.items() if key != ALL} | found
    by_facet = defaultdict(dict)
    for (facet, value), number in found.items():
        by_facet[facet] |= {value: number} if number else {}
    return found.get(ALL, 0), {name: by_facet[name] for name in facets}, kept[ALL] if plain else None


def _counted(section, language, choices, page_ids, kept, over):
    """{(facet, value): number}, but for the facet of a lone choice when its counts are `kept`; what is `over` is left
    out."""
    statement = Statement()
    if not kept:
        _listed(statement, section, language, page_ids)
    if choices:
        _hits(statement, section, language, choices, over if kept else None)
    source, found = ("hits", f"hits.facets = {len(choices)}") if choices else ("listed", "TRUE")
    statement.part(f"SELECT '', '', COUNT(*) FROM {source} WHERE {found}")
    place = (section.name, language)
    free = [facet.name for facet in section.facets if facet.name not in choices]
    _values(statement, place, source, found, free, _are_many(choices, kept))
    for number, name in enumerate(choices):
        others = {other: codes for other, codes in choices.items() if other != name}
        if others:
            _values(statement, place, "hits", f"({found} OR hits.has{number} = 0)", [name], _are_many(others, kept))
        elif not kept:
            _values(statement, place, "listed", "TRUE", [name], many=False)
    return {(facet, value): number for facet, value, number in statement.rows()}


def _are_many(choices, kept):
    """Whether these choices leave so much, as it seems, that all values are read sooner than those of each page."""
    if not (choices and kept):
        return False
    shares = (sum(kept[facet, code] for code in codes) / kept[ALL] for facet, codes in choices.items())
    return prod(min(share, 1) for share in shares) * FEW > 1


def _listed(statement, section, language, page_ids):
    """Step "listed": what may be found at all, where that is not the whole index."""
    rows = ListedPage.objects.unexpired().filter(section.only, section=section.name, language=language)
    sql, parameters = rows.order_by().values("id", "page_id").query.sql_with_params()
    if page_ids is None:
        statement.step("listed", sql, parameters)
        return
    statement.step("words", f"SELECT DISTINCT page_id FROM ({page_ids.sql}) found", page_ids.params)
    statement.step("listed", f"SELECT rows.id FROM words JOIN ({sql}) rows ON rows.page_id = words.page_id", parameters)


def _hits(statement, section, language, choices, over):
    """Step "hits": what satisfies all choices, or all but those in one facet, `has<its place>` = 0. Each choice is read
    from the index alone, and by itself: with OR the table would be read too. `over` is what it has that is not shown,
    None where that is left to the step "listed"."""
    shown = f" AND v.listed_id NOT IN ({', '.join(map(str, over))})" if over else ""
    source = f"{VALUES} v" if over is not None else f"listed JOIN {VALUES} v ON v.listed_id = listed.id"
    parts, parameters = [], []
    for place, (facet, codes) in enumerate(choices.items()):
        has = ", ".join(f"{int(place == other)} AS has{other}" for other in range(len(choices)))
        where = f"v.section = %s AND v.language = %s AND v.facet = %s AND v.value IN ({_signs(codes)}){shown}"
        parts.append(f"SELECT v.listed_id AS id, {has} FROM {source} WHERE {where}")
        parameters += [section.name, language, facet, *codes]
    most = ", ".join(f"MAX(has{place}) AS has{place}" for place in range(len(choices)))
    number = " + ".join(f"has{place}" for place in range(len(choices)))
    one_row = f"SELECT id, {most} FROM ({' UNION ALL '.join(parts)}) found GROUP BY id"
    parameters.append(max(len(choices) - 1, 1))
    statement.step("hits", f"SELECT one.*, {number} AS facets FROM ({one_row}) one WHERE {number} >= %s", parameters)


def _values(statement, place, source, condition, facets, many):
    """What those of a step count for in some facets of a `place`, (section, language). PostgreSQL cannot know how many
    a step finds, so it is told which way to go: from them to their values, or from all values to them (CASE: see
    search.query.among)."""
    if not facets:
        return
    if many:
        these = f"CASE WHEN v.listed_id IN (SELECT id FROM {source} WHERE {condition}) THEN TRUE ELSE FALSE END"
        tables, where, parameters = f"{VALUES} v", f"v.section = %s AND v.language = %s AND {these}", [*place, *facets]
    elif connection.vendor == "sqlite":  # joined, it would first read the whole table for a filter of its own
        these = f"v.listed_id IN (SELECT id FROM {source} WHERE {condition})"
        tables, where, parameters = f"{VALUES} v", these, facets
    else:
        tables, where, parameters = (
            f"{source} CROSS JOIN {VALUES} v",
            f"v.listed_id = {source}.id AND {condition}",
            facets,
        )
    statement.part(
        f"SELECT v.facet, v.value, COUNT(*) FROM {tables} WHERE {where} AND v.facet IN ({_signs(facets)}) "
        "GROUP BY v.facet, v.value",
        parameters,
    )


def _signs(values):
    return ", ".join(["%s"] * len(values))
