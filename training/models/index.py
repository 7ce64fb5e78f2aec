"""The agenda: all sessions of all catalogues."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from search.pages import ListsSection
from training.agenda import Agenda
from training.calendars import calendar_of_list, subscription
from training.models.catalogues import TrainingCataloguePage


class TrainingIndexPage(ListsSection, BasePage):
    """The trainings: their sessions by month, filtered. Its summary introduces them."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["training.TrainingCataloguePage"]
    max_count_per_parent = 1
    template = "training/training_index_page.html"
    exports = {**ListsSection.exports, "agenda.ics": "serve_calendar"}

    class Meta:
        verbose_name = _("trainings")
        verbose_name_plural = _("trainings")

    def listing(self, request):
        return Agenda(request.GET)

    def serve_calendar(self, request):
        return calendar_of_list(self, request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {**context, "catalogue": self.current_catalogue, "calendar": self._calendar_links(context["listing"])}

    @cached_property
    def current_catalogue(self):
        """The catalogue whose period began last, of those in its language."""
        found = TrainingCataloguePage.objects.published().child_of(self).select_related("locale")
        return found.order_by("-starts_on", "-pk").first()

    def _calendar_links(self, listing):
        return subscription(self.address + "agenda.ics" + listing.narrowing)
