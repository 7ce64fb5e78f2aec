"""Whatever happens, and however it breaks off, the indexes and their counts say what the pages say."""

import os
import random
from io import StringIO

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from resources.models import ResourcePage
from search.words.things import write_things
from search.words.writing import write_texts
from tests import stress

OPERATIONS = int(os.environ.get("OPERATIONS", "120"))


def test_the_indexes_stay_true_through_whatever_happens_and_breaks_off(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    choose = random.Random("plug")
    stress.prepare()
    ended = [stress.happen(choose) for _ in range(OPERATIONS)]

    tasks = {task.module_path: task for task in (write_texts, write_things)}
    for asked in DBTaskResult.objects.filter(task_path__in=tasks).order_by("enqueued_at"):
        tasks[asked.task_path].call(*asked.args_kwargs["args"])

    call_command("verify_index", stdout=StringIO())
    assert ResourcePage.objects.live().count() > 3
    assert 0.05 < ended.count(False) / OPERATIONS < 0.3
