from .calendar_entries import CalendarEntry
from .catalogues import TrainingCataloguePage
from .index import TrainingIndexPage
from .sessions import TrainingSession
from .trainings import TrainingPage

__all__ = ["CalendarEntry", "TrainingCataloguePage", "TrainingIndexPage", "TrainingPage", "TrainingSession"]
