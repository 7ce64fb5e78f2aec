"""French spaces and quotes, where French is written."""

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.safestring import SafeString

from core.typography import french
from core.vocabularies import active_language

register = template.Library()


@register.filter(is_safe=True)
@stringfilter
def typography(text, language=None):
    """`text` with French no-break spaces when the active language, or `language`, is French."""
    if (language or active_language()) != "fr":
        return text
    return SafeString(french(text)) if isinstance(text, SafeString) else french(text)
