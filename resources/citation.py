"""How a resource is cited, and what feeds say of it."""

from django.utils.translation import gettext

from core.citations import Citable, Citation
from core.feeds import Enclosure, Followed
from core.languages import absolute
from core.vocabularies import vocabulary


class Cited(Citable, Followed):
    """What others need to point at a resource. A part of ResourcePage."""

    def citation_of(self, paragraph=None):
        """The whole, whatever the paragraph: the paragraphs of a resource have no numbers."""
        return Citation(
            kind="resource",
            title=self.title,
            date=self.date,
            url=self.address,
            language=self.language,
            authors=tuple(self.authors_list),
            organisations=tuple(self.organisation_names),
            publisher=gettext("library of the Réseau CSTI"),
            number=self.reference,
            licence=vocabulary("licence").label(self.licence),
        )

    def feed_authors(self):
        return [*self.authors_list, *self.organisation_names]

    def feed_enclosures(self):
        return [_enclosure(file) for file in self.stored_files]


def _enclosure(file):
    return Enclosure(absolute(file.url), file.size, file.version.media_type)
