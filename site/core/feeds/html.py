"""The text of a page for those who read it elsewhere: without our looks and scripts, with whole addresses."""

from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.html import format_html

from core.typography import french

# Of no use away from our style sheets and scripts.
DROPPED = ["script", "style", "svg", "template", "button", "link", "meta"]
KEPT = {"alt", "colspan", "datetime", "headers", "height", "href", "lang", "media", "rel", "rowspan", "scope", "sizes"}
KEPT |= {"src", "srcset", "start", "title", "type", "width"}


def html_of(page):
    """The summary and the body of a page in its own language, which is to be the active one."""
    summary = french(page.summary) if page.language == "fr" else page.summary
    shown = format_html("<p>{}</p>", summary) if summary else ""
    return portable(shown + render_to_string("components/prose.html", {"body": page.body}), page.address)


def portable(html, base):
    """`html` with the addresses in it made whole from `base`, and only what any reader of feeds understands."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(DROPPED):
        element.decompose()
    for element in soup.find_all(True):
        element.attrs = {name: _whole(name, value, base) for name, value in element.attrs.items() if name in KEPT}
    return str(soup).strip()


def _whole(name, value, base):
    if name in ("href", "src"):
        return urljoin(base, value)
    if name == "srcset":
        return ", ".join(urljoin(base, candidate.strip()) for candidate in value.split(","))
    return value
