"""Views and downloads as open data: `/donnees/consultations.csv` of pages, `/donnees/telechargements.csv` of files."""

import csv
import json
from datetime import date

from django.http import StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.dateparse import parse_date
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from core.counts import open_data
from core.sheets.cells import never_run

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
COLUMNS = {
    "consultations": (open_data.of_pages, ("day", "reference", "title", "address", "views", "downloads")),
    "telechargements": (open_data.of_files, ("day", "file", "references", "downloads")),
}


@require_safe
def counts(request, name, extension):
    """The rows from the day `?from=` to the day `?to=`, both 2026-11-28, both may be left out."""
    rows_of, columns = COLUMNS[name]
    first, last = _days(request)
    rows = rows_of(first, last) if request.method == "GET" else []
    made = _json(name, rows, first, last) if extension == "json" else _csv(columns, rows)
    media_type = "application/json" if extension == "json" else "text/csv; charset=utf-8; header=present"
    response = StreamingHttpResponse(made, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(extension == "csv", f"{name}.{extension}")
    response["Link"] = f'<{LICENCE}>; rel="license"'
    response["Access-Control-Allow-Origin"] = "*"
    # What it tells of may cease to be public at any moment.
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _days(request):
    """The first and the last day asked for; what is no day is as if it were left out."""
    first = _day(request.GET.get("from", "")) or date.min
    last = _day(request.GET.get("to", "")) or localdate()
    return min(first, last), max(first, last)


def _day(text):
    try:
        return parse_date(text[:10])
    except ValueError:
        return None


class Echo:
    """A file of which every line that is written comes back."""

    def write(self, line):
        return line


def _csv(columns, rows):
    writer = csv.writer(Echo())
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([_cell(row[column]) for column in columns])


def _cell(value):
    if isinstance(value, list):
        return "; ".join(value)
    return never_run(value) if isinstance(value, str) else value


def _json(name, rows, first, last):
    """One object, a row a line."""
    head = {"name": name, "licence": LICENCE, "from": None if first == date.min else str(first), "to": str(last)}
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": ['
    comma = "\n"
    for row in rows:
        yield comma + json.dumps(row, ensure_ascii=False)
        comma = ",\n"
    yield "\n]}\n"
