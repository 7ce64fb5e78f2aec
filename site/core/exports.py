"""What may be fetched beside a page, under a name with a dot: the names, and how what is made whole answers."""

import hashlib

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe

# Every name that an address may end with; which of them a page has is in its `exports`.
NAMES = ("archive.zip", "flux.atom", "flux.rss", "citation.bib", "citation.ris", "citation.json", "agenda.ics")
NAMES += ("catalogue.pdf", "catalogue.xlsx", "catalogue.json")


def fixed_response(request, text, media_type, *, filename="", modified=None):
    """`text` as a response, or the word that the reader has it already (RFC 9110 §13).

    filename  under which browsers keep it; without one they show it
    modified  when it last changed, an aware datetime
    """
    response = HttpResponse(text, content_type=media_type)
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    if filename:
        response["Content-Disposition"] = content_disposition_header(True, filename)
    seconds = int(modified.timestamp()) if modified else None
    if modified:
        response["Last-Modified"] = http_date(seconds)
    # It may cease to be public at any moment: a cache asks again each time, and is told "not modified".
    patch_cache_control(response, public=True, no_cache=True)
    held = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    # A later moment is that of something which has gone since.
    same = seconds if held in (None, seconds) else None
    return get_conditional_response(request, response["ETag"], same, response)
