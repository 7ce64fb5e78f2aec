"""For the tests: work done at once, passwords hashed fast, files in a folder that goes away."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, STORAGES, env, logging_config

SECRET_KEY = "only for tests"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "testserver", "127.0.0.1"]
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
FOLDER = tempfile.TemporaryDirectory(prefix="csti-tests-")
VAR_DIR = Path(FOLDER.name)
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    **STORAGES,
    "documents": {**STORAGES["documents"], "OPTIONS": {"location": VAR_DIR / "documents", "base_url": None}},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
# Each process of the tests has a database of its own; what it keeps of it in a shared cache is its own too.
CACHES["default"]["KEY_PREFIX"] = env.str("PYTEST_XDIST_WORKER", "")
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)
LOGGING = logging_config("console", "WARNING")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
