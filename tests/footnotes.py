"""Position papers with footnotes."""

from tests import publications

DECREE = "3f9a1c00-0000-4000-8000-000000000001"
SURVEY = "77bb2e00-0000-4000-8000-000000000002"
NOTES = {DECREE: "<p>Décret du 17 juin.</p>", SURVEY: "<p>Enquête <i>Pisa</i>.</p>"}


def mark(uuid):
    return f'<a linktype="footnote" id="{uuid}">[{uuid[:6]}]</a>'


def paper(*paragraphs, notes=None, **fields):
    """A published French position paper with these paragraphs (html without <p>) and footnotes {uuid: html}."""
    blocks = [publications.block("paragraph", f"<p>{text}</p>", f"p{n}") for n, text in enumerate(paragraphs)]
    rows = (NOTES if notes is None else notes).items()
    values = {"title": "Note", "slug": "note", **fields}
    return publications.paper(body=publications.paper_body(*blocks), notes=list(rows), **values)
