"""What changed between two texts of a position paper, block by block and word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from bs4 import BeautifulSoup
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from news.reading import MARK, plain_text

SHORT = 2  # words
WORD = re.compile(r"\s+|[\w’'-]+|[^\w\s]")


@dataclass
class Change:
    """What became of one block: `kind` is "same", "changed", "added" or "removed". `before` and `after` are its Items,
    or None; `words` the pieces of its text, [("same" | "ins" | "del", text), …], when it changed."""

    kind: str
    before: object = None
    after: object = None
    words: tuple = ()

    @property
    def item(self):
        return self.after or self.before

    @property
    def is_renumbered(self):
        """Whether the text stayed and its number or letter did not."""
        return self.kind == "same" and self.before.mark != self.after.mark

    @property
    def name(self):
        return name_of(self.item)

    @property
    def verdict(self):
        """What became of it, in a few words."""
        if self.kind in ("added", "removed"):
            return gettext("added") if self.kind == "added" else gettext("removed")
        if self.before.mark != self.after.mark:
            former = {"former": name_of(self.before)}
            if self.kind == "same":
                return gettext("unchanged, was %(former)s") % former
            return gettext("changed, was %(former)s") % former
        return gettext("changed")


@dataclass
class Unchanged:
    """Some passages, one after the other, that stayed as they were."""

    number: int
    kind = "same"
    verdict = ""

    @property
    def name(self):
        return ngettext("%s passage unchanged", "%s passages unchanged", self.number) % self.number


def name_of(item):
    """How one speaks of a block: "§ 7", "Demand B", "Part II", "Table"."""
    names = {"paragraph": gettext("§ %s"), "demand": gettext("Demand %s"), "heading": gettext("Part %s")}
    names["note"] = gettext("Note %s")
    return names[item.kind] % item.mark if item.kind in names else str(capfirst(item.block.block.label))


def shown(changes):
    """The same list, with an Unchanged for each run of passages of which nothing is to be said."""
    found, run = [], 0
    for change in [*changes, None]:
        if change is not None and change.kind == "same" and not change.is_renumbered:
            run += 1
            continue
        found += [Unchanged(run)] if run else []
        found += [change] if change is not None else []
        run = 0
    return found


def changes(before, after):
    """The Changes between two Readings, in the order of `after`, what was removed where it stood."""
    known = {item.block_id: item for item in before.items}
    kept = {item.block_id for item in after.items}
    found, waiting = [], list(before.items)
    for item in after.items:
        while waiting and (waiting[0].block_id not in kept or waiting[0].block_id == item.block_id):
            former = waiting.pop(0)
            if former.block_id == item.block_id:
                break
            found.append(Change("removed", before=former))
        found.append(_change(known.get(item.block_id), item))
    found += [Change("removed", before=item) for item in waiting if item.block_id not in kept]
    return found + _changes_of_notes(before, after)


def _changes_of_notes(before, after):
    """The Changes between the footnotes that both texts lead to; one that comes or goes does so with its mark."""
    return [
        Change("changed", former, note, tuple(compared(former.text, note.text)))
        for uuid, note in after.notes_by_uuid.items()
        if (former := before.notes_by_uuid.get(uuid)) and former.text != note.text
    ]


def _change(before, after):
    if before is None:
        return Change("added", after=after)
    if signature(before) == signature(after):
        return Change("same", before, after)
    return Change("changed", before, after, tuple(compared(text_of(before), text_of(after))))


def signature(item):
    """What two blocks have alike when nothing of them changed: what is stored, but for the identities of parts, which
    the editor gives anew, and for how its HTML is spelled."""
    return (item.kind, _plain(item.block.get_prep_value()["value"]))


def _plain(value):
    if isinstance(value, dict):
        return [(name, _plain(part)) for name, part in sorted(value.items()) if name != "id"]
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return _spelled_alike(value) if isinstance(value, str) else value


def _spelled_alike(html):
    html = MARK.sub(r"[^\1]", html).strip()
    if "<" not in html:
        return html
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all(True):
        element.attrs = {name: text for name, text in sorted(element.attrs.items()) if name != "data-block-key"}
    return str(soup)


def text_of(item):
    return unescape(plain_text(item.block))


def compared(before, after):
    """Pieces of two texts, word by word: [("same" | "ins" | "del", text), …]. A word or two that stayed between two
    changes are part of them: a sentence is read, not words."""
    old, new = WORD.findall(before), WORD.findall(after)
    found, removed, added = [], "", ""
    codes = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    for place, (kind, i1, i2, j1, j2) in enumerate(codes):
        is_between = 0 < place < len(codes) - 1
        if kind == "equal" and not (is_between and _is_short(old[i1:i2])):
            found += [("del", removed), ("ins", added), ("same", "".join(old[i1:i2]))]
            removed = added = ""
        else:
            removed, added = removed + "".join(old[i1:i2]), added + "".join(new[j1:j2])
    return [piece for piece in [*found, ("del", removed), ("ins", added)] if piece[1]]


def _is_short(pieces):
    return sum(piece[0].isalnum() for piece in pieces) <= SHORT
