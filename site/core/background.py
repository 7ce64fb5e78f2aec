"""Work for the worker, held back while much is saved at once."""

from contextlib import contextmanager

from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend


@contextmanager
def held_back():
    """What is asked of the worker within is not: gives what was, a list of TaskResult. For one process alone."""
    queue = task_backends["default"]
    task_backends["default"] = DummyBackend("default", {})
    try:
        yield task_backends["default"].results
    finally:
        task_backends["default"] = queue


@contextmanager
def once_each():
    """What is asked of the worker within is asked at the end, and once, however often the same is."""
    with held_back() as asked:
        yield
    for task, *arguments in dict.fromkeys((result.task, *result.args) for result in asked if not result.kwargs):
        task.enqueue(*arguments)
    for result in asked:
        if result.kwargs:  # which cannot be compared
            result.task.enqueue(*result.args, **result.kwargs)
