"""The words of titles, by how they start: kept beside the facet index, in the same transaction."""

from django.db import connection
from django.db.models import Q

from search.models import TitleWord
from search.words.analysis import LONGEST, WORD, fold, tokens
from search.words.stop_words import STOP_WORDS


def words_in(text, language):
    """The folded words of `text` by which it is suggested: those that say something, and both forms of "médiateur·rice"
    as they are written."""
    found = {part for token in tokens(text) for part in token} | {word[:LONGEST] for word in WORD.findall(fold(text))}
    return {word for word in found if len(word) > 1} - STOP_WORDS[language]


def write(translation_keys, rows):
    """Write the words of the pages of these ListedPages: of the pages with these keys, all that are listed."""
    expected = _expected(rows)
    TitleWord.objects.filter(page__translation_key__in=translation_keys).delete()
    words = [
        TitleWord(page_id=page, language=language, word=word)
        for page, (language, found) in expected.items()
        for word in sorted(found)
    ]
    TitleWord.objects.bulk_create(words)


def differences(rows):
    """Sentences on the pages of these ListedPages whose words are not those of their titles."""
    expected, stored = _expected(rows), {}
    for page, language, word in TitleWord.objects.filter(page__in=expected).values_list("page", "language", "word"):
        stored.setdefault(page, (language, set()))[1].add(word)
    return [f"title wrong: {page}" for page, words in expected.items() if stored.get(page, (words[0], set())) != words]


def _expected(rows):
    """{id of a page: (its language, the words of its title)}"""
    own = (row for row in rows if not row.is_fallback)
    return {row.page_id: (row.language, words_in(row.title_key, row.language)) for row in own}


def starting(column, start):
    """Whether what stands in `column` starts so, asked in the way for which each database has an index."""
    if connection.vendor == "postgresql":
        return Q(**{f"{column}__startswith": start})
    return Q(**{f"{column}__gte": start, f"{column}__lt": start[:-1] + chr(ord(start[-1]) + 1)})
