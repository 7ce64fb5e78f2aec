"""Reading and fetching as browsers do, and what it is counted as."""

from django.db.models import Sum

from core.counts.adding import add_up
from core.models import FileCount, PageCount

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def take(client, url, data=None, **headers):
    """Fetch an address to its last byte with a browser, or with headers of its own; gives the answer."""
    named = {"user-agent": FIREFOX} | {name.replace("_", "-"): value for name, value in headers.items()}
    response = client.get(url, data, headers=named)
    if response.streaming:
        b"".join(response.streaming_content)
    return response


def counts_of(page):
    """(views, downloads) of a page in all its languages, once the worker has added them up."""
    add_up()
    found = PageCount.objects.filter(translation_key=page.translation_key)
    return tuple(number or 0 for number in found.aggregate(Sum("views"), Sum("downloads")).values())


def downloads_of(document):
    add_up()
    return FileCount.objects.filter(document=document).aggregate(Sum("downloads"))["downloads__sum"] or 0
