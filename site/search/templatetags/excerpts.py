"""The words that were searched, in what is shown."""

from django import template
from django.utils.safestring import SafeString

from search.words import marking

register = template.Library()


@register.filter
def marked(text, excerpt):
    """`text` of a page with the words of its Excerpt marked; as it is when nothing was searched."""
    if not excerpt or not text or isinstance(text, SafeString):
        return text
    return marking.marked(str(text), excerpt.read_as, excerpt.question)
