"""Every component, in the order of the page that shows them."""

from home.components.blocks import BLOCKS
from home.components.cards import CARDS
from home.components.files import FILES
from home.components.forms import FORMS
from home.components.frame import FRAME
from home.components.lists import LISTS
from home.components.news import NEWS
from home.components.papers import PAPERS
from home.components.text import TEXT
from home.components.themes import THEMES
from home.components.trainings import TRAININGS

FAMILIES = [FRAME, TEXT, THEMES, CARDS, NEWS, PAPERS, TRAININGS, LISTS, FORMS, FILES, BLOCKS]


def component_called(name):
    """The Component of that name; None when there is none."""
    return next((one for family in FAMILIES for one in family.components if one.name == name), None)
