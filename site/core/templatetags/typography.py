"""French spaces and quotes, where French is written."""

import re

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from core import typography as typography_of
from core.vocabularies import active_language

register = template.Library()
ADDRESS = re.compile(r"https?://\S+")
STARRED = re.compile(r"\*([^*]+)\*")


@register.filter(is_safe=True)
@stringfilter
def typography(text, language=None):
    """`text` with French no-break spaces when the active language, or `language`, is French."""
    if (language or active_language()) != "fr":
        return text
    return SafeString(typography_of.french(text)) if isinstance(text, SafeString) else typography_of.french(text)


@register.filter(is_safe=True)
@stringfilter
def breakable(text, language=None):
    """`text` with soft hyphens in long German and Dutch words; for headings and labels, not for what is copied."""
    broken = typography_of.breakable(text, language or active_language())
    return SafeString(broken) if isinstance(text, SafeString) else broken


@register.filter(is_safe=True)
@stringfilter
def breakable_addresses(text):
    """`text` whose addresses may be broken after a slash; what is copied from the page stays whole."""
    broken = ADDRESS.sub(lambda found: re.sub(r"(?<=[^/]/)(?=\w)", "<wbr>", found.group()), conditional_escape(text))
    return mark_safe(broken)  # noqa: S308 - escaped just before


@register.filter(is_safe=True)
@stringfilter
def highlighted(text):
    """`text` with what stands between *asterisks* marked as by a highlighter."""
    return mark_safe(STARRED.sub(r"<mark>\1</mark>", conditional_escape(text)))  # noqa: S308 - escaped just before
