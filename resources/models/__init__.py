from .files import ResourceFile
from .index import ResourceIndexPage
from .references import ReferenceCounter
from .resources import RelatedResource, ResourcePage

__all__ = ["ReferenceCounter", "RelatedResource", "ResourceFile", "ResourceIndexPage", "ResourcePage"]
