"""Which published pages use which documents, and so which files the public may have."""

from core.models import FileUse
from core.query import published_pages


def record_uses(page):
    """Rewrite the rows of a page that is being published: exactly the documents that its public state uses."""
    wanted = page.document_ids() if hasattr(page, "document_ids") else set()
    known = set(FileUse.objects.filter(page_id=page.pk).values_list("document_id", flat=True))
    FileUse.objects.filter(page_id=page.pk, document_id__in=known - wanted).delete()
    FileUse.objects.bulk_create(
        [FileUse(page_id=page.pk, document_id=pk) for pk in sorted(wanted - known)], ignore_conflicts=True
    )


def is_public(document_id):
    """Whether a page that anybody may see now uses the document."""
    return published_pages().filter(public_files__document_id=document_id).exists()
