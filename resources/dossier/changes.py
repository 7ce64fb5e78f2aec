"""What a reader does to a dossier, each a button of a form: its name says what, its value to which references."""

from resources.dossier.references import SEPARATOR, references_in
from resources.dossier.selection import Selection


def added(own, chosen):
    return [*own, *(reference for reference in chosen if reference not in own)]


def taken_out(own, chosen):
    return [reference for reference in own if reference not in chosen]


def replaced(own, chosen):
    return chosen


def moved_up(own, chosen):
    return _moved(own, chosen, -1)


def moved_down(own, chosen):
    return _moved(own, chosen, 1)


def _moved(own, chosen, step):
    """One place among those that are shown; what is not in the library goes to the end, where it is in nobody's way."""
    shown = [resource.reference for resource in Selection(own).resources]
    for reference in set(chosen) & set(shown):
        place = shown.index(reference)
        shown.insert(max(place + step, 0), shown.pop(place))
    return added(shown, own)


CHANGES = {"add": added, "remove": taken_out, "take": replaced, "up": moved_up, "down": moved_down}
MOVES = {"up", "down"}


def change_in(data):
    """What the form asks for: (name of a change, list of references), or None."""
    name = next((name for name in CHANGES if name in data), None)
    return name and (name, references_in(data[name].split(SEPARATOR)))
