"""Where the words that a reader searched were found on each page of a list."""

from django.db.models.functions import Substr

from core.files.reading import MAX_TEXT
from core.models import DocumentVersion
from search.words.finding import Finder

MOST_READ = 12 * MAX_TEXT  # characters of all files together


def add_excerpts(question, pages):
    """Give each of `pages`, of any sections and as their lists load them, what it has of a Question: `page.excerpt`,
    an Excerpt. One query, for the texts of the files of those that have not all words before. Gives `pages`; without a
    word to find they stay as they are."""
    finders = [Finder(question, page) for page in pages] if question.wanted else []
    waiting = [finder for finder in finders if not finder.has_all]
    texts = _texts({file.version.pk for finder in waiting for file in finder.files if file.version})
    for finder in waiting:
        finder.read_files(texts)
    for finder in finders:
        finder.page.excerpt = finder.best
    return pages


def _texts(versions):
    """{id of a version: its text, or the start of it where there are many}"""
    if not versions:
        return {}
    start = Substr("text", 1, min(MAX_TEXT, MOST_READ // len(versions)))
    return dict(DocumentVersion.objects.filter(pk__in=versions).exclude(text="").values_list("pk", start))
