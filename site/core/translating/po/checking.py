"""What is wrong with the HTML of a translated text."""

from collections import Counter
from html.parser import HTMLParser

from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue, validate_translation_links

WITHOUT_END = {"br"}


def fault_of(source, text):
    """A sentence, or "" when `text`, a translation of `source`, can be put in a page."""
    if "<" not in source + text:
        return ""
    given, there = _Tags.of(source), _Tags.of(text)
    if given.all == there.all and not there.broken:  # as good as the source, and known in a tenth of the time
        return ""
    try:
        StringValue.from_translated_html(text)
        validate_translation_links(source, text)
    except ValueError as error:
        return str(error)
    except RecursionError:
        return _("Its tags stand in one another too deep. Set them as in the source.")
    if there.broken and not given.broken:
        return _("The tag <%(tag)s> is not closed, or is closed without being opened.") % {"tag": there.broken}
    if lost := given.links - there.links:
        return _("The link %(tag)s is missing: put it around the words that carry it.") % {"tag": _tag(lost)}
    if doubled := there.links - given.links:
        return _("The link %(tag)s stands there more often than in the source.") % {"tag": _tag(doubled)}
    return ""


def _tag(links):
    return f'<a id="{sorted(links)[0]}">'


class _Tags(HTMLParser):
    """The tags of a text, the ids of its links, and the first tag that has no partner."""

    def __init__(self):
        super().__init__()
        self.all, self.links, self.open, self.broken = Counter(), Counter(), [], ""

    @classmethod
    def of(cls, text):
        tags = cls()
        if "<" in text:
            tags.feed(text)
            tags.close()
        tags.broken = tags.broken or (tags.open[0] if tags.open else "")
        return tags

    def handle_starttag(self, tag, attrs):
        self.all[tag, *attrs] += 1
        if tag not in WITHOUT_END:
            self.open.append(tag)
        if tag == "a" and (link := dict(attrs).get("id")):
            self.links[link] += 1

    def handle_startendtag(self, tag, attrs):
        if tag not in WITHOUT_END:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag in WITHOUT_END:
            return
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.broken = self.broken or tag
