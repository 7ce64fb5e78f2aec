from .citation import Citation, as_text, citation_meta
from .formats import as_bibtex, as_csl_json, as_ris
from .pages import FORMATS, Citable

__all__ = ["FORMATS", "Citable", "Citation", "as_bibtex", "as_csl_json", "as_ris", "as_text", "citation_meta"]
