"""What is known of a thing that is cited, and how it is written for people and for the indexes of scholars."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from core.typography import french, plain_slug, quoted
from core.vocabularies import active_language

# Words that belong to the family name after them, in the languages of Belgium and its neighbours.
PARTICLES = {"d", "da", "de", "del", "della", "den", "der", "des", "di", "dos", "du", "la", "le", "ten", "ter", "van"}
PARTICLES |= {"von", "vom", "zu", "zum", "zur"}


@dataclass(frozen=True)
class Citation:
    """A page, or a paragraph of it, as it is cited.

    kind           "report", "article" or "resource"
    title          as it was written, without quotes
    date           of the version cited
    url            the whole address of the page, without the paragraph
    language       two letters
    authors        names of persons, as one says them
    organisations  names of bodies, which are authors too
    publisher      who published it
    number         its reference: "ENV 0214"
    version        the label of the version: "2.1"
    licence        its name
    paragraph      the number of the paragraph cited, whose anchor is #p<number>
    pdf_url        the whole address of its full text as PDF
    """

    kind: str
    title: str
    date: date
    url: str
    language: str
    authors: tuple = ()
    organisations: tuple = ()
    publisher: str = ""
    number: str = ""
    version: str = ""
    licence: str = ""
    paragraph: int | None = None
    pdf_url: str = ""

    @property
    def address(self):
        """The whole address of what is cited."""
        return self.url if self.paragraph is None else f"{self.url}#p{self.paragraph}"

    @property
    def place(self):
        """The paragraph as it is written: "§ 7"; empty when the whole is cited."""
        return "" if self.paragraph is None else f"§\u00a0{self.paragraph}"

    @property
    def key(self):
        """A name of its own in a list of references, in plain letters: "env-0214-fr"."""
        parts = [
            plain_slug(self.number.replace("/", "-")) or plain_slug(self.title)[:40].strip("-") or self.kind,
            self.language,
        ]
        parts += [plain_slug(self.version.replace(".", "-")), "" if self.paragraph is None else f"p{self.paragraph}"]
        return "-".join(filter(None, parts))


def one_line(text):
    """`text` without line breaks, control characters or doubled spaces."""
    shown = "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)
    return re.sub(" {2,}", " ", shown).strip()


def family_and_given(name):
    """("van den Berg", "Jean") for "Jean van den Berg"; None for a name that cannot be told apart."""
    words = one_line(name).split(" ")
    if "," in name or len(words) < 2:
        return None
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(words[start:]), " ".join(words[:start])


def as_text(citation):
    """The sentence to put in a document or a bibliography, in the active language."""
    title = french(citation.title) if citation.language == "fr" else citation.title
    version = gettext("version %s") % citation.version if citation.version else ""
    makers = [*citation.authors, *citation.organisations]
    publisher = "" if citation.publisher in makers else citation.publisher
    parts = [", ".join(makers), quoted(title, active_language()), citation.number, version]
    parts += [publisher, str(citation.date.year), citation.place, citation.address]
    return one_line(", ".join(filter(None, parts)) + ".")


def citation_meta(citation):
    """Pairs (name, content) of the `citation_*` elements that Google Scholar reads in the head of a page.

    After https://scholar.google.com/intl/en/scholar/inclusion.html#indexing, whose names are Highwire Press's.
    """
    institution, number = ("technical_report_institution", "technical_report_number")
    pairs = [("title", citation.title)]
    pairs += [("author", name) for name in (*citation.authors, *citation.organisations)]
    pairs.append(("publication_date", f"{citation.date:%Y/%m/%d}"))
    if citation.kind == "report":
        pairs += [(institution, citation.publisher), (number, citation.number)]
    else:
        pairs.append(("publisher", citation.publisher))
    pairs += [("language", citation.language), ("public_url", citation.url), ("pdf_url", citation.pdf_url)]
    return [(f"citation_{name}", one_line(content)) for name, content in pairs if content]
