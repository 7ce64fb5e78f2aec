from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self):
        from core import showcases
        from home import mail  # noqa: F401 - its work of every minute
        from home.showcase import SHOWCASE

        showcases.register(SHOWCASE)
