"""PDFs of pages, made by the worker: no request waits for one. Safe to do twice.

A page type that has PDFs offers `pdf_html(label)`, which gives a whole HTML document: its current state where `label`
is empty, else the version of that label.
"""

import hashlib
from datetime import timedelta
from functools import partial

import pypdfium2
import structlog
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.timezone import now
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.models import PagePDF
from core.periodic import every_minute

from .rendering import available, render

logger = structlog.get_logger(__name__)
GRACE = timedelta(minutes=2)  # that a PDF just asked for has to be made
PAUSE = timedelta(minutes=10)  # before one that failed is tried again
MAX_ATTEMPTS = 3


def request_pdf(page, label=""):
    """Have the PDF of a page made after this transaction. The one there was stays until then. Gives its PagePDF."""
    asked = {"state": PagePDF.State.WAITING, "problem": "", "attempts": 0, "asked_at": now()}
    pdf, _created = PagePDF.objects.update_or_create(page_id=page.pk, label=label, defaults=asked)
    transaction.on_commit(partial(make_pdf.enqueue, pdf.pk))
    return pdf


def withdraw_pdf(page, label=""):
    """Have the PDF of a page made anew, and nobody read the one there: it holds what is no longer public."""
    pdf = request_pdf(page, label)
    storage, former = pdf.file.storage, pdf.file.name
    if former:
        PagePDF.objects.filter(pk=pdf.pk, file=former).update(file="", digest="", size=None)
        transaction.on_commit(partial(storage.delete, former))


@task(priority=-5)  # after what editors and readers wait for, before what is taken from files
def make_pdf(pk):
    """Make a PagePDF from its page as it is published, unless it was made from the same. Nothing without Pango, or when
    it is gone; a failure is written down."""
    pdf = PagePDF.objects.select_related("page__locale").filter(pk=pk).first()
    if pdf is None or not available():
        return
    try:
        with translation.override(pdf.page.locale.language_code):
            html = pdf.page.specific.pdf_html(pdf.label)
        digest = hashlib.sha256(html.encode()).hexdigest()
        changes = {} if pdf.file and pdf.digest == digest else _made(pdf, html, digest)
        _write(pdf, state=PagePDF.State.READY, problem="", attempts=0, **changes)
    except Exception as error:  # of a page type, of WeasyPrint, of the disk: the worker goes on
        logger.exception("pdf_failed", page=pdf.page_id, label=pdf.label)
        problem = str(error)[:500] or type(error).__name__
        _write(pdf, state=PagePDF.State.FAILED, problem=problem, attempts=pdf.attempts + 1, asked_at=now())


def _made(pdf, html, digest):
    """Lay out the PDF and store it; gives the fields that change."""
    content = render(html)
    name = pdf.file.storage.save(pdf.file.field.generate_filename(pdf, f"{pdf.page.slug}.pdf"), ContentFile(content))
    with pypdfium2.PdfDocument(content) as document:
        page_count = len(document)
    return {"file": name, "size": len(content), "page_count": page_count, "digest": digest, "made_at": now()}


def _write(pdf, **fields):
    """Update the row, unless it was deleted or another worker was first; delete the file that no row has any more."""
    rows, storage, former = PagePDF.objects.filter(pk=pdf.pk), pdf.file.storage, pdf.file.name
    written = rows.filter(file=former).update(**fields)
    unused = former if written else fields.get("file")
    if "file" in fields and unused:
        transaction.on_commit(partial(storage.delete, unused))
    if not written and rows.exists():
        make_pdf.enqueue(pdf.pk)


def forgotten_pdfs():
    """Ids of PDFs that wait and that no task is for, and of those to try again; none where none can be made."""
    if not available():
        return []
    open_tasks = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    asked = DBTaskResult.objects.filter(task_path=make_pdf.module_path, status__in=open_tasks)
    ids = {task.args_kwargs["args"][0] for task in asked}
    waiting = Q(state=PagePDF.State.WAITING, asked_at__lt=now() - GRACE)
    failed = Q(state=PagePDF.State.FAILED, attempts__lt=MAX_ATTEMPTS, asked_at__lt=now() - PAUSE)
    return [pk for pk in PagePDF.objects.filter(waiting | failed).values_list("pk", flat=True) if pk not in ids]


@every_minute
def make_forgotten_pdfs():
    for pk in forgotten_pdfs():
        make_pdf.enqueue(pk)
