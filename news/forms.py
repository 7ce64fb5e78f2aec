"""The form of a position paper: what may be saved as a draft may not always be published."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from core.panels import RowsFormSet, RowsPanel

PUBLIC_ACTIONS = ("action-publish", "action-submit", "action-workflow-action", "action-restart-workflow")


class PositionForm(WagtailAdminPageForm):
    @property
    def goes_public(self):
        """Whether what is being saved is to be published, now or once somebody has approved it."""
        return any(self.data.get(name) for name in PUBLIC_ACTIONS)

    def is_valid(self):
        if super().is_valid() and self.goes_public:
            page = self.save(commit=False)
            for name, reason in {**page.refusals(), **self._lonely_decision(page)}.items():
                self.add_error(name, reason)
        return super().is_valid()

    def _lonely_decision(self, page):
        """{"status": reason} when a newly adopted text would be published by the one who wrote it."""
        if not page.needs_approval:
            return {}
        if self.data.get("action-publish"):
            return {
                "status": _(
                    "An adopted text is approved by somebody other than its last editor. "
                    "Submit it to the workflow; whoever approves it publishes it."
                )
            }
        if self.data.get("workflow-action-name") == "approve" and self.has_changed():
            return {
                "status": _(
                    "You have changed the text: save it, and let somebody else approve it, or approve it as it was."
                )
            }
        return {}


class FootnotesFormSet(RowsFormSet):
    key = ["uuid"]


class FootnotesPanel(RowsPanel):
    """The footnotes of a paper."""

    formset = FootnotesFormSet
