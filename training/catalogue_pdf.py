"""A catalogue of trainings as a document on paper."""

from django.template.loader import render_to_string
from django.utils.translation import gettext

from core.dates import date_format
from core.models import NetworkDetails


def pdf_html(catalogue):
    """The whole HTML document of a TrainingCataloguePage, in the active language."""
    network = NetworkDetails.load()
    context = {
        "catalogue": catalogue,
        "network": network,
        "language": catalogue.language,
        "title": catalogue.title,
        "lead": catalogue.summary,
        "label": gettext("Catalogue of trainings %s") % catalogue.edition,
        "authors": [network.name],
        "subject": catalogue.summary,
        "keywords": [theme.label() for theme, _pages in catalogue.by_theme if theme],
        "date": catalogue.starts_on,
        "details": _details(catalogue),
        "parts": _parts(catalogue),
        "address": catalogue.address,
    }
    return render_to_string("training/catalogue_pdf.html", context)


def _details(catalogue):
    period = {"first": date_format(catalogue.starts_on), "last": date_format(catalogue.ends_on)}
    lines = [
        (gettext("Period"), gettext("from %(first)s to %(last)s") % period),
        (gettext("Trainings"), str(len(catalogue.trainings))),
        (gettext("Sessions"), str(len(catalogue.sessions))),
    ]
    return [{"label": label, "value": value} for label, value in lines]


def _parts(catalogue):
    before = [{"id": "foreword", "title": gettext("Foreword")}] if catalogue.foreword else []
    dates = [{"id": "dates", "title": gettext("By date")}] if catalogue.sessions else []
    trainings = [
        {"id": f"training-{page.pk}", "title": page.title} for _theme, pages in catalogue.by_theme for page in pages
    ]
    return [*before, *dates, *trainings]
