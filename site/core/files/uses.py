"""Which published pages use which documents, and so which files the public may have."""

from core.models import DocumentVersion, FileUse
from core.query import in_private_collection, published_pages


def record_uses(page):
    """Rewrite the rows of a page that is being published: exactly the documents that its public state uses."""
    wanted = page.document_ids() if hasattr(page, "document_ids") else set()
    known = set(FileUse.objects.filter(page_id=page.pk).values_list("document_id", flat=True))
    FileUse.objects.filter(page_id=page.pk, document_id__in=known - wanted).delete()
    FileUse.objects.bulk_create(
        [FileUse(page_id=page.pk, document_id=pk) for pk in sorted(wanted - known)], ignore_conflicts=True
    )
    DocumentVersion.objects.filter(current_of__in=wanted, was_public=False).update(was_public=True)


def is_public(document_id):
    """Whether a page that anybody may see now uses the document, and its collection is not private."""
    uses = FileUse.objects.filter(document_id=document_id, page__in=published_pages())
    return uses.exclude(in_private_collection("document__collection__path")).exists()
