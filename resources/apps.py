from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "resources"

    def ready(self):
        from resources.facets import SECTION
        from search import registry

        registry.register(SECTION)
