"""A Question asked of the index of terms: one statement, understood by both databases but for its names.

The number of a row is 8 × the page's + its level (SearchText), so the index alone answers which page and how well.
"""

from django.db import connection
from django.db.models import Case, IntegerField, When
from django.db.models.expressions import RawSQL

from search.models import SearchText
from search.query import of_pages

SOURCES = {
    "sqlite": ("rowid", "search_words", "search_words MATCH %s"),
    "postgresql": ("id", "search_searchtext", "vector @@ to_tsquery('simple', %s)"),
}
# Of a phrase, of one way or another, of all that is wanted.
SIGNS = {"sqlite": (" + ", " OR ", " AND "), "postgresql": (" <-> ", " | ", " & ")}


def page_ids(question, level=None):
    """The ids of the pages, public or not, that answer a Question, all or at one level: an expression for `…__in`."""
    number, source = _source(question)
    conditions, parameters = _conditions(question)
    if level:
        conditions, parameters = f"{conditions} AND {number} & 7 = %s", [*parameters, level]
    return RawSQL(f"SELECT {number} >> 3 FROM {source} WHERE {conditions}", parameters)  # noqa: S608, S611


def _source(question):
    """The name of a row's number and that of the table to ask: without a word to find, SQLite would read all texts."""
    number, source, _matches = SOURCES[connection.vendor]
    return (number, source) if question.wanted else ("id", "search_searchtext")


def _conditions(question):
    number, source, matches = SOURCES[connection.vendor]
    asked, _table = _source(question)
    conditions, parameters = [], []
    if question.wanted:
        conditions.append(matches)
        parameters.append(_all_of(question.wanted))
    if question.unwanted:
        conditions.append(f"{asked} >> 3 NOT IN (SELECT {number} >> 3 FROM {source} WHERE {matches})")  # noqa: S608
        parameters.append(_any_of([way for one in question.unwanted for way in one.ways]))
    return " AND ".join(conditions), parameters


def _all_of(wanted):
    return SIGNS[connection.vendor][2].join(f"({_any_of(one.ways)})" for one in wanted)


def _any_of(ways):
    phrase, either, _all = SIGNS[connection.vendor]
    return either.join(f"({phrase.join(way)})" for way in ways)


def ranked(rows, question, order):
    """Those of `rows`, ListedPages, that answer a Question, the best first: with all words in the title, then in the
    title and the labels, … (SearchText); among equals in `order`, names of columns."""
    answering = rows.filter(of_pages(page_ids(question)))
    return answering.annotate(level=_level(question)).order_by("is_fallback", "level", *order, "part")


def _level(question):
    """The least level that answers. By subqueries that are each run once: see search.query.among."""
    levels = range(1, len(SearchText.LEVELS))
    cases = [When(page_id__in=page_ids(question, level), then=level) for level in levels]
    return Case(*cases, default=len(SearchText.LEVELS), output_field=IntegerField())
