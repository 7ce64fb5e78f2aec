"""A question asked of several lists, and of what is no page: one statement, in which the text index is read once.

The ranked rows of search.words.matching, list by list, would have it read five times for each.
"""

from dataclasses import dataclass, field
from itertools import islice, product

from django.db import connection
from django.utils.functional import cached_property

from search.models import SearchText
from search.query import listed
from search.words import correcting, matching
from search.words.asking import Asked
from search.words.parsing import question, respelt

COMBINATIONS = 8  # of corrections of several words, that are tried at most
# The level of a row is looked up, not joined: without statistics both databases would read all hits again for each row
# (search.query.among). The rank is counted so that nothing depends on the order in which parts are united.
LEVEL = "WHEN page_id IN (SELECT number FROM hits WHERE level = {0}) THEN {0}"
LEVELS = " ".join(LEVEL.format(number) for number in range(1, len(SearchText.LEVELS) + 1))
PART = """
SELECT * FROM (
  SELECT {place} AS place, page_id, part, is_fallback, level, COUNT(*) OVER () AS total,
    ROW_NUMBER() OVER (ORDER BY {order}) AS rank
  FROM (SELECT found.*, CASE {levels} END AS level FROM ({rows}) AS found) AS rows
  WHERE level IS NOT NULL ORDER BY rank {limit}
) AS part{place}
"""
THINGS = "SELECT -1, number, '', FALSE, level, 0, 0 FROM hits WHERE number < 0"


@dataclass
class Found:
    """What a list has of a question: how many in all, and the best of them as rows of search.query.FOUND, each with
    its level in `levels`."""

    total: int = 0
    rows: list = field(default_factory=list)
    levels: list = field(default_factory=list)


def find(asked, language, lists):
    """The answers to a Question: ([Found, …] for each (section, how many of the best; None for all) of `lists`,
    {number of a thing (search.words.things): level})."""
    founds, things = [Found() for _ in lists], {}
    for place, number, part, is_fallback, level, total, _rank in sorted(_rows(asked, language, lists), key=_by_rank):
        if place < 0:
            things[number] = level
        else:
            founds[place].total = total
            founds[place].rows.append((number, part, bool(is_fallback)))
            founds[place].levels.append(level)
    return founds, things


def _by_rank(row):
    return row[0], row[-1]


def _rows(asked, language, lists):
    if not asked:
        return []
    hits, parameters = matching.best_levels(asked)
    parts = [THINGS]
    for place, (section, number) in enumerate(lists):
        names = [name.removeprefix("-") for name in section.order]
        columns = dict.fromkeys(["page_id", "part", "is_fallback", *names])
        rows, more = listed(section, language).order_by().values(*columns).query.sql_with_params()
        limit = f"LIMIT {number:d}" if number else ""
        parts.append(PART.format(place=place, order=_order(section), levels=LEVELS, rows=rows, limit=limit))
        parameters = [*parameters, *more]
    with connection.cursor() as cursor:
        cursor.execute(f"WITH hits AS ({hits}) {' UNION ALL '.join(parts)}", parameters)
        return cursor.fetchall()


def _order(section):
    """As matching.ranked has it."""
    columns = [f"{name.removeprefix('-')}{' DESC' if name.startswith('-') else ''}" for name in section.order]
    return ", ".join(["is_fallback", "level", *columns, "part"])


class AskedEverywhere(Asked):
    """What `text` asks of the whole site. `is_found(question)` tells whether anything answers, anywhere.

    A mistaken word has one other in its place, so that every list can be asked the same `searched` text by itself.
    """

    def __init__(self, language, text, is_found):
        super().__init__(None, language, text)
        self._is_found = is_found

    @cached_property
    def searched(self):
        """The text as it was searched."""
        return self._with(self._corrections)

    @cached_property
    def question(self):
        return question(self.searched, self.language)

    @cached_property
    def proposal(self):
        """Another text that something would answer, when nothing does or when there is more than one correction."""
        return self._with(self._ways[1]) if self._ways[1:] else super().proposal

    @property
    def _corrections(self):
        return self._ways[0] if self._ways else {}

    @cached_property
    def _ways(self):
        """The first two ways to replace the mistaken words with which something is found: [{typed: {word: its
        spelling}}, …]"""
        found = {} if self._is_answered else correcting.corrections(self._typed, self._is_found)
        if not found:
            return []
        near = [[(typed, {word: spelling}) for word, spelling in words.items()] for typed, words in found.items()]
        tried = (dict(way) for way in islice(product(*near), COMBINATIONS))
        return list(islice((way for way in tried if self._is_found(question(self._with(way), self.language))), 2))

    def _with(self, corrections):
        return respelt(self.text, {typed: next(iter(words.values())) for typed, words in corrections.items()})
