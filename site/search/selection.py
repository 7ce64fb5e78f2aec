"""What a visitor chose, read from an address that may hold anything."""

import unicodedata
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

MAX_TEXT = 200  # characters searched
SORTS = ("relevance", "newest", "title", "downloads")


@dataclass(frozen=True)
class Selection:
    """The state of a list: words, chosen codes by facet, order, page number. Unknown codes never get in. `kept` are
    parameters that every address of the list has, {name: value}."""

    text: str = ""
    choices: dict = field(default_factory=dict)
    sort: str = ""
    page: str = "1"
    kept: dict = field(default_factory=dict)

    @classmethod
    def from_query(cls, query, known, kept=None, sorts=SORTS):
        """Read a QueryDict. `known` maps each facet's name to the codes it has; `sorts` are the orders there are."""
        choices = {}
        for name, codes in known.items():
            wanted = set(query.getlist(name))
            if chosen := [code for code in codes if code in wanted]:
                choices[name] = chosen
        sort = query.get("sort", "")
        sort = sort if sort in sorts else ""
        return cls(clean_text(query.get("q", "")), choices, sort, query.get("page", "1"), kept or {})

    @property
    def is_filtered(self):
        return bool(self.text or self.choices)

    @property
    def order(self):
        """The order in force: by relevance when words are searched, else the newest first."""
        if self.sort == "relevance" or not self.sort:
            return "relevance" if self.text else "newest"
        return self.sort

    def without(self, name, code=None):
        """The same without a facet, without one of its codes, or (name "q") without the words; on the first page."""
        if name == "q":
            return replace(self, text="", page="1")
        left = [other for other in self.choices.get(name, []) if code is not None and other != code]
        choices = {key: codes for key, codes in self.choices.items() if key != name}
        if left:
            choices[name] = left
        return replace(self, choices=choices, page="1")

    def with_only(self, name, code):
        """The same with that code alone in its facet, on the first page."""
        return replace(self, choices={**self.choices, name: [code]}, page="1")

    def asking(self, text):
        """The same for other words, on the first page."""
        return replace(self, text=text, page="1")

    def on_page(self, number):
        return replace(self, page=str(number))

    @property
    def narrowing(self):
        """The query string of what was chosen alone, whatever the order and the page; empty when nothing was."""
        return replace(self, sort="", page="1").address() if self.is_filtered or self.kept else ""

    @property
    def cleared(self):
        """The same order of the whole list."""
        return replace(self, text="", choices={}, page="1")

    def address(self):
        """Its query string with the question mark, "?" when nothing is chosen: a link to the bare list."""
        pairs = [*self.kept.items(), *([("q", self.text)] if self.text else [])]
        pairs += [(name, code) for name, codes in self.choices.items() for code in codes]
        if self.sort:
            pairs.append(("sort", self.sort))
        if self.page != "1":
            pairs.append(("page", self.page))
        return "?" + urlencode(pairs)


def clean_text(text):
    """Words as they can be searched: no control characters, one form of each accent, spaces single, at most 200."""
    plain = unicodedata.normalize("NFC", text[: MAX_TEXT * 4])
    shown = "".join(" " if unicodedata.category(char) in ("Cc", "Cs", "Cn", "Co") else char for char in plain)
    return " ".join(shown.split())[:MAX_TEXT].strip()
