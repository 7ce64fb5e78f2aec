"""Model fields that hold codes of the closed vocabularies."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.vocabularies import vocabulary
from core.vocabularies.levels import level_label, storable


class CodeField(models.CharField):
    """One code of a vocabulary. Choices stay out of migrations: a new term changes no table."""

    def __init__(self, *args, vocabulary, **kwargs):
        self.vocabulary = vocabulary
        kwargs.setdefault("max_length", 40)
        kwargs["choices"] = _choices(vocabulary)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, {**kwargs, "vocabulary": self.vocabulary}


class CodesField(models.JSONField):
    """Several codes of a vocabulary, stored as a JSON list of strings in the order of the vocabulary."""

    def __init__(self, *args, vocabulary, **kwargs):
        self.vocabulary = vocabulary
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "vocabulary": self.vocabulary}

    def labels(self, codes):
        """What readers see for those of `codes` that exist, in the order of the vocabulary."""
        return [str(label) for code, label in _choices(self.vocabulary) if code in codes]

    def formfield(self, **kwargs):
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        options = {
            "choices": _choices(self.vocabulary),
            "required": not self.blank,
            "label": capfirst(self.verbose_name),
            "help_text": self.help_text,
            "widget": forms.CheckboxSelectMultiple,
        }
        return forms.MultipleChoiceField(**{**options, **kwargs})

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        known = {code for code, label in _choices(self.vocabulary)}
        if unknown := [code for code in value if code not in known]:
            raise ValidationError(_("Unknown values: %(values)s.") % {"values": ", ".join(map(str, unknown))})


LEVEL_LABEL = lazy(level_label, str)  # made once: each `lazy` is a class of its own


def _choices(name):
    if name == "education_level":
        return [(code, LEVEL_LABEL(code)) for code in storable()]
    return vocabulary(name).choices()
