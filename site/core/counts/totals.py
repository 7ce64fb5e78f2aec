"""Questions asked of the numbers."""

from datetime import timedelta

from django.db.models import Sum
from django.utils.timezone import localdate

from core.models import FileCount, PageCount

YEAR = 365  # days


def a_year_ago():
    """The first of the last 365 days."""
    return localdate() - timedelta(days=YEAR - 1)


def recent_downloads(translation_keys=None):
    """How often pages were downloaded in the last 365 days, {translation key: number}; of all pages without keys."""
    counts = PageCount.objects.filter(day__gte=a_year_ago(), downloads__gt=0)
    if translation_keys is not None:
        counts = counts.filter(translation_key__in=translation_keys)
    return dict(counts.values_list("translation_key").annotate(Sum("downloads")))


def by_day(first, last, translation_key=None):
    """(day, views, downloads) of one page or of all together, from `first` to `last`; days without any are left out."""
    counts = PageCount.objects.filter(day__range=(first, last))
    if translation_key:
        counts = counts.filter(translation_key=translation_key)
    return list(counts.order_by("day").values_list("day").annotate(Sum("views"), Sum("downloads")))


def by_page(first, last):
    """{"translation_key", "views", "downloads"} of every page that has any, from `first` to `last`."""
    counts = PageCount.objects.filter(day__range=(first, last)).values("translation_key")
    return counts.annotate(views=Sum("views"), downloads=Sum("downloads"))


def of_files(document_ids, first, last):
    """How often files were downloaded from `first` to `last`, {document id: number}."""
    counts = FileCount.objects.filter(document__in=document_ids, day__range=(first, last))
    return dict(counts.values_list("document_id").annotate(Sum("downloads")))


def counted_since():
    """The first day that has a number; None before there is any."""
    return PageCount.objects.order_by("day").values_list("day", flat=True).first()
