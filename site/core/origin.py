"""Where a request comes from: the site's own pages or elsewhere, and one sender told from another."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import salted_hmac


def is_own(request):
    """Whether a form of this site was sent, as browsers say by themselves. For posts that log nobody in and change
    nothing of anybody's: they need no cookie. A program that says nothing is let through."""
    fetched = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    return fetched == "same-origin" and (not origin or urlsplit(origin).netloc == request.get_host())


def sender_key(request):
    """A fingerprint of the sender's address, 40 hexadecimal digits, from which the address cannot be had back."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        # The last one is written by our own proxy; those before it by whoever sent the request.
        address = request.headers.get("X-Forwarded-For", address).split(",")[-1].strip()
    return salted_hmac("core.origin", address, algorithm="sha256").hexdigest()[:40]
