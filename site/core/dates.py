"""Dates in words, in the active language: Django's, and in French the first of a month is "1er"."""

import re

from django.utils import formats

from core.vocabularies import active_language

FIRST = re.compile(r"\b1(?=\s[^\W\d]|$)")


def date_format(value, wanted="DATE_FORMAT"):
    """`value`, a date or a datetime, in the format or the kind of format `wanted`: "1er septembre 2026"."""
    return ordinal(formats.date_format(value, wanted), value, wanted)


def ordinal(text, value, wanted="DATE_FORMAT"):
    """`text`, which is `value` in that format, as French has it."""
    if active_language() != "fr" or value.day != 1 or "j" not in formats.get_format(wanted):
        return text
    return FIRST.sub("1er", text, count=1)
