"""A Question asked of the index of terms: one statement, understood by both databases but for its names.

The number of a row is 8 × the page's + its level (SearchText), so the index alone answers which page and how well.
"""

from django.db import connection
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from search.models import SearchText

SOURCES = {
    "sqlite": ("rowid", "search_words", "search_words MATCH %s"),
    "postgresql": ("id", "search_searchtext", "vector @@ to_tsquery('simple', %s)"),
}
# Of a phrase, of one way or another, of all that is wanted.
SIGNS = {"sqlite": (" + ", " OR ", " AND "), "postgresql": (" <-> ", " | ", " & ")}


def page_ids(question):
    """The ids of the pages, public or not, that answer a Question: an expression for `…__in`."""
    number, source = _source(question)
    conditions, parameters = _conditions(question)
    return RawSQL(f"SELECT {number} >> 3 AS page_id FROM {source} WHERE {conditions}", parameters)  # noqa: S608, S611


def best_levels(question):
    """For all that answers a Question, its number and the least level at which it does: a statement, its parameters."""
    number, source = _source(question)
    conditions, parameters = _conditions(question)
    statement = (
        f"SELECT {number} >> 3 AS number, MIN({number} & 7) AS level FROM {source} WHERE {conditions} GROUP BY 1"  # noqa: S608
    )
    return statement, parameters


def is_met(question, rows):
    """Whether one of `rows`, ListedPages, has what a Question wants outside its files: an expression.

    It goes from the text index outwards and stops at the first: from the rows inwards SQLite would read them all.
    """
    number, source = _source(question)
    conditions, parameters = _conditions(question)
    there = rows.filter(page_id=RawSQL(f"{source}.{number} >> 3", [])).order_by().values("pk")  # noqa: S611
    listed, more = there.query.sql_with_params()
    among = f"SELECT 1 FROM {source} WHERE {conditions} AND {number} & 7 < %s AND EXISTS ({listed})"  # noqa: S608
    parameters = [*parameters, len(SearchText.LEVELS), *more]
    return RawSQL(f"EXISTS ({among})", parameters, output_field=BooleanField())  # noqa: S611


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


def is_found(rows, question):
    """Whether one of `rows`, ListedPages, answers a Question: the first that does is enough."""
    words, (listed, parameters) = page_ids(question), rows.order_by().values("page_id").query.sql_with_params()
    sql = f"SELECT 1 FROM ({words.sql}) words JOIN ({listed}) rows USING (page_id) LIMIT 1"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*words.params, *parameters])
        return cursor.fetchone() is not None


def ranked(rows, question, order):
    """The slots of those of `rows`, ListedPages of one list, that answer a Question, in an order, names of columns:
    "level" is that of `best_levels`, with all words in the title, then in the title and the labels, … (SearchText)."""
    words, parameters = best_levels(question)
    columns = {name.removeprefix("-") for name in order} - {"level"} | {"slot", "page_id", "part"}
    listed, of_rows = rows.order_by().values(*columns).query.sql_with_params()
    sql = (
        f"WITH words AS MATERIALIZED ({words}) "  # noqa: S608
        f"SELECT rows.slot FROM words JOIN ({listed}) rows ON rows.page_id = words.number "
        f"ORDER BY {', '.join(map(_sorted_by, order))}, rows.part"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters, *of_rows])
        return [slot for (slot,) in cursor.fetchall()]


def _sorted_by(column):
    table = "words" if column == "level" else "rows"
    return f"{table}.{column.removeprefix('-')} {'DESC' if column.startswith('-') else 'ASC'}"
