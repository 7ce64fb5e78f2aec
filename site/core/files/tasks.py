"""Work on stored files that may wait: done by the worker, safe to do twice."""

import hashlib
import tempfile
from datetime import timedelta
from pathlib import Path

import structlog
from django.core.files.base import ContentFile
from django.utils.timezone import now
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.search import index

from core.models.documents import DocumentVersion

from .formats import extension_of
from .language import language_of
from .reading import UnreadableError, read

logger = structlog.get_logger(__name__)
CHUNK = 1 << 20
GRACE = timedelta(minutes=2)  # that a version just stored has to be asked for


@task(priority=-10)  # after what editors and readers wait for
def prepare_version(version_id):
    """Take from the file of a DocumentVersion what readers and searchers need. Nothing to do when it is gone."""
    version = DocumentVersion.objects.filter(pk=version_id).first()
    if version is None:
        return
    with tempfile.TemporaryDirectory(prefix="csti-") as folder:
        extension = extension_of(version.filename)
        copy, preview = Path(folder) / f"file.{extension}", Path(folder) / "preview"
        text, page_count, size = "", None, None
        try:
            version.sha256 = _copy(version.file, copy)
            text, page_count, size = read(copy, extension, preview)
            version.state, version.problem = DocumentVersion.State.READY, ""
        except (UnreadableError, OSError) as error:  # broken, a bomb, gone from the disk; what is there is still served
            logger.warning("file_unreadable", version=version_id, error=str(error))
            version.state, version.problem = DocumentVersion.State.UNREADABLE, str(error)[:500] or "?"
        version.text, version.page_count, version.language = text, page_count, language_of(text)
        if size:
            _store_preview(version, preview, size)
    version.save()
    version_prepared(version)


def _copy(file, target):
    digest = hashlib.sha256()
    with file.open("rb") as source, target.open("wb") as copy:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            copy.write(chunk)
    return digest.hexdigest()


def _store_preview(version, path, size):
    if version.preview:
        version.preview.delete(save=False)
    folder = version.file.name.rsplit("/", 1)[0]
    version.preview.save(f"{folder}/apercu.webp", ContentFile(path.read_bytes()), save=False)
    version.preview_width, version.preview_height = size


def forgotten_versions():
    """Ids of versions that wait, and that no task is for: a process was killed between storing and asking."""
    asked = DBTaskResult.objects.filter(
        task_path=prepare_version.module_path, status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]
    )
    ids = {task.args_kwargs["args"][0] for task in asked}
    waiting = DocumentVersion.objects.filter(state=DocumentVersion.State.WAITING, created_at__lt=now() - GRACE)
    return [pk for pk in waiting.values_list("pk", flat=True) if pk not in ids]


def version_prepared(version):
    """Tell the pages that use the file, so that their search text follows."""
    for use in version.document.public_uses.select_related("page"):
        index.insert_or_update_object(use.page.specific)
