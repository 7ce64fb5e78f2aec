"""Which types of page are counted. The sections say so; core knows none by name."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model


@dataclass(frozen=True)
class Counted:
    """A page type whose views and downloads are counted and published.

    reference  page → by which it is cited, the same in every language
    """

    model: type[Model]
    reference: Callable


_counted = []


def register(counted):
    _counted.append(counted)
    return counted


def registered():
    return list(_counted)


def content_types():
    """Of the types of page that are counted."""
    return ContentType.objects.get_for_models(*(counted.model for counted in _counted)).values()
