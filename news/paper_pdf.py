"""A version of a position paper as a document on paper."""

from django.template.loader import render_to_string
from django.utils.translation import gettext

from core.dates import date_format
from core.languages import absolute
from core.models import NetworkDetails
from news.models.follow_up import by_kind

LONG = 6  # paragraphs: from here on a list of contents helps


def pdf_html(paper, version):
    """The whole HTML document of one of the `shown_versions` of a PositionPage, in the active language."""
    network = NetworkDetails.load()
    identity = {"number": version.number, "label": version.version_label, "status": version.status_label}
    groups = by_kind(_signatories(paper, version))
    context = {
        "text": version,
        "signatory_groups": groups,
        "network": network,
        "language": paper.language,
        "title": version.title,
        "lead": version.summary,
        "label": gettext("Position %(number)s, version %(label)s – %(status)s") % identity,
        "authors": version.makers or [network.name],
        "subject": version.summary,
        "keywords": [theme.label() for theme in paper.themes_in_order],
        "date": version.date,
        "details": _details(version),
        "parts": _parts(version.reading, groups),
        "address": absolute(version.url),
    }
    return render_to_string("news/position_pdf.html", context)


def _details(version):
    adopted = version.adopted_on and ", ".join(filter(None, [date_format(version.adopted_on), version.adopted_by]))
    lines = [
        (gettext("Date of this version"), date_format(version.date)),
        (gettext("Adopted on"), adopted),
        (gettext("Vote"), version.vote_label),
        (gettext("Addressed to"), "; ".join(version.addressees_list)),
        (gettext("Written by"), ", ".join(version.makers)),
        (gettext("What changed"), version.version_note),
    ]
    return [{"label": label, "value": value} for label, value in lines if value]


def _signatories(paper, version):
    """Those who sign it; of a version that another has followed, those who had signed by then."""
    rows, until = paper.signatories_in_order, version.superseded_on
    return [row for row in rows if until is None or row.date <= until]


def _parts(reading, groups):
    if len(reading.paragraphs) < LONG:
        return []
    parts = [(part.id, f"{part.mark}. {part.block.value}") for part in reading.parts]
    before = [("demands-title", gettext("Demands"))] if reading.demands else []
    after = [("notes-title", gettext("Notes"))] if reading.notes else []
    after += [("signatories", gettext("Signatories"))] if groups else []
    return [{"id": anchor, "title": title} for anchor, title in (*before, *parts, *after)]
