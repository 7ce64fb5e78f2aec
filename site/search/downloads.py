"""The order by downloads: rows of the facet index follow the counts, and only those that changed are written."""

import time
from collections import defaultdict

from django.dispatch import receiver

from core.counts.adding import pages_downloaded
from core.periodic import every_minute
from search import registry
from search.models import ListedPage

AT_ONCE = 500
HOUR = 60 * 60  # seconds
_next_round = 0.0


@receiver(pages_downloaded)
def follow_downloads(translation_keys, **kwargs):
    for section in sections():
        refresh(section, translation_keys)


@every_minute
def follow_forgotten_downloads():
    """Every hour, all of them: what was downloaded a year ago counts no longer."""
    global _next_round
    if time.monotonic() >= _next_round:
        for section in sections():
            refresh(section)
        _next_round = time.monotonic() + HOUR


def sections():
    return [section for section in registry.sections() if section.downloads]


def refresh(section, translation_keys=None):
    """Make the rows of the pages with these keys, or all, say how often they were downloaded."""
    rows = ListedPage.objects.filter(section=section.name)
    some = rows if translation_keys is None else rows.filter(translation_key__in=translation_keys)
    known = dict(some.filter(downloads__gt=0).values_list("translation_key", "downloads"))
    actual = section.downloads(translation_keys)
    changed = defaultdict(list)
    for key in known.keys() | actual.keys():
        if known.get(key) != actual.get(key):
            changed[actual.get(key, 0)].append(key)
    for number, keys in changed.items():
        for start in range(0, len(keys), AT_ONCE):
            rows.filter(translation_key__in=keys[start : start + AT_ONCE]).update(downloads=number)
