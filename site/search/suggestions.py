"""What a reader may be about to search: themes, organisations, titles, words. Only of what stands in a list now."""

from dataclasses import dataclass
from functools import partial, reduce
from operator import or_
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Length, Now
from django.utils.text import capfirst
from django.utils.translation import gettext

from core.models import Organisation, Theme
from search.models import FacetValue, ListedPage, TitleWord, Word
from search.query import together
from search.titles import starting
from search.words import matching
from search.words.analysis import term
from search.words.parsing import Question, Wanted

MOST, MOST_THEMES, MOST_ORGANISATIONS, MOST_WORDS = 8, 3, 2, 3
LOOKED_AT = 24  # words of titles, and words: some are of the same page or stem

_doors = {}


def leads(facet, door):
    """Say where a value of a facet leads that narrows no list: `door(request, code)` → address, empty when nowhere."""
    _doors[facet] = door


@dataclass(frozen=True)
class Suggestion:
    """kind  what it is, in words
    url      where it leads; a query string is that of the list which is searched
    """

    text: str
    kind: str
    url: str
    language: str = ""
    css_class: str = ""
    glyph: str = ""


def suggestions(request, typed, sections, *, narrow):
    """At most MOST Suggestions for what is Typed in a box that searches these sections: themes and organisations first,
    which `narrow` its list or lead elsewhere, then titles and words."""
    if not typed.start:
        return []
    now = _listed_now(sections, typed.language)
    values = FacetValue.objects.filter(section__in=[one.name for one in sections], language=typed.language)
    carried = values.filter(Exists(now.filter(pk=OuterRef("listed"))))
    leading = partial(_address, request, narrow)
    first = _themes_and_organisations(typed, carried, leading)
    room = MOST - len(first)
    pages = _titles(typed, now)[:room]
    words = _words(typed, now)[: max(room - len(pages), min(MOST_WORDS, room))]
    return [*first, *pages[: room - len(words)], *words]


def _listed_now(sections, language):
    """The ListedPages of several sections, asked one by one from elsewhere: within CASE no index is used for what all
    of them share, which PostgreSQL without statistics would take for rare (search.query.among)."""
    there = reduce(or_, (Q(section=section.name) & section.only for section in sections))
    unexpired = Q(expire_at=None) | Q(expire_at__gt=Now())
    listed = When(there & unexpired & Q(language=language), then=True)
    return ListedPage.objects.filter(Case(listed, default=False, output_field=BooleanField()))


def _address(request, narrow, facet, code):
    if narrow:
        return f"?{urlencode({facet: code})}"
    return _doors[facet](request, code) if facet in _doors else ""


def _themes_and_organisations(typed, carried, leading):
    themes = {theme.slug: theme for theme in Theme.objects.vocabulary().values() if typed.is_in(theme.label())}
    there = _carried(carried, themes)
    shown = [theme for slug, theme in themes.items() if ("theme", slug, "") in there][:MOST_THEMES]
    found = [_of_theme(theme, leading("theme", theme.slug)) for theme in shown]
    names = sorted((name, slug) for facet, slug, name in there if facet == "organisation" and typed.is_in(name))
    kind = gettext("Organisation")
    found += [Suggestion(name, kind, leading("organisation", slug)) for name, slug in names[:MOST_ORGANISATIONS]]
    return [one for one in found if one.url]


def _of_theme(theme, url):
    looks = {"css_class": theme.css_class, "glyph": theme.glyph}
    return Suggestion(theme.label(), gettext("Theme"), url, **looks)


def _carried(values, themes):
    """{("theme", slug, ""), ("organisation", slug, name), …}: those of these themes and those organisations that
    some FacetValue has."""
    of_themes = Theme._base_manager.filter(_something(values, "theme"), slug__in=list(themes)).order_by()
    of_organisations = Organisation.objects.filter(_something(values, "organisation")).order_by()
    parts = [of_organisations.values_list(Value("organisation"), "slug", "name")]
    if themes:
        parts.append(of_themes.values_list(Value("theme"), "slug", Value("")))
    return set(together(parts))


def _something(values, facet):
    return Exists(values.filter(facet=facet, value=OuterRef("slug")))


def _titles(typed, now):
    """The pages whose titles have words that start so, those in the reader's language first."""
    there = TitleWord.objects.filter(Exists(now.filter(page=OuterRef("page"))), starting("word", typed.start))
    for other in typed.others:
        there = there.filter(Exists(TitleWord.objects.filter(starting("word", other), page=OuterRef("page"))))
    pages = {}
    for code in sorted((code for code, _name in settings.LANGUAGES), key=lambda code: code != typed.language):
        # One after the other: asked for together, PostgreSQL would read the words of all titles.
        rows = there.filter(language=code).order_by("word", "page").select_related("page__locale")
        pages |= {row.page_id: row.page for row in rows[:LOOKED_AT]}
        if len(pages) >= MOST:
            break
    return [_of_page(page) for page in pages.values()]


def _of_page(page):
    kind = capfirst(page.specific_class._meta.verbose_name)
    return Suggestion(page.title, kind, page.url or "", page.locale.language_code)


def _words(typed, now):
    """Searches for what is typed with its last word completed, each of another stem, that find something on a page in
    the language of the reader: the words of others would be no help."""
    longer = Word.objects.filter(starting("text", typed.start)).exclude(text=typed.start)
    found = longer.order_by(Length("text"), "text")[:LOOKED_AT]
    nearest = {term(word.text, typed.language): word for word in reversed(found)}
    nearest.pop(term(typed.start, typed.language), None)
    near = sorted(nearest.values(), key=lambda word: (len(word.text), word.text))[:MOST]
    questions = [_all_of([*typed.others, word.text], typed.language) for word in near]
    there = _are_met(questions, now.filter(is_fallback=False))
    texts = [typed.completed(word.spelling) for word, is_there in zip(near, there, strict=True) if is_there]
    return [Suggestion(text, gettext("Search"), f"?{urlencode({'q': text})}") for text in texts]


def _all_of(words, language):
    return Question(tuple(Wanted(((term(word, language),),)) for word in words))


def _are_met(questions, rows):
    """Whether one of `rows` has what each Question wants."""
    flags = {f"met_{number}": matching.is_met(question, rows) for number, question in enumerate(questions)}
    first = ListedPage.objects.order_by().annotate(**flags).values_list(*flags).first() if flags else ()
    return first or [False] * len(questions)
