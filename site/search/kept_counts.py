"""How many rows of the facet index there are, kept beside them: a list without a choice reads its counts.

The numbers change in the transaction that changes the rows, and by no other road than `search.index`.
"""

from collections import Counter

from django.db import connection, transaction
from django.db.models import Count

from search.models import FacetCount, FacetValue, ListedPage

KEY = ("section", "language", "facet", "value")
ALL = ""  # the facet, and the value, of all that is listed
LOCK = 7_205_118  # any number that nothing else of the site locks


def one_writer_at_a_time():
    """Until the transaction ends nobody else writes the index: two editors who publish at once wait for each other
    instead of failing, and no count is lost. SQLite has but one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def numbers_of(rows):
    """What ListedPages, a queryset, count for: Counter {KEY: number}."""
    found = Counter()
    listed = rows.order_by().values_list("section", "language").annotate(number=Count("pk"))
    for section, language, number in listed:
        found[section, language, ALL, ALL] = number
    values = FacetValue.objects.filter(listed__in=rows.values("pk")).order_by().values_list(*KEY)
    for *key, number in values.annotate(number=Count("pk")):
        found[tuple(key)] = number
    return found


def change(differences):
    """Add a Counter of differences, {KEY: more or less}, to what is kept; within `one_writer_at_a_time`."""
    wanted = {key: number for key, number in differences.items() if number}
    if not wanted:
        return
    sections, languages = {key[0] for key in wanted}, {key[1] for key in wanted}
    known = FacetCount.objects.filter(section__in=sections, language__in=languages).values_list(*KEY, "number")
    kept = {tuple(key): number for *key, number in known}
    rows = [_row(key, kept.get(key, 0) + number) for key, number in sorted(wanted.items())]
    FacetCount.objects.bulk_create(rows, update_conflicts=True, unique_fields=KEY, update_fields=["number"])


@transaction.atomic
def count_anew(section):
    """Make the numbers of a section what its rows say."""
    one_writer_at_a_time()
    FacetCount.objects.filter(section=section.name).delete()
    numbers = numbers_of(ListedPage.objects.filter(section=section.name))
    FacetCount.objects.bulk_create(_row(key, number) for key, number in sorted(numbers.items()))


def differences(section):
    """A sentence on every number that is not what the rows of a section say."""
    true = numbers_of(ListedPage.objects.filter(section=section.name))
    kept = FacetCount.objects.filter(section=section.name).exclude(number=0).values_list(*KEY, "number")
    kept = {tuple(key): number for *key, number in kept}
    return [f"count wrong: {key}" for key in sorted(true.keys() | kept.keys()) if true.get(key, 0) != kept.get(key, 0)]


def kept(section, language, facets, over):
    """{(facet, value): number} of all that is listed now, in these facets and in ALL, but for what is `over`, as of
    `expired`."""
    rows = FacetCount.objects.filter(section=section.name, language=language, facet__in=[ALL, *facets], number__gt=0)
    found = Counter({(facet, value): number for facet, value, number in rows.values_list("facet", "value", "number")})
    if over:
        gone = numbers_of(ListedPage.objects.filter(pk__in=over))
        found -= Counter({(facet, value): number for (_section, _language, facet, value), number in gone.items()})
    return found


def expired(section, language):
    """The ids of the ListedPages whose time is over, which the worker is about to drop: hardly ever any."""
    over = ListedPage.objects.expired().filter(section=section.name, language=language)
    return list(over.values_list("pk", flat=True))


def _row(key, number):
    return FacetCount(**dict(zip(KEY, key, strict=True)), number=number)
