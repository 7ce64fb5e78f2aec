from .articles import NewsIndexPage, NewsPage
from .follow_up import PositionResponse, PositionSignatory
from .notes import Footnote
from .positions import PositionIndexPage, PositionPage
from .review import ReviewByAnother
from .versions import PositionVersion

__all__ = [
    "Footnote",
    "NewsIndexPage",
    "NewsPage",
    "PositionIndexPage",
    "PositionPage",
    "PositionResponse",
    "PositionSignatory",
    "PositionVersion",
    "ReviewByAnother",
]
