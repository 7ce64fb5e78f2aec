"""Every field of what is translated says on purpose whether translators write it or the source decides."""

import pytest
from django.apps import apps
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

OURS = [
    model
    for model in apps.get_models()
    if issubclass(model, TranslatableMixin) and model is not Page and not model.__module__.startswith("wagtail")
]
# What places a row, and what Wagtail or the relation itself looks after.
FRAME = {field.name for field in Page._meta.get_fields()} | {"id", "locale", "translation_key", "sort_order", "page"}
FRAME |= {"page_ptr", "themes"}
# Neither translated nor taken from the source, each for a reason.
APART = {
    "resources.ResourcePage": {"reference", "adaptations"},  # given once to all languages; others' rows
    "news.PositionPage": {"versions", "superseded_by_pages"},  # frozen in each language; others' rows
    "training.TrainingSession": {"starts_at", "ends_at"},  # computed from the days
}
# Text that is no sentence of any language: names, marks, addresses.
NAMES = {"authors", "contact_name", "contact_phone", "edition", "number", "vote", "version", "uuid", "clean_name"}
NAMES |= {"registration_email", "venue", "address", "locality", "link", "contact_email", "registration_url"}
NAMES |= {"version_label", "to_address", "days"}
# What a translation may choose for itself: its own picture, its own file, the page of its own language.
FREE = {"cover", "document", "address", "consent_page"}


def declared(model):
    return {field.field_name: field for field in model.translatable_fields}


def has_words(column):
    """Whether a column, or the rows at the end of a relation, hold sentences of a language."""
    if column.one_to_many:
        return issubclass(column.related_model, TranslatableMixin)
    if column.name in NAMES or isinstance(column, models.URLField) or getattr(column, "choices", None):
        return False
    return isinstance(column, StreamField | models.CharField | models.TextField)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_is_declared(model):
    fields = {field.name for field in model._meta.get_fields()}

    assert fields - FRAME - set(declared(model)) == APART.get(model._meta.label, set())
    assert set(declared(model)) <= fields


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_sentences_are_translated_and_the_rest_is_not(model):
    for name, field in declared(model).items():
        column = model._meta.get_field(name)
        wanted = TranslatableField if has_words(column) else SynchronizedField
        assert isinstance(field, wanted), name


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_what_comes_from_the_source_cannot_be_changed_in_a_translation(model):
    synchronised = [field for field in declared(model).values() if isinstance(field, SynchronizedField)]

    assert {field.field_name for field in synchronised if field.overridable} <= FREE | {"show_in_menus"}
