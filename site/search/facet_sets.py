"""Which listed pages have which value, kept beside the facet index as sets of bits.

Every ListedPage has a slot in its section and language; a set of slots is an int whose bit n stands for slot n. With
50,000 pages a set has 6 kB, and what two sets share is counted in microseconds: see `search.counting`.

Sets change in the transaction that changes the rows, and by no other road than `search.index`.
"""

from collections import Counter, defaultdict

from django.db import connection, transaction

from search.models import FacetSet, FacetValue, ListedPage

KEY = ("section", "language", "facet", "value")
ALL = ("", "")  # the facet and the value of all that is listed
LOCK = 7_205_118  # any number that nothing else of the site locks


def one_writer_at_a_time():
    """Until the transaction ends nobody else writes the index: two editors who publish at once wait for each other
    instead of failing, and no change is lost. SQLite has but one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def numbers(section, language):
    """{(facet, value): how many have it}, and of ALL; of what is in the index, expired or not."""
    rows = _used(section, language).values_list("facet", "value", "number")
    return {(facet, value): number for facet, value, number in rows}


def sets(section, language):
    """{(facet, value): the set of those that have it}, and that of ALL, of what is in the index, expired or not."""
    rows = _used(section, language).values_list("facet", "value", "slots")
    return {(facet, value): _read(slots) for facet, value, slots in rows}


def set_of(slots):
    """The set that has these slots."""
    slots = list(slots)
    found = bytearray(max(slots, default=-1) // 8 + 1)
    for slot in slots:
        found[slot >> 3] |= 1 << (slot & 7)
    return _read(found)


def those_in(slots, wanted):
    """Those of `slots`, a list, that a set has, in their order."""
    there = _written(wanted)
    most = len(there) * 8
    return [slot for slot in slots if slot < most and there[slot >> 3] >> (slot & 7) & 1]


class Changes:
    """What leaves the sets and what comes in; within `one_writer_at_a_time`, until it is saved."""

    def __init__(self):
        self.gone, self.come, self._taken = Counter(), Counter(), {}

    def remove(self, row, values):
        """A ListedPage that has these values, {(facet, value), …}, goes."""
        self._mark(self.gone, row, values)
        self._taken[row.section, row.language] = self._slots(row) & ~(1 << row.slot)

    def add(self, row, values):
        """A ListedPage comes, into the first slot that is free unless it has one that was its own before."""
        taken = self._slots(row)
        if row.slot is None:
            row.slot = (~taken & (taken + 1)).bit_length() - 1
        self._taken[row.section, row.language] = taken | 1 << row.slot
        self._mark(self.come, row, values)

    def save(self):
        keys = self.gone.keys() | self.come.keys()
        known, changed = _stored(keys), []
        for key in sorted(keys):
            before = known.get(key, 0)
            after = before & ~self.gone[key] | self.come[key]
            if after != before:
                changed.append(_row(key, after))
        _save(changed)

    def _mark(self, where, row, values):
        for facet, value in [ALL, *values]:
            where[row.section, row.language, facet, value] |= 1 << row.slot

    def _slots(self, row):
        """The slots of a section and language that are taken."""
        key = (row.section, row.language)
        if key not in self._taken:
            self._taken[key] = _stored([(*key, *ALL)]).get((*key, *ALL), 0)
        return self._taken[key]


@transaction.atomic
def make_anew(section):
    """Make the sets of a section what its rows say."""
    one_writer_at_a_time()
    FacetSet.objects.filter(section=section.name).delete()
    for language in _languages(section):
        _save(_row(key, slots) for key, slots in sorted(_true(section, language).items()))


def differences(section):
    """A sentence on every set that is not what the rows of a section say."""
    found = []
    for language in _languages(section):
        true = {key: (slots, slots.bit_count()) for key, slots in _true(section, language).items()}
        rows = _used(section, language).values_list(*KEY, "slots", "number")
        kept = {tuple(key): (_read(slots), number) for *key, slots, number in rows}
        found += [f"set wrong: {key}" for key in sorted(true.keys() | kept.keys()) if true.get(key) != kept.get(key)]
    return found


def _used(section, language):
    """The FacetSets of a list that have anything."""
    return FacetSet.objects.filter(section=section.name, language=language, number__gt=0)


def _languages(section):
    """Those in which a section has rows, or sets."""
    return sorted(
        {*ListedPage.objects.filter(section=section.name).values_list("language", flat=True).distinct()}
        | {*FacetSet.objects.filter(section=section.name).values_list("language", flat=True).distinct()}
    )


def _true(section, language):
    """{KEY: set} as the rows say."""
    there = {"section": section.name, "language": language}
    slots = defaultdict(list)
    slots[ALL] = list(ListedPage.objects.filter(**there).values_list("slot", flat=True))
    values = FacetValue.objects.filter(**there).values_list("facet", "value", "listed__slot")
    for facet, value, slot in values.iterator(chunk_size=10_000):
        slots[facet, value].append(slot)
    return {(section.name, language, *key): set_of(found) for key, found in slots.items() if found}


def _stored(keys):
    """{KEY: set} of these keys, and perhaps of others."""
    columns = {f"{name}__in": {key[place] for key in keys} for place, name in enumerate(KEY)}
    return {tuple(key): _read(slots) for *key, slots in FacetSet.objects.filter(**columns).values_list(*KEY, "slots")}


def _row(key, slots):
    return FacetSet(**dict(zip(KEY, key, strict=True)), number=slots.bit_count(), slots=_written(slots))


def _save(rows):
    FacetSet.objects.bulk_create(rows, update_conflicts=True, unique_fields=KEY, update_fields=["number", "slots"])


def _read(slots):
    return int.from_bytes(slots, "little")


def _written(slots):
    return slots.to_bytes((slots.bit_length() + 7) // 8, "little")
