"""What the directory of the members shows of itself on the home page."""

from django.utils.translation import gettext_lazy as _

from core.showcases import Showcase
from home.members import latest_members
from home.models import OrganisationIndexPage

SHOWCASE = Showcase(
    name="members",
    label=_("The members"),
    note=_("Associations, museums, schools, universities."),
    more=_("The directory"),
    empty=_("The members will be listed here."),
    page_type=OrganisationIndexPage,
    template="home/members_showcase.html",
    latest=latest_members,
)
