"""What a page has and what it lacks, beside its form."""

from dataclasses import dataclass

from wagtail.admin.ui.side_panels import BaseSidePanel


@dataclass
class Check:
    """One thing that a page should have. `field` is the id of the form's part where it is put right, or empty;
    `detail` says what exactly is missing."""

    label: str
    done: bool
    field: str = ""
    detail: str = ""


class ChecksSidePanel(BaseSidePanel):
    """Shows Checks, and how many are missing on its button. `note` is a sentence under them."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        icon_name = "tasks"
        counter_classname = "w-bg-critical-200"

        @property
        def aria_label(self):
            return self.panel.title

        def get_context_data(self, parent_context):
            return {**super().get_context_data(parent_context), "count": len(self.panel.missing)}

    template_name = "admin/checks_panel.html"
    order = 150

    def __init__(self, page, request):
        super().__init__(page, request)
        self.checks = self.checks_of(page)

    def checks_of(self, page):
        """A list of Checks."""
        raise NotImplementedError

    def note(self, page):
        return ""

    @property
    def missing(self):
        return [check for check in self.checks if not check.done]

    def get_context_data(self, parent_context):
        done = len(self.checks) - len(self.missing)
        context = {"checks": self.checks, "done": done, "note": self.note(self.object)}
        return {**super().get_context_data(parent_context), **context}
