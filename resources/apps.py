from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "resources"

    def ready(self):
        from core import showcases
        from core.counts import kinds
        from resources.counts import COUNTED
        from resources.facets import SECTION
        from resources.showcase import SHOWCASE
        from search import registry

        registry.register(SECTION)
        showcases.register(SHOWCASE)
        kinds.register(COUNTED)
