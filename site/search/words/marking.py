"""An excerpt as it is shown, with the words that were asked marked."""

from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from search.words.parsing import Question
from search.words.spans import matches


@dataclass(frozen=True)
class Excerpt:
    """What a page has of what was searched.

    read_as   the language of the page, as which all its words are read
    text      what is shown of it, in `language`
    where     in words, as HTML: "In the title", "Page 3 of “Pupil’s sheet”"; empty where it is not known
    url       of the page of a file
    numbers   which of `question.wanted` stand there
    """

    question: Question
    read_as: str
    text: str
    language: str
    where: str = ""
    url: str = ""
    numbers: frozenset = frozenset()

    @property
    def foreign(self):
        """The language of the text when it is not the reader's; else empty."""
        return "" if self.language == get_language() else self.language


def marked(text, language, question):
    """`text`, in `language`, as HTML with what a Question wants marked."""
    html, position = [], 0
    for start, end in _joined(matches(text, language, question)):
        html += [conditional_escape(text[position:start]), format_html("<mark>{}</mark>", text[start:end])]
        position = end
    return mark_safe("".join([*html, conditional_escape(text[position:])]))  # noqa: S308 - escaped piece by piece


def _joined(found):
    """(start, end) of matches, those that overlap as one."""
    joined = []
    for start, end, _number in found:
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(end, joined[-1][1])
        else:
            joined.append([start, end])
    return joined
