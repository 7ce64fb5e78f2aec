"""Atom 1.0 (RFC 4287) and RSS 2.0 (rssboard.org/rss-specification), on Django's generators."""

import re

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, rfc3339_date
from django.utils.feedgenerator import Enclosure as DjangoEnclosure
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# What XML 1.0 cannot hold.
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LANGUAGE_MARKS = {"fr": _("In French"), "nl": _("In Dutch"), "de": _("In German"), "en": _("In English")}


class _OurFeed:
    """What both have in common: nothing in them changes as long as the entries do not."""

    max_enclosures = None

    def latest_post_date(self):
        return self.feed["updated"]

    def add_entry(self, entry):
        self.add_item(
            title=_xml(self._marked(entry)),
            link=entry.url,
            description=_xml(entry.summary) or None,
            unique_id=entry.id,
            unique_id_is_permalink=False,
            categories=[_xml(label) for label in entry.categories],
            pubdate=entry.published,
            updateddate=entry.updated,
            enclosures=[
                DjangoEnclosure(file.url, str(file.size), file.media_type)
                for file in entry.enclosures[: self.max_enclosures]
            ],
            authors=[_xml(name) for name in entry.authors],
            html=_xml(entry.html),
            language=entry.language,
        )

    def _marked(self, entry):
        """The title, with its language where that is not the one of the feed."""
        if entry.language == self.feed["language"]:
            return entry.title
        return gettext("%(title)s (%(language)s)") % {
            "title": entry.title,
            "language": LANGUAGE_MARKS[entry.language],
        }


class AtomFeed(_OurFeed, Atom1Feed):
    def item_attributes(self, item):
        return {"xml:lang": item["language"]} if item["language"] != self.feed["language"] else {}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, {**item, "description": None})
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        if item["description"]:
            handler.addQuickElement("summary", item["description"], {"type": "text"})
        if item["html"]:
            handler.addQuickElement("content", item["html"], {"type": "html"})


class RssFeed(_OurFeed, Rss201rev2Feed):
    max_enclosures = 1  # more in one item are ignored, or refused, by most readers

    def rss_attributes(self):
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler, item):
        summary = item["description"] and escape(item["description"])  # which readers take for HTML
        super().add_item_elements(handler, {**item, "description": summary})
        for name in item["authors"]:
            handler.addQuickElement("dc:creator", name)
        if item["language"] != self.feed["language"]:
            handler.addQuickElement("dc:language", item["language"])
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        if item["html"]:
            handler.addQuickElement("content:encoded", item["html"])


def _xml(text):
    return NO_XML.sub("", text)
