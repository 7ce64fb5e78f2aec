"""Logs: one line an event, for people in a terminal, as JSON in production. Every line of a request carries its id."""

import structlog

# Without the values of local variables: a log is no place for secrets.
_TRACEBACKS = structlog.processors.ExceptionRenderer(structlog.tracebacks.ExceptionDictTransformer(show_locals=False))

SHARED = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


INDEXES = {"wagtail.tasks.update_reference_index_task", "modelsearch.tasks.insert_or_update_object_task"}


def is_worth_reading(record):
    """False for what Wagtail's indexes were told of a row that was replaced or deleted before the worker came to it:
    nothing is lost, and operators would learn to overlook tracebacks."""
    problem = record.exc_info and record.exc_info[0]
    return not (problem and problem.__name__ == "DoesNotExist" and INDEXES & {*map(str, record.args or ())})


def logging_config(style, level):
    """The LOGGING setting for `style` ("json" or "console"); also configures structlog itself."""
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer = (
        [_TRACEBACKS, structlog.processors.JSONRenderer()]
        if style == "json"
        else [structlog.dev.ConsoleRenderer(colors=False)]
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderer],
                "foreign_pre_chain": SHARED,
            }
        },
        "filters": {"worth_reading": {"()": lambda: is_worth_reading}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django.server": {"handlers": ["console"], "propagate": False, "level": "WARNING"},
            "django.request": {"level": "ERROR"},
            "django_tasks": {"level": "WARNING", "filters": ["worth_reading"]},
            "django_tasks_db": {"level": "ERROR"},
            "wagtail": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
        },
    }
