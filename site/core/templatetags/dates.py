"""Django's `date`, which this filter takes the place of in every template (settings), with the first of a month as
French has it."""

from django import template
from django.template.defaultfilters import date as plain_date

from core.dates import ordinal

register = template.Library()


@register.filter(expects_localtime=True, is_safe=False)
def date(value, wanted="DATE_FORMAT"):
    text = plain_date(value, wanted)
    return ordinal(text, value, wanted) if text and hasattr(value, "day") else text
