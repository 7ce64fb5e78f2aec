"""Whether a request is that of somebody who reads, asked of what it says of itself and of nothing else."""

from crawleruseragents import is_crawler
from django.conf import settings

# By which browsers say that they fetch ahead what nobody may ever look at.
AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def is_reader(request):
    """Whether a person without an account seems to ask: no robot, no browser that fetches ahead, no editor.

    Who has a session is an editor, or has opened what a password protects: readers get none. It is not opened, or the
    answer would be another one for everybody who has a cookie.
    """
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not getattr(request, "is_preview", False)
        and not any(word in request.headers.get(name, "") for name in AHEAD for word in ("prefetch", "preview"))
        and not is_robot(request.headers.get("User-Agent", ""))
    )


def is_robot(agent):
    """Whether a program by this name reads by itself. One without a name does."""
    return not agent.strip() or is_crawler(agent)
