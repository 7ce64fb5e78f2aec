from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"

    def ready(self):
        from core import showcases
        from news import signals  # noqa: F401
        from news.facets import NEWS, POSITIONS
        from news.showcase import NEWS_SHOWCASE, POSITIONS_SHOWCASE
        from search import registry

        for section, showcase in ((NEWS, NEWS_SHOWCASE), (POSITIONS, POSITIONS_SHOWCASE)):
            registry.register(section)
            showcases.register(showcase)
