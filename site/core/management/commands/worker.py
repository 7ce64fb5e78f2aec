"""The worker: does what was put off, and publishes what is scheduled, every minute."""

import threading
import time

import structlog
from django.core.management.base import BaseCommand
from django.db import close_old_connections, connection, transaction
from django.db.utils import Error
from django.utils.timezone import now
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Revision

from core import periodic
from core.files.tasks import forgotten_versions, prepare_version

logger = structlog.get_logger(__name__)
MINUTE = 60
PAUSE = 5  # seconds before a database that is away is asked again


class Command(BaseCommand):
    help = "Does background work until it is told to end; with --batch, what there is to do now, and ends."

    def add_arguments(self, parser):
        parser.add_argument("--batch", action="store_true", help="do what is waiting, then end")

    def handle(self, *, batch, **options):
        worker = Worker(
            queue_names=["*"],
            interval=0.5,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=f"worker-{time.time_ns()}",
            excluded_queue_names=[],
        )
        if batch:
            take_up_interrupted()
            do_jobs()
            worker.run()
            return
        worker.configure_signals()
        threading.Thread(target=every_minute, daemon=True).start()
        while worker.running:
            try:
                take_up_interrupted()
                worker.run()
            except Error as error:
                logger.warning("database_away", error=str(error))
                close_old_connections()
                time.sleep(PAUSE)


def take_up_interrupted():
    """Put back what was begun and never ended, by a worker that was killed or a database that went away.

    Another worker may still be at it: every task of ours may be done twice without harm.
    """
    interrupted = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    count = interrupted.update(status=TaskResultStatus.READY, started_at=None)
    if count:
        logger.warning("tasks_taken_up_again", count=count)


def every_minute():
    while True:
        do_jobs()
        connection.close()
        time.sleep(MINUTE)


def do_jobs():
    """What is done every minute, each part by itself: what fails (a database that is away) is tried a minute later."""
    for job in (publish_scheduled, prepare_forgotten, *periodic.jobs()):
        try:
            job()
        except Exception:
            logger.exception("every_minute_failed", job=job.__name__)


def prepare_forgotten():
    for pk in forgotten_versions():
        prepare_version.enqueue(pk)


def publish_scheduled():
    """Take down what has expired and publish what is due: as Wagtail's command of that name, but each page by itself,
    so that one that cannot be published keeps no other from the public. It is logged, and tried again each minute."""
    for page in Page.objects.filter(live=True, expire_at__lt=now()).order_by("expire_at"):
        _do(page, lambda page: page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled"))
    for revision in Revision.objects.filter(approved_go_live_at__lt=now()).order_by("approved_go_live_at"):
        _do(revision, lambda revision: revision.publish(log_action="wagtail.publish.scheduled"))


def _do(thing, action):
    try:
        with transaction.atomic():  # a page and its rows in the indexes change together
            action(thing)
    except Exception:
        logger.exception("publish_scheduled_failed", on=repr(thing))
