"""The rows of the indexes for pages that are written in bulk: ours by the site's own code, from pages in memory, and
those of Wagtail's own index, for the comparison."""

from collections import defaultdict
from functools import lru_cache
from itertools import count

from django.db import connection
from django.db.models import Max

from resources.models import ResourcePage
from search import facet_sets
from search.index import differences_of, listed_rows
from search.models import FacetValue, ListedPage, SearchText, TitleWord, Word
from search.titles import words_in
from search.words import analysis, writing
from tests.bench.rows import columns_of, number_on, write

WAGTAIL = {
    "postgresql": "INSERT INTO wagtailsearch_indexentry (content_type_id, object_id, title, autocomplete, body, "
    "title_norm, title_text, body_text) VALUES (%s, %s, setweight(to_tsvector(%s), 'A'), to_tsvector('simple', %s), "
    "to_tsvector(%s), 1.0, %s, %s)",
    "sqlite": "INSERT INTO wagtailsearch_indexentry (content_type_id, object_id, title, autocomplete, body, "
    "title_norm) VALUES (?, ?, ?, ?, ?, 1.0)",
}
SAMPLE = 300
terms = lru_cache(None)(analysis.terms)  # lines come again and again


def verify(section):
    """What is wrong with the indexes, as `verify_index` would tell it of a sample of resources, and of all counts."""
    sample = ResourcePage.objects.order_by("?").values_list("pk", "translation_key")[:SAMPLE]
    ids, keys = zip(*sample, strict=True)
    found = [*facet_sets.differences(section), *differences_of(section, keys)]
    return [*found, *writing.differences_of(section, ids)]


class Indexing:
    def __init__(self, section, content_type):
        self.section, self.content_type = section, content_type
        self.listed = ListedPage.objects.aggregate(last=Max("pk"))["last"] or 0
        self.slots = defaultdict(count)
        self.words = {}

    def add(self, groups):
        """Pages, {language: page} for each resource."""
        rows = [row for by_language in groups for row in listed_rows(self.section, by_language)]
        for number, (row, _values) in enumerate(rows, self.listed + 1):
            row.pk = number
            row.slot = next(self.slots[row.language])
        self.listed += len(rows)
        write(ListedPage, (columns_of(row) for row, _values in rows))
        write(FacetValue, (_value(row, *value) for row, values in rows for value in sorted(values)))
        write(TitleWord, (word for row, _values in rows if not row.is_fallback for word in _title_words(row)))
        pages = [page for by_language in groups for page in by_language.values()]
        write(SearchText, (row for page in pages for row in self._texts(page)))
        self._write_for_wagtail(pages)

    def finish(self):
        number_on(ListedPage)
        facet_sets.make_anew(self.section)
        write(Word, ({"text": word, "spelling": spelling} for word, spelling in self.words.items()))

    def _texts(self, page):
        """Its SearchTexts, as search.words.writing makes them of the page that is stored."""
        own = page.language
        labels = [(label, code) for theme in page.themes_in_order for code, label in theme.texts.items()]
        added = {
            "title": [([page.title], own)],
            "labels": [([label], code) for label, code in [(page.reference, own), *labels]]
            + [([name], own) for name in page.organisation_names],
            "summary": [([page.summary], own)],
            "body": [(page.paragraphs, own), ([page.authors], own)],
            "files": [(_lines_of_files(page), own)],
        }
        found = []
        for number, level in enumerate(SearchText.LEVELS, 1):
            for lines, language in added[level]:
                for line in lines:
                    found += terms(line, language)
                    self.words |= _long_words(line)
                found.append(analysis.BORDER)
            yield {"id": 8 * page.pk + number, "page_id": page.pk, "terms": " ".join(found)}

    def _write_for_wagtail(self, pages):
        rows = [(self.content_type, str(page.pk), page.title, page.title, _all_text(page)) for page in pages]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.executemany(WAGTAIL["postgresql"], [(*row, row[2], row[4]) for row in rows])
            else:
                cursor.connection.executemany(WAGTAIL["sqlite"], rows)


@lru_cache(None)
def _long_words(line):
    words = analysis.words(line)
    return {
        word: as_written
        for word, as_written in words.items()
        if len(word) >= writing.VOCABULARY_FROM and word.isascii()
    }


def _lines_of_files(page):
    """The lines of its `text_of_files`."""
    return [*(file.label for file in page.file_rows), *(line for file in page.file_rows for line in file.text)]


def _value(row, facet, value):
    return {"listed_id": row.pk, "section": row.section, "language": row.language, "facet": facet, "value": value}


def _title_words(row):
    words = sorted(words_in(row.title_key, row.language))
    return [{"page_id": row.page_id, "language": row.language, "word": word} for word in words]


def _all_text(page):
    names = [*page.organisation_names, *(theme.label() for theme in page.themes_in_order)]
    return "\n".join([page.summary, *names, page.reference, *page.paragraphs, page.authors, *_lines_of_files(page)])
