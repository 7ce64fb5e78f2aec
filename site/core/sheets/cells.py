"""What stands in a cell: how a value of ours is written there, and which characters a text may have."""

import re
import unicodedata
from datetime import datetime

from django.utils import timezone
from django.utils.text import Truncator

# Several values share one cell like this: "P3; P4". Spaces around it are forgiven.
SEPARATOR = ";"
# What XML 1.0 §2.2 leaves out: no spreadsheet holds it, and PostgreSQL refuses the first of them.
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A spreadsheet program runs a text of a CSV file that begins so as a formula (OWASP, “CSV injection”).
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Such a text, perhaps already behind apostrophes.
FORMULA = re.compile(f"'*[{''.join(map(re.escape, FORMULA_SIGNS))}]")
SHOWN = 80  # characters


class ErrorCell(str):
    """What a formula that failed leaves: "#N/A"."""


def written(value):
    """`value` as a cell holds it: None, a tidy text, a number, a date, a time. Yes and no are words, for everybody."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, datetime):
        return timezone.make_naive(value) if timezone.is_aware(value) else value
    if isinstance(value, str):
        return tidy(UNSTORABLE.sub("", value))
    return value


def never_run(text):
    """`text` as a cell of a CSV file, where nothing tells it from a formula: an apostrophe before what would be run."""
    return f"'{text}" if FORMULA.match(text) else text


def tidy(text):
    """`text` without spaces around it, with line breaks and accents of one kind; None when nothing is left."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip() or None


def joined(values):
    """Several texts as one cell."""
    return f"{SEPARATOR} ".join(map(str, values))


def separated(cell):
    """The texts that share a cell, in their order; a line break separates too."""
    return [part for part in map(str.strip, re.split(f"[{SEPARATOR}\n]", cell)) if part]


def shown(cell):
    """The beginning of a cell, for a sentence about it."""
    return Truncator(str(cell)).chars(SHOWN)
