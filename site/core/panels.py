"""Panels of the admin's forms."""

from django.db.models import DateField, UniqueConstraint
from django.forms import HiddenInput
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import TranslatableMixin

# Django compares a date whose default is computed with a hidden copy of it, which the admin does not draw: a form sent
# back as it was would always count as changed.
register_form_field_override(DateField, override={"widget": AdminDateInput, "show_hidden_initial": False})


class RowsFormSet(BaseChildFormSet):
    """Rows that are known by what their unique constraint names beside the page."""

    @property
    def key(self):
        constraint = next(one for one in self.model._meta.constraints if isinstance(one, UniqueConstraint))
        return [name for name in constraint.fields if name != self.fk.name]

    def save(self, commit=True):
        """A form that was sent while the editor was saving by itself does not know yet that a new row was stored, and
        sends it as new: by its key it is the same."""
        stored = {self._key_of(row): row for row in self.get_queryset() if row.pk}
        for form in self.extra_forms:
            if same := stored.get(self._key_of(form.instance)):
                form.instance.pk = same.pk
                if isinstance(same, TranslatableMixin):
                    form.instance.translation_key = same.translation_key
        return super().save(commit)

    def _key_of(self, row):
        return tuple(getattr(row, self.model._meta.get_field(name).attname) for name in self.key)

    def get_unique_error_message(self, unique_check):
        """In the editor's words: Django would name the columns of the table."""
        return gettext("The same choice stands here twice. Remove one of the two.")

    def get_form_error(self):
        return gettext("Chosen twice.")


class RowsPanel(InlinePanel):
    """Rows among which none may come twice."""

    formset = RowsFormSet

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = self.formset
        return options


class HiddenField(Panel):
    """A field that only scripts see."""

    def __init__(self, field_name, **kwargs):
        super().__init__(**kwargs)
        self.field_name = field_name

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "field_name": self.field_name}

    def get_form_options(self):
        return {"fields": [self.field_name], "widgets": {self.field_name: HiddenInput}}

    class BoundPanel(Panel.BoundPanel):
        def render_html(self, parent_context=None):
            return str(self.form[self.panel.field_name])


ADDRESS_PANEL = MultiFieldPanel(
    [
        FieldPanel(
            "slug",
            help_text=_(
                "The last part of its address. When it changes, the old address leads to the new one, and so do those "
                "of all that stands below it."
            ),
        ),
        FieldPanel("seo_title"),
        FieldPanel("search_description"),
    ],
    heading=_("Address and search engines"),
)
