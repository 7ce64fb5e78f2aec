"""Citations, one or several, for the programs that keep references: BibTeX, RIS, CSL-JSON."""

import json
import re

from core.citations.citation import family_and_given, one_line

BIBTEX_TYPES = {"report": "techreport", "article": "misc", "resource": "misc"}
RIS_TYPES = {"report": "RPRT", "article": "ELEC", "resource": "ELEC"}
CSL_TYPES = {"report": "report", "article": "webpage", "resource": "document"}
# A brace stays a brace for BibTeX after a backslash too, and an odd one would end the field: both have names.
BIBTEX_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "%&_#$"},
}
BIBTEX_SIGNS = re.compile("[" + re.escape("".join(BIBTEX_ESCAPES)) + "]")


def as_bibtex(*citations):
    """BibTeX entries, in UTF-8 (tamethebeast.pdf on CTAN); `version`, `date` and `url` are those of biblatex.

    Titles and bodies stand in a second pair of braces: their capitals are kept, and their commas and "and" separate
    nothing.
    """
    return "\n".join(map(_bibtex_entry, citations))


def _bibtex_entry(citation):
    publisher = "institution" if citation.kind == "report" else "publisher"
    fields = {
        "author": " and ".join(_bibtex_names(citation)),
        "title": "{" + _bibtex(citation.title) + "}",
        "year": str(citation.date.year),
        "date": citation.date.isoformat(),
        publisher: _bibtex(citation.publisher),
        "number": _bibtex(citation.number),
        "version": _bibtex(citation.version),
        "note": _bibtex(citation.place),
        "copyright": _bibtex(citation.licence),
        "language": citation.language,
        "url": citation.address,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{BIBTEX_TYPES[citation.kind]}{{{citation.key},", *lines, "}", ""])


def _bibtex(text):
    return BIBTEX_SIGNS.sub(lambda sign: BIBTEX_ESCAPES[sign.group()], one_line(text))


def _bibtex_names(citation):
    for name in citation.authors:
        parts = family_and_given(name)
        # A word "and" between two names would make three of them.
        is_plain = parts and "and" not in name.casefold().split()
        yield ", ".join(map(_bibtex, parts)) if is_plain else "{" + _bibtex(name) + "}"
    for name in citation.organisations:
        yield "{" + _bibtex(name) + "}"


def as_ris(*citations):
    """RIS records, lines ended as the format wants them, in UTF-8.

    After Reference Manager's specification (https://en.wikipedia.org/wiki/RIS_(file_format)); tags as Zotero reads
    them: SN is the number of a report, CN any other call number, SE the part that is cited.
    """
    return "".join(map(_ris_record, citations))


def _ris_record(citation):
    names = [", ".join(family_and_given(name) or [name]) for name in citation.authors]
    lines = [
        ("TY", RIS_TYPES[citation.kind]),
        ("ID", citation.key),
        *(("AU", name) for name in (*names, *citation.organisations)),
        ("TI", citation.title),
        ("PY", str(citation.date.year)),
        ("DA", f"{citation.date:%Y/%m/%d}"),
        ("PB", citation.publisher),
        ("SN" if citation.kind == "report" else "CN", citation.number),
        ("ET", citation.version),
        ("SE", citation.place),
        ("LA", citation.language),
        ("UR", citation.address),
    ]
    return "".join([*(f"{tag}  - {one_line(text)}\r\n" for tag, text in lines if text), "ER  - \r\n"])


def as_csl_json(*citations):
    """A JSON list with an item of the Citation Style Language for each.

    After https://github.com/citation-style-language/schema, schemas/input/csl-data.json.
    """
    return json.dumps(list(map(_csl_item, citations)), ensure_ascii=False, indent=2) + "\n"


def _csl_item(citation):
    when = citation.date
    item = {
        "id": citation.key,
        "type": CSL_TYPES[citation.kind],
        "title": one_line(citation.title),
        "author": list(_csl_names(citation)),
        "issued": {"date-parts": [[when.year, when.month, when.day]]},
        "publisher": one_line(citation.publisher),
        "number": citation.number,
        "version": citation.version,
        "locator": citation.place,
        "language": citation.language,
        "URL": citation.address,
    }
    return {name: value for name, value in item.items() if value}


def _csl_names(citation):
    for name in citation.authors:
        parts = family_and_given(name)
        yield {"family": parts[0], "given": parts[1]} if parts else {"literal": one_line(name)}
    for name in citation.organisations:
        yield {"literal": one_line(name)}
