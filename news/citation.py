"""How a position paper is cited, and what feeds say of it."""

from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.html import format_html

from core.citations import Citable, Citation, as_text
from core.feeds import Enclosure, Followed, portable
from core.languages import absolute
from core.models import NetworkDetails
from core.typography import french


class CitedPaper(Citable, Followed):
    """A part of PositionPage. A citation names a version, and leads to its lasting address, once it has one."""

    @cached_property
    def network_name(self):
        return NetworkDetails.load().name

    def citation_of(self, paragraph=None, text=None):
        """The Citation of its present text or of `text`, one of its versions; of a paragraph of it, by its number."""
        text = text or self
        address = (self.permalink or self.url) if text is self else text.url
        pdf = self.pdfs_by_label.get(text.version_label)
        return Citation(
            kind="report",
            title=text.title,
            date=text.date,
            url=absolute(address) if address else "",
            language=self.language,
            organisations=(self.network_name,),
            publisher=self.network_name,
            number=text.number,
            version=text.version_label,
            paragraph=paragraph if str(paragraph) in text.reading.marks.values() else None,
            pdf_url=absolute(pdf.address) if pdf else "",
        )

    def citation_asked(self, request, paragraph):
        """That of the version which the address names (`?version=1.0`), or of the present text."""
        asked = request.GET.get("version", "")
        versions = (version for version in self.shown_versions if version.version_label == asked)
        return self.citation_of(paragraph, next(versions, None))

    def citing(self, text):
        """What the page shows of how `text` is cited: {"text", "address", "links"}."""
        citation = self.citation_of(text=text)
        query = f"?version={text.version_label}"
        links = [{**link, "url": link["url"] + query} for link in self.citation_links]
        return {"text": as_text(citation), "address": citation.url, "links": links}

    @staticmethod
    def prepare_for_feed(pages):
        prefetch_related_objects(pages, "footnotes", "pdfs", "versions")

    def feed_html(self):
        summary = french(self.summary) if self.language == "fr" else self.summary
        context = {"reading": self.reading, "permalink": self.permalink}
        text = render_to_string("components/position-text.html", context)
        return portable(format_html("<p>{}</p>", summary) + text, self.address)

    def feed_authors(self):
        return self.organisation_names or [self.network_name]

    def feed_enclosures(self):
        pdf = self.pdfs_by_label.get(self.version_label)
        return [Enclosure(absolute(pdf.address), pdf.size, "application/pdf")] if pdf else []
