"""Numbers drawn as bars. All measures are whole units of the drawing, so that no language writes them with a comma."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

WIDTH, HEIGHT = 360, 120
LEFT, TOP, RIGHT, FOOT = 40, 8, 12, 18  # room for the numbers, above the bars, beside them, for the names
GAP = 2
MOST_NAMES = 7


@dataclass(frozen=True)
class Bar:
    """A rectangle: of what, and how many."""

    label: str
    number: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Mark:
    """A number beside the axis at the height `y`, or a name below it at `x`."""

    text: str
    x: int = 0
    y: int = 0


@dataclass(frozen=True)
class Chart:
    """One row of bars with its scale."""

    name: str
    label: str
    bars: list
    scale: list
    names: list
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT

    @property
    def total(self):
        return sum(bar.number for bar in self.bars)

    @property
    def summary(self):
        """What it shows, for those who do not see it; the table beside it has every number."""
        most = max(self.bars, key=lambda bar: bar.number)
        words = gettext("%(label)s: %(total)s in all; the most: %(most)s (%(number)s)")
        return words % {"label": self.label, "total": self.total, "most": most.label, "number": most.number}


def charts_of(parts):
    """A Chart of the views and one of the downloads of Parts: each with a scale of its own, so that no colour has to
    tell one from the other."""
    columns = {"views": _("Views"), "downloads": _("Downloads")}
    return [_chart(name, label, [(part, getattr(part, name)) for part in parts]) for name, label in columns.items()]


def _chart(name, label, numbers):
    top = rounded_up(max(number for _part, number in numbers))
    room = HEIGHT - TOP - FOOT
    step = (WIDTH - LEFT - RIGHT) / len(numbers)
    bars, names = [], []
    every = -(-len(numbers) // MOST_NAMES)
    for place, (part, number) in enumerate(numbers):
        x, height = round(LEFT + place * step), -(-number * room // top)
        width = max(1, round(step) - GAP)
        bars.append(Bar(part.label, number, x, TOP + room - height, width, height))
        if (len(numbers) - 1 - place) % every == 0:
            names.append(Mark(part.short, x + width // 2, HEIGHT - 4))
    scale = [Mark(str(value), LEFT - 6, TOP + room - value * room // top) for value in {0, top // 2, top}]
    return Chart(name, str(label), bars, sorted(scale, key=lambda mark: -mark.y), names)


def rounded_up(number):
    """The end of a scale that holds `number`: 2, 4, 10, 20, 40, 100… whose half is a whole number."""
    size = 1
    while True:
        for first in (2, 4, 10):
            if number <= first * size:
                return first * size
        size *= 10
