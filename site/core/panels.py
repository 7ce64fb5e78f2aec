"""Panels of the admin's forms."""

from django.utils.translation import gettext
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.panels import InlinePanel


class RowsFormSet(BaseChildFormSet):
    def get_unique_error_message(self, unique_check):
        """In the editor's words: Django would name the columns of the table."""
        return gettext("The same choice stands here twice. Remove one of the two.")

    def get_form_error(self):
        return gettext("Chosen twice.")


class RowsPanel(InlinePanel):
    """Rows among which none may come twice."""

    def get_form_options(self):
        options = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = RowsFormSet
        return options
