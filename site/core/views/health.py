"""For whoever watches the server: is it alive, is it ready."""

from django.core.cache import cache
from django.core.files.storage import storages
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache


@never_cache
def alive(request):
    """The process answers; asks nothing of anybody."""
    return HttpResponse("vivant\n", content_type="text/plain; charset=utf-8")


@never_cache
def ready(request):
    """200 when everything the site needs answers, else 503; a JSON object says which does not."""
    checks = {"database": _database, "migrations": _migrations, "cache": _cache, "storage": _storage}
    results = {name: _passes(check) for name, check in checks.items()}
    return JsonResponse(results, status=200 if all(results.values()) else 503)


def _passes(check):
    try:
        return bool(check())
    except Exception:  # whatever went wrong, it is not ready
        return False


def _database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _migrations():
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _cache():
    cache.set("ready", "yes", 10)
    return cache.get("ready") == "yes"


def _storage():
    return storages["documents"].exists("") is not None
