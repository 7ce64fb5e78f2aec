"""What the place of a text is called in the forms: “body › paragraph”."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from wagtail.fields import StreamField

SEPARATOR = " › "


def label_of(model, field_path):
    """`field_path` as wagtail-localize writes it, without the ids of blocks and children; as it is when unknown."""
    labels = _of_model(model, field_path.split("."))
    return SEPARATOR.join(capfirst(str(label)) for label in labels) if labels else field_path


def _of_model(model, names):
    try:
        field = model._meta.get_field(names[0])
    except FieldDoesNotExist:
        return []
    if isinstance(field, StreamField):
        return [field.verbose_name, *_of_block(field.stream_block, names[1:])]
    if field.one_to_many:
        return [field.related_model._meta.verbose_name, *_of_model(field.related_model, names[1:] or [""])]
    return [field.verbose_name]


def _of_block(block, names):
    """The labels on the way through blocks; “item” is what wagtail-localize calls those of a list."""
    if not names:
        return []
    if child := getattr(block, "child_block", None):
        return _of_block(child, names[1:])
    child = getattr(block, "child_blocks", {}).get(names[0])
    return [child.label, *_of_block(child, names[1:])] if child else []
