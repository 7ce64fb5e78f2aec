"""What every environment shares. Each value that may differ is read from the environment here, and only here."""

from pathlib import Path

import dj_database_url
from django.utils.translation import gettext_lazy as _
from environs import Env

from .logging import logging_config

env = Env()

BASE_DIR = Path(__file__).resolve().parents[3]
# Everything the site writes lives under one folder: database, files, images, the secret of a trial.
VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var")

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", [])
BEHIND_PROXY = env.bool("BEHIND_PROXY", False)  # who asks is then told by X-Forwarded-For
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "core",
    "search",
    "resources",
    "news",
    "training",
    "home",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "core.middleware.request_log",
    "core.counts.visits.count_visits",
    "core.middleware.security_headers",
    "core.middleware.no_null_characters",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.middleware.CompressPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "core.middleware.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "core.old_addresses.lead_on",
    "core.middleware.AtomicAdminMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.site",
                "home.addresses.context",
            ],
            "builtins": ["core.templatetags.dates"],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        env.str("DATABASE_URL", f"sqlite:///{VAR_DIR / 'site.sqlite3'}"), conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Readers never wait for the writer (WAL); a writer takes its lock at the start, so that it waits its
    # turn instead of failing half-way (IMMEDIATE).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8}
    # PostgreSQL never counts tables of less than fifty rows, as most types of pages have: it takes what joins them all
    # for immense, and would compile it for a second or two, to read a few rows.
    DATABASES["default"]["OPTIONS"].setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHE_URL = env.str("CACHE_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# Work that may wait is done by `manage.py worker`, from a queue in the same database.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- Languages: French is the source; every address says its language.
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("nl", "Nederlands"), ("de", "Deutsch"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
# What wagtail-localize would decide by itself. A page sent to translation stays a draft until somebody publishes it;
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# it is translated text by text, so that one is told what changed (who writes a page freely stops that on it);
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "synced"
# what was translated goes with the page that somebody deletes, and nobody is left with a translation of nothing;
WAGTAILLOCALIZE_DISABLE_ON_DELETE = False
# no text is sent to a third party, and none is published that nobody has written;
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = None
# and its own form answers once the drafts are there. Many at a time go through the worker: core.translating.sending.
WAGTAILLOCALIZE_JOBS = {"BACKEND": "wagtail_localize.tasks.ImmediateBackend"}
FORMAT_MODULE_PATH = ["config.formats"]
LOCALE_PATHS = [BASE_DIR / "site" / "locale"]
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

# --- Static files carry a hash in their name and are served compressed; images are public media; documents
# live apart, outside public media, and only core.views.files hands them out.
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "site" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "documents": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR_DIR / "documents", "base_url": None},
    },
    "staticfiles": {"BACKEND": "core.static.BundledStorage"},
}
WHITENOISE_MAX_AGE = 3600

# --- Wagtail
WAGTAIL_SITE_NAME = "Réseau CSTI"
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", "http://localhost:8000")
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 20
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # an address is copied into citations, where %C3%A9 reads badly
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTO_UPDATE_PREVIEW_INTERVAL = 1000
WAGTAILIMAGES_IMAGE_MODEL = "core.Image"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.files.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = env.int("MAX_IMAGE_MB", 15) * 1024 * 1024
WAGTAILDOCS_DOCUMENT_MODEL = "core.Document"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.files.forms.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = env.int("MAX_DOCUMENT_MB", 200) * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILEMBEDS_FINDERS = []  # a page never asks a third party anything; see core.blocks.media.VideoBlock
TAGGIT_CASE_INSENSITIVE = True

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # the editor shows its preview in a frame of the same origin

# --- Security: strict unless an environment says otherwise.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # Wagtail's admin scripts read it
CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editor shows its preview in a frame
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# --- E-mail (new passwords, reviews): sent when a server is named, else written in the log.
EMAIL_HOST = env.str("EMAIL_HOST", "")
EMAIL_PORT = env.int("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.str("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_TLS", True)
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("EMAIL_FROM", "reseau-csti@localhost")

LOG_FORMAT = env.str("LOG_FORMAT", "console")
LOGGING = logging_config(LOG_FORMAT, env.str("LOG_LEVEL", "INFO"))

# The languages' names in the interface, for the catalogues.
LANGUAGE_NAMES = {"fr": _("French"), "nl": _("Dutch"), "de": _("German"), "en": _("English")}
