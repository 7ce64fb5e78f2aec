"""What an address that leads nowhere may have been about."""

import re

from django import template

register = template.Library()
WORD = re.compile(r"[^\W\d_]{2,}")
LONGEST = 80  # letters proposed


@register.filter
def words_of_address(path):
    """The words of the last part of a path that has any, beyond its language: "/fr/ressources/un-sol-vivant/" → "un
    sol vivant"; empty when there are none."""
    parts = path.rpartition("?")[2].split("/")[2:]
    found = next((words for part in reversed(parts) if (words := WORD.findall(part.partition(".")[0]))), [])
    return " ".join(found)[:LONGEST].strip()
