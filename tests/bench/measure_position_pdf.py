"""Time and memory that the PDF of a long position paper takes, from its page to its file:
`python -m tests.bench.measure_position_pdf`. About thirty pages: 80 paragraphs in ten parts, 10 demands, 20 notes, ten
tables, 80 signatories. Measured, never asserted."""

import os
import resource
import sys
import tempfile
import time
import uuid

FOLDER = tempfile.TemporaryDirectory(prefix="csti-bench-")
os.environ.setdefault("VAR_DIR", FOLDER.name)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.core.management import call_command
from django.utils import translation

from core.models import PagePDF
from core.pdf.rendering import available
from core.pdf.tasks import make_pdf
from tests.factories import OrganisationFactory
from tests.footnotes import mark
from tests.papers import SENTENCES
from tests.publications import block, paper, paper_body

PARTS, PARAGRAPHS, NOTES, SIGNATORIES = 10, 8, 20, 80
KINDS = ("association", "musee", "universite", "bibliotheque")
UUIDS = [str(uuid.uuid5(uuid.NAMESPACE_OID, f"note {number}")) for number in range(NOTES)]
FIGURES = {
    "caption": "Heures de technique par semaine",
    "columns": [{"type": "text", "heading": heading} for heading in ("Pays", "Primaire", "Secondaire")],
    "rows": [{"values": [f"Pays {number}", f"{number} h", f"{number + 1} h"]} for number in range(8)],
}


def part(number):
    """The passages of a part: two of its paragraphs have a note."""
    key, notes = f"part {number}", UUIDS[2 * number : 2 * number + 2]
    marks = [*map(mark, notes), *[""] * (PARAGRAPHS - len(notes))]
    texts = [" ".join((*SENTENCES, SENTENCES[place % 3])) + marks[place] for place in range(PARAGRAPHS)]
    return [
        block("heading", f"Ce que nous constatons ({number})", key),
        *(block("paragraph", f"<p>{text}</p>", f"{key}, {place}") for place, text in enumerate(texts)),
        block("table", FIGURES, f"{key}, table"),
        block("demand", f"<p>Une heure de technique par semaine, dans toutes les écoles ({number}).</p>", f"{key}, d"),
    ]


def publish():
    names = [f"Atelier des techniques et des sciences {number}" for number in range(SIGNATORIES)]
    return paper(
        title="Pour une heure de technique par semaine",
        body=paper_body(*(passage for number in range(PARTS) for passage in part(number))),
        notes=[(key, f"<p>Enquête menée auprès de 212 classes, page {n}.</p>") for n, key in enumerate(UUIDS)],
        signatories=[OrganisationFactory(name=name, kind=KINDS[n % len(KINDS)]) for n, name in enumerate(names)],
    )


def main():
    if not available():
        sys.exit("Pango is not on this machine: see manage.py check.")
    call_command("migrate", verbosity=0)
    with translation.override("fr"):
        page = publish()
    PagePDF.objects.update(file="", digest="")
    start = time.perf_counter()
    make_pdf.call(PagePDF.objects.get(page_id=page.pk).pk)
    spent = time.perf_counter() - start
    pdf, used = PagePDF.objects.get(page_id=page.pk), resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{pdf.page_count} pages, {pdf.size / 1000:.0f} kB")
    print(f"{spent:.1f} s, of which {used.ru_utime + used.ru_stime:.1f} s of work in the process that lays out")
    print(f"{used.ru_maxrss / 1024:.0f} MiB of memory at most, in that process")


if __name__ == "__main__":
    main()
