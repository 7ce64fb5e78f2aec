from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self):
        from core import showcases
        from home import mail  # noqa: F401 - its work of every minute
        from home.addresses import lead_from_suggestions
        from home.searching.sections import ORGANISATIONS, PAGES, THEMES
        from home.showcase import SHOWCASE
        from search import registry

        showcases.register(SHOWCASE)
        registry.register(PAGES)
        for kind in (THEMES, ORGANISATIONS):
            registry.register_kind(kind)
        lead_from_suggestions()
