"""Words in another language than the page's, marked as such for those who listen to it."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe

from core.vocabularies import active_language

register = template.Library()


@register.filter
def in_language(text, language):
    """`text`, which is in that language."""
    return text if language == active_language() else format_html('<span lang="{}">{}</span>', language, text)


@register.filter
def with_titles(html, citations):
    """A line of HTML that cites some of these Citations, with their titles marked."""
    for title, language in {(one.title, one.language) for one in citations}:
        html = html.replace(conditional_escape(title), str(conditional_escape(in_language(title, language))))
    return mark_safe(html)  # noqa: S308 - what came in was safe, what is put in is escaped
