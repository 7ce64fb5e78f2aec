from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "training"

    def ready(self):
        from core import showcases
        from search import registry
        from training import importing, signals  # noqa: F401
        from training.facets import COMING
        from training.showcase import SHOWCASE

        registry.register(COMING)
        showcases.register(SHOWCASE)
