"""A selection of resources, as its readers may see it now."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import get_language

from core.citations import as_text
from core.languages import absolute
from resources.dossier.references import LIMIT, address_of, own_references, references_in, strangers_in
from resources.query import by_reference

ASKED_AT_ONCE = 8  # a storage elsewhere answers each question in some hundredths of a second


@dataclass(frozen=True)
class Place:
    """A resource in the order of a dossier, from 1."""

    resource: object
    number: int
    total: int

    @property
    def is_first(self):
        return self.number == 1

    @property
    def is_last(self):
        return self.number == self.total


@dataclass
class Selection:
    """Resources in an order that somebody chose.

    references  at most LIMIT, "ENV 0214"
    strangers   what was asked for and is no reference
    left_out    references beyond the LIMIT
    is_own      whether it is the dossier of the reader, or one that an address names
    """

    references: list
    strangers: list = field(default_factory=list)
    left_out: list = field(default_factory=list)
    is_own: bool = False

    @cached_property
    def _public(self):
        return by_reference(self.references, get_language())

    @property
    def resources(self):
        return [self._public[reference] for reference in self.references if reference in self._public]

    @property
    def places(self):
        found = self.resources
        return [Place(resource, number, len(found)) for number, resource in enumerate(found, 1)]

    @property
    def missing(self):
        """What was asked for and is not in the library, or no longer."""
        return [reference for reference in self.references if reference not in self._public] + self.strangers

    @property
    def files(self):
        """Pairs (resource, stored file)."""
        return [(resource, file) for resource in self.resources for file in resource.stored_files]

    @cached_property
    def lost_files(self):
        """Those pairs whose file the storage does not have any more."""
        with ThreadPoolExecutor(ASKED_AT_ONCE) as pool:
            there = list(pool.map(_is_stored, [file.version.file for _resource, file in self.files]))
        return [pair for pair, is_there in zip(self.files, there, strict=True) if not is_there]

    @property
    def sent_files(self):
        lost = {id(file) for _resource, file in self.lost_files}
        return [file for _resource, file in self.files if id(file) not in lost]

    @property
    def total_size(self):
        """Bytes of the files that a zip has."""
        return sum(file.size for file in self.sent_files)

    @property
    def waiting_files(self):
        return [(resource, file) for resource, file in self.files if not file.ready]

    @property
    def citations(self):
        return [resource.citation_of() for resource in self.resources]

    @property
    def citation(self):
        """How all are cited in a text, one a line."""
        return "\n".join(map(as_text, self.citations))

    @property
    def address(self):
        """Its whole address, for others: "https://…/fr/dossier/?r=ENV-0214&r=…"."""
        return absolute(self.path)

    @property
    def path(self):
        return address_of(self.references)

    @property
    def left_out_path(self):
        """The address of the first of those that it has no room for; empty when it has all."""
        return address_of(self.left_out[:LIMIT]) if self.left_out else ""

    def path_of(self, name):
        """The address of what is fetched beside it: "archive.zip"."""
        return address_of(self.references, name)


def _is_stored(stored):
    return stored.storage.exists(stored.name)


def selection_of(request):
    """What `?r=` names, else the reader's own dossier."""
    texts = request.GET.getlist("r")
    if not texts:
        return Selection(own_references(request), is_own=True)
    references = references_in(texts)
    return Selection(references[:LIMIT], strangers_in(texts)[:LIMIT], references[LIMIT:])
