"""docs/performance.md, from what was measured."""

import datetime
import os
import platform
from statistics import median, quantiles

INTRODUCTION = """# What the library costs, by its size

Written by `make bench` on {date}: Python {python}, {cores} cores, {memory:.0f} GB of memory, each library in a process
of its own, measured in turn in {rounds} rounds. “Nothing” is the address that asks nothing: what it varies by is the
noise of the machine. Times are those of whole answers, page and all, without any page cache.

Resources are in French, a quarter with pages in other languages, each listed in four; with 15 themes, 60 organisations
and one to five files with text. The rare word is in twenty of them, the common one in a tenth of all.
"""
MEANING = """
## What it means

- Without a choice, a list reads numbers that are kept beside the index: it costs the same at any size.
- With choices, counts are made from sets of bits, a millisecond or two at any size here; what grows is the reading of
  the twelve that are shown, and with words the finding of all that has them.
- Rebuilding is told from the rewriting of forty resources; publishing is what an editor waits for, without what the
  worker does afterwards (words, PDF, Wagtail’s own index).
- The numbers of PostgreSQL need its autovacuum, which is on unless somebody turned it off.

Why it is built so is told in decisions [17](decisions/0017-counts-and-statements.md) and
[19](decisions/0019-sets-of-bits.md).
"""
TARGETS = [
    ("unfiltered", 2),
    ("two facets", 3),
    ("a rare word", 2),
    ("a common word", 8),
    ("a deep page", 3),
    ("publishing", 1.5),
]
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def written(libraries):
    parts = [INTRODUCTION.format(**_machine(), rounds=max(len(times) for times in libraries[0].times.values()))]
    for vendor in dict.fromkeys(library.vendor for library in libraries):
        parts.append(_table(NAMES[vendor], [library for library in libraries if library.vendor == vendor]))
    parts.append(_promises(libraries))
    return "\n".join([*parts, MEANING])


def _machine():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    date = datetime.date.today().isoformat()
    return {"date": date, "python": platform.python_version(), "cores": os.cpu_count(), "memory": memory}


def _table(name, libraries):
    """Of each action the median and the 95th percentile, its queries and the memory it takes at most."""
    first, last = libraries[0], libraries[-1]
    head = ["ms: median (95th percentile)", *(f"{one.size:,}" for one in libraries), "× ", "queries", "MiB at most"]
    rows = [head, ["---"] * len(head)]
    for action in first.actions:
        numbers = [_of(one, action) for one in libraries]
        ratio = numbers[-1][0] / numbers[0][0] if numbers[0][0] else 1
        queries = sorted({one.seen[action]["queries"] for one in libraries if action in one.seen})
        asked = "–".join(str(number) for number in dict.fromkeys([*queries[:1], *queries[-1:]]))
        cells = [f"{middle:,.1f} ({most:,.1f})" for middle, most in numbers]
        rows.append([action, *cells, f"{ratio:.1f}", asked, str(last.seen.get(action, {}).get("memory", ""))])
    filled = ["filling, s", *(str(one.filled["seconds"]) for one in libraries), "", "", ""]
    filled[-1] = str(last.filled["memory"])
    return "\n".join([f"\n## {name}\n", *(f"| {' | '.join(row)} |" for row in [*rows, filled])])


def _of(library, action):
    times = library.times[action]
    return median(times), quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def _promises(libraries):
    """What was promised of the largest against the smallest, on PostgreSQL, and whether it is kept."""
    known = {(library.vendor, library.size): library for library in libraries}
    sizes = sorted({library.size for library in libraries})
    lines = [
        "\n## What was promised\n",
        f"| {sizes[-1]:,} ÷ {sizes[0]:,} on PostgreSQL | at most | is |",
        "|---|---|---|",
    ]
    small, large = known.get(("postgresql", sizes[0])), known.get(("postgresql", sizes[-1]))
    if not large or small is large:
        return ""
    for action, most in TARGETS:
        ratio = _of(large, action)[0] / _of(small, action)[0]
        lines.append(f"| {action} | {most} | {ratio:.2f} |")
    word, ours, wagtails = (_of(large, name)[0] for name in ("a common word", "the site’s search", "Wagtail’s search"))
    lines.append(f"| a common word, in ms | 200 | {word:.0f} |")
    lines.append(f"| Wagtail’s search ÷ the site’s, at least | 5 | {wagtails / ours:.1f} |")
    if ("sqlite", 10_000) in known and ("postgresql", 10_000) in known:
        pairs = {name: [_of(known[vendor, 10_000], name)[0] for vendor in NAMES] for name, _most in TARGETS}
        name, (one, other) = max(pairs.items(), key=lambda pair: pair[1][0] / pair[1][1])
        lines.append(f"| SQLite ÷ PostgreSQL at 10,000, the worst ({name}) | 2 | {one / other:.2f} |")
    return "\n".join(lines)
