"""What the worker does by itself: publishing and taking down on time, and the work that a killed process left."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.tasks import update_reference_index_task

from core.files import tasks
from core.management.commands.worker import publish_scheduled, take_up_interrupted
from core.models import DocumentVersion
from resources.models import ResourcePage
from tests.factories import DocumentFactory, resource


def schedule(page, **fields):
    """Write down a state of the page to be published by itself in the past."""
    page.go_live_at = now() - timedelta(minutes=1)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(approved_go_live_at=page.go_live_at)


def title_of(page):
    return ResourcePage.objects.live().values_list("title", flat=True).get(pk=page.pk)


def test_what_is_due_is_published(library):
    page = resource(live=False)
    schedule(page, title="À l’heure")

    publish_scheduled()

    assert title_of(page) == "À l’heure"


def test_what_has_expired_is_taken_down(library):
    page = resource(expire_at=now() - timedelta(minutes=1), live=True)
    ResourcePage.objects.filter(pk=page.pk).update(live=True, expired=False)

    publish_scheduled()

    assert not ResourcePage.objects.get(pk=page.pk).live


def test_a_page_that_cannot_be_published_keeps_no_other_from_it(library, monkeypatch):
    broken, other = resource(), resource()
    schedule(broken, title="Cassée")
    schedule(other, title="Publiée")
    publish = ResourcePage.with_content_json

    def refuse(page, content):
        if content["title"] == "Cassée":
            raise ValueError("a state that no longer fits")
        return publish(page, content)

    monkeypatch.setattr(ResourcePage, "with_content_json", refuse)

    publish_scheduled()

    assert title_of(other) == "Publiée"


@pytest.fixture
def version():
    """A version that was stored, and whose task was never asked for."""
    version = DocumentFactory().current
    DocumentVersion.objects.filter(pk=version.pk).update(created_at=now() - timedelta(hours=1))
    return version


def test_a_version_that_no_task_is_for_is_found(version):
    assert tasks.forgotten_versions() == [version.pk]


def test_a_version_whose_task_waits_is_not_forgotten(version):
    DBTaskResult.objects.create(
        task_path=tasks.prepare_version.module_path,
        args_kwargs={"args": [version.pk], "kwargs": {}},
        backend_name="default",
        priority=0,
        run_after=now(),
    )

    assert tasks.forgotten_versions() == []


def test_what_a_killed_worker_had_begun_is_taken_up(version):
    task = DBTaskResult.objects.create(
        task_path=tasks.prepare_version.module_path,
        args_kwargs={"args": [version.pk], "kwargs": {}},
        backend_name="default",
        priority=0,
        run_after=now(),
        status="RUNNING",
    )

    take_up_interrupted()

    task.refresh_from_db()
    assert task.status == "READY"


def test_a_row_replaced_before_its_turn_is_no_news_but_other_failures_are(caplog):
    gone = update_reference_index_task.enqueue("core", "pageorganisation", 0)
    lost = update_reference_index_task.enqueue("core", "nothing", 0)

    assert (gone.status, lost.status) == (TaskResultStatus.FAILED,) * 2
    assert [record.args[0] for record in caplog.records if record.exc_info] == [lost.id]
