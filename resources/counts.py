"""What is counted of resources."""

from operator import attrgetter

from core.counts.kinds import Counted
from resources.models import ResourcePage

COUNTED = Counted(model=ResourcePage, reference=attrgetter("reference"))
