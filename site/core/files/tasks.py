"""Work on stored files that may wait: done by the worker, safe to do twice."""

import hashlib
import io
import tempfile

import structlog
from django.core.files.base import ContentFile
from django_tasks import task

from .formats import extension_of
from .language import language_of
from .reading import Content, read

logger = structlog.get_logger(__name__)
CHUNK = 1 << 20


@task()
def prepare_version(version_id):
    """Take from the file of a DocumentVersion what readers and searchers need. Nothing to do when it is gone."""
    from core.models import DocumentVersion

    version = DocumentVersion.objects.filter(pk=version_id).first()
    if version is None:
        return
    with tempfile.NamedTemporaryFile(suffix=f".{extension_of(version.filename)}") as copy:
        try:
            version.sha256 = _copy(version.file, copy)
            content = read(copy.name, extension_of(version.filename))
            version.state, version.problem = DocumentVersion.State.READY, ""
        except Exception as error:  # a reader may raise anything on a broken file; the file is still served
            logger.warning("file_unreadable", version=version_id, error=repr(error))
            content = Content()
            version.state, version.problem = DocumentVersion.State.UNREADABLE, repr(error)[:500]
    version.text, version.page_count = content.text, content.page_count
    version.language = language_of(content.text)
    if content.preview is not None:
        _store_preview(version, content.preview)
    version.save()
    version_prepared(version)


def _copy(file, target):
    digest = hashlib.sha256()
    with file.open("rb") as source:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
    target.flush()
    return digest.hexdigest()


def _store_preview(version, picture):
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=78, method=4)
    if version.preview:
        version.preview.delete(save=False)
    folder = version.file.name.rsplit("/", 1)[0]
    version.preview.save(f"{folder}/apercu.webp", ContentFile(buffer.getvalue()), save=False)
    version.preview_width, version.preview_height = picture.size


def version_prepared(version):
    """Tell the pages that use the file, so that their search text follows."""
    from wagtail.search import index

    for use in version.document.public_uses.select_related("page"):
        index.insert_or_update_object(use.page.specific)
