from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self):
        from core import mirrors, signals  # noqa: F401
        from core.counts import adding  # noqa: F401
        from core.pdf import checks, tasks  # noqa: F401
        from core.sheets import keeping, organisations  # noqa: F401
        from core.translating import drafts, older, progress  # noqa: F401
