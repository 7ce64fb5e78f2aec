"""What the admin shows of the front of the house."""

from wagtail.contrib.forms.views import SubmissionsListView

# What a spreadsheet would take for a formula: https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class MessagesView(SubmissionsListView):
    """The messages of a contact page, in every language; in an export nothing that was typed is a formula."""

    def preprocess_field_value(self, field, value, export_format):
        shown = super().preprocess_field_value(field, value, export_format)
        risky = export_format == self.FORMAT_CSV and isinstance(shown, str) and shown.startswith(FORMULA)
        return f"'{shown}" if risky else shown
