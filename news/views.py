"""What stands under the address of a position paper."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import conditional_page, require_safe

from core.views.exports import public_page_at
from core.views.pdfs import pdf_response
from news.models import PositionPage


@require_safe
def version(request, page_path, label):
    """A version of the public paper at `page_path`."""
    paper = _paper_at(request, page_path)
    return paper.version_response(request, _version_of(paper, label))


@require_safe
@conditional_page
def pdf(request, page_path, label, filename):
    """The PDF of a version; another name than the present one is led to it."""
    paper = _paper_at(request, page_path)
    found = paper.pdfs_by_label.get(_version_of(paper, label).version_label)
    if found is None:
        raise Http404(filename)
    if filename != paper.pdf_name(label):
        return redirect(found.address)
    return pdf_response(found, filename)


@require_safe
def changes(request, page_path, label):
    """What changed in the public paper at `page_path` since its version `label`."""
    paper = _paper_at(request, page_path)
    return paper.changes_response(request, _version_of(paper, label))


def _paper_at(request, page_path):
    page, below = public_page_at(request, page_path)
    if below or not isinstance(page, PositionPage):
        raise Http404(page_path)
    return page


def _version_of(paper, label):
    for found in paper.shown_versions:
        if found.version_label == label:
            return found
    raise Http404(label)
