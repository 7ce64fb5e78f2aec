"""What machines read in a page."""

import json

from django import template
from django.utils.safestring import mark_safe

register = template.Library()
# A data block ends at the first "</": https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
ESCAPED = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


@register.filter
def json_ld(data):
    """`data`, a dictionary with the terms of schema.org, as the data block of a page; nothing for an empty one."""
    if not data:
        return ""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False).translate(ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped just before
