from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self):
        from core import signals  # noqa: F401
        from core.pdf import checks, tasks  # noqa: F401
        from core.sheets import keeping, organisations  # noqa: F401
