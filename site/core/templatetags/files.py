"""How sizes of files are written."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

register = template.Library()
STEPS = ((10**6, 10**3, _("%s kB")), (10**9, 10**6, _("%s MB")), (10**18, 10**9, _("%s GB")))


@register.filter
def filesize(size):
    """`size` in bytes, as readers write it: "4,1 Mo" in French, "4.1 MB" in English; powers of ten."""
    if size is None:
        return ""
    unit, pattern = next((unit, pattern) for limit, unit, pattern in STEPS if size < limit)
    value = size / unit
    decimals = 1 if value < 10 and unit > 10**3 else 0
    shown = number_format(max(value, 1) if decimals == 0 else value, decimals, use_l10n=True)
    return str(pattern).replace(" ", "\u00a0") % shown
