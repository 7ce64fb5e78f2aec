"""What a cell may hold. Each function gives a parser: it takes a cell (None when empty) and gives a value, or raises
ValidationError with a sentence in the editor's language. The parser of an empty cell gives what "nothing" is."""

import datetime
import re
from decimal import Decimal
from functools import partial

from django.core.exceptions import ValidationError
from django.core.validators import (
    DecimalValidator,
    EmailValidator,
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
    URLValidator,
)
from django.utils.translation import gettext as _

from .cells import separated, shown, tidy, written
from .choosing import choices_of, chosen, plain

# Belgian writing first: the day before the month.
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y")
TIME = re.compile(r"(\d{1,2})(?:\s*[:h.]\s*(\d{2})?(?::(\d{2}))?)(?:\s*(?:h|uur|uhr))?", re.IGNORECASE | re.ASCII)
NUMBER = re.compile(r"[+-]?\d{1,20}(?:\.\d{1,20})?", re.ASCII)
EPOCH = datetime.datetime(1900, 1, 1)
WORDS = {
    True: {"oui", "ja", "yes", "vrai", "waar", "wahr", "true", "1", "x"},
    False: {"non", "nee", "nein", "no", "faux", "onwaar", "falsch", "false", "0"},
}


def text(max_length=None):
    """One line; "" when empty."""
    return partial(_text, max_length=max_length)


def lines(max_length=None):
    """A text that may have several lines; "" when empty."""
    return partial(_lines, max_length=max_length)


def whole_number(minimum=None, maximum=None):
    """An int; None when empty."""
    return partial(_whole_number, minimum=minimum, maximum=maximum)


def decimal(places=2, digits=10, minimum=None, maximum=None):
    """A Decimal, with a point or the Belgian comma; None when empty."""
    return partial(_decimal, places=places, digits=digits, minimum=minimum, maximum=maximum)


def date():
    """A date, of a date cell or written 2026-10-05 or 05/10/2026; None when empty."""
    return _date


def time():
    """A time of the day, of a time cell or written 9:30 or 9h30; None when empty."""
    return _time


def yes_no(empty=None):
    """A bool, of a word in one of the four languages; `empty` when empty."""
    return partial(_yes_no, empty=empty)


def email():
    """An e-mail address; "" when empty."""
    return partial(_valid, validator=EmailValidator())


def web_address(max_length=200):
    """An address that begins with http:// or https://; "" when empty."""
    return partial(_valid, validator=URLValidator(schemes=["http", "https"]), max_length=max_length)


def code(name):
    """A code of the vocabulary `name`, written as such or as its label in any language; "" when empty."""
    return partial(_code, name=name)


def codes(name):
    """Several codes of the vocabulary `name` in one cell, in the order of the vocabulary; [] when empty."""
    return partial(_codes, name=name)


def _text(cell, max_length=None):
    value = _lines(cell, max_length)
    if "\n" in value:
        raise ValidationError(_("This text must stand on one line."))
    return value


def _lines(cell, max_length=None):
    value = _as_text(cell)
    if max_length is not None:
        MaxLengthValidator(max_length)(value)
    return value


def _as_text(cell):
    """A spreadsheet program makes a number of what looks like one: 1300 is a text all the same."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return tidy(str(written(cell))) or "" if cell is not None else ""


def _whole_number(cell, minimum=None, maximum=None):
    number = _number(cell)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise ValidationError(_("“%(cell)s” is not a whole number.") % {"cell": shown(cell)})
    return _between(int(number), minimum, maximum)


def _decimal(cell, places=2, digits=10, minimum=None, maximum=None):
    number = _number(cell)
    if number is None:
        return None
    DecimalValidator(digits, places)(number)
    return _between(number, minimum, maximum)


def _number(cell):
    if cell is None:
        return None
    if isinstance(cell, float):
        cell = f"{cell:.15g}"  # what a spreadsheet program shows: 0.1 + 0.2 is 0.3
    figures = re.sub(r"[\s\u00a0\u202f€]", "", str(cell)).replace(",", ".")
    if isinstance(cell, bool) or not NUMBER.fullmatch(figures):
        raise ValidationError(_("“%(cell)s” is not a number.") % {"cell": shown(cell)})
    return Decimal(figures)


def _between(number, minimum, maximum):
    if minimum is not None:
        MinValueValidator(minimum)(number)
    if maximum is not None:
        MaxValueValidator(maximum)(number)
    return number


def _date(cell):
    if cell is None or type(cell) is datetime.date:
        return cell
    if isinstance(cell, datetime.datetime):
        return cell.date()
    for form in DATES:
        try:
            return datetime.datetime.strptime(str(cell), form).date()
        except ValueError:
            continue
    raise ValidationError(_("“%(cell)s” is not a date. Write 2026-10-05 or 05/10/2026.") % {"cell": shown(cell)})


def _time(cell):
    if cell is None or isinstance(cell, datetime.time):
        return cell
    if isinstance(cell, datetime.timedelta) and datetime.timedelta(0) <= cell < datetime.timedelta(days=1):
        cell = EPOCH + cell
    if isinstance(cell, datetime.datetime):
        return cell.time()
    found = TIME.fullmatch(str(cell))
    try:
        return datetime.time(*(int(part or 0) for part in found.groups()))
    except (AttributeError, ValueError):
        raise ValidationError(_("“%(cell)s” is not a time. Write 9:30 or 9h30.") % {"cell": shown(cell)}) from None


def _yes_no(cell, empty=None):
    if cell is None or isinstance(cell, bool):
        return empty if cell is None else cell
    word = plain(_as_text(cell))
    for answer, words in WORDS.items():
        if word in words:
            return answer
    raise ValidationError(_("“%(cell)s” is neither yes nor no. Write “oui” or “non”.") % {"cell": shown(cell)})


def _valid(cell, validator, max_length=None):
    value = _text(cell, max_length)
    if value:
        validator(value)
    return value


def _code(cell, name):
    return chosen(_as_text(cell), choices_of(name)) if cell is not None else ""


def _codes(cell, name):
    choices = choices_of(name)
    found = {chosen(word, choices) for word in separated(_as_text(cell))}
    return [code for code in choices if code in found]
