"""Pages that can be cited."""

from functools import partialmethod

from core.citations.citation import as_text, citation_meta
from core.citations.formats import as_bibtex, as_csl_json, as_ris
from core.exports import fixed_response

# Name of the download: what readers call it, its media type, what makes it of one citation or several.
FORMATS = {
    "citation.bib": ("BibTeX", "application/x-bibtex; charset=utf-8", as_bibtex),
    "citation.ris": ("RIS", "application/x-research-info-systems; charset=utf-8", as_ris),
    "citation.json": ("CSL-JSON", "application/vnd.citationstyles.csl+json", as_csl_json),
}


class Citable:
    """What a page type that can be cited adds, before BasePage: it says what it is in `citation_of`."""

    exports = {"citation.bib": "serve_bibtex", "citation.ris": "serve_ris", "citation.json": "serve_csl_json"}

    def citation_of(self, paragraph=None):
        """Its Citation, or that of the paragraph with that number; of the whole when it has no such paragraph."""
        raise NotImplementedError

    def citation_asked(self, request, paragraph):
        """The Citation that an address asks for, of the whole or of a paragraph."""
        return self.citation_of(paragraph)

    @property
    def citation(self):
        """How it is cited in a text."""
        return as_text(self.citation_of())

    @property
    def citation_links(self):
        """Its citation for programs, as citation.html shows it: a list of {"label", "url"}; none before it is live."""
        if not (self.live and self.url):
            return []
        return [{"label": label, "url": f"{self.url}{name}"} for name, (label, _type, _make) in FORMATS.items()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "citation_meta": citation_meta(self.citation_of())}

    def _serve_citation(self, request, name):
        _label, media_type, make = FORMATS[name]
        citation = self.citation_asked(request, _paragraph(request))
        filename = f"{citation.key}.{name.rpartition('.')[2]}"
        return fixed_response(request, make(citation), media_type, filename=filename)

    serve_bibtex = partialmethod(_serve_citation, name="citation.bib")
    serve_ris = partialmethod(_serve_citation, name="citation.ris")
    serve_csl_json = partialmethod(_serve_citation, name="citation.json")


def _paragraph(request):
    """The number of `?p=7`; None without one, or when it is none."""
    number = request.GET.get("p", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 and int(number) else None
