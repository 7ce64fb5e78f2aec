"""What trainings do when pages are published."""

from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from core.pdf.tasks import request_pdf, withdraw_pdf
from search.index import reindex
from training.calendars import keep_entries
from training.facets import COMING
from training.following import follow_facts
from training.models import TrainingCataloguePage, TrainingPage


@receiver(page_published, sender=TrainingPage)
def follow_publication(sender, instance, **kwargs):
    translations = follow_facts(instance)
    reindex(COMING, [instance.translation_key])
    for page in [*translations, instance]:
        keep_entries(type(page).objects.get(pk=page.pk))
        _each(Q(path=_above(page.path)), request_pdf)


@receiver(page_unpublished, sender=TrainingPage)
@receiver(post_delete, sender=TrainingPage)
def follow_withdrawal(sender, instance, **kwargs):
    _each(Q(path=_above(instance.path)), withdraw_pdf)


@receiver(page_published, sender=TrainingCataloguePage)
def print_catalogue(sender, instance, **kwargs):
    request_pdf(instance)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def follow_restriction(sender, instance, **kwargs):
    withdraw_pdfs_below(instance.page.path)


@receiver(post_page_move)
def follow_move(sender, instance, parent_page_before, **kwargs):
    withdraw_pdfs_below(instance.path)
    _each(Q(pk=parent_page_before.pk), withdraw_pdf)


def withdraw_pdfs_below(path):
    """Have the PDFs made anew of all catalogues with a training at or below a tree path, or an alias of one, which is
    restricted as it is."""
    there = Q(path__startswith=path) | Q(alias_of__path__startswith=path)
    trainings = TrainingPage.objects.filter(there).values_list("path", flat=True)
    _each(Q(path__in={_above(training) for training in trainings}), withdraw_pdf)


def _each(wanted, change):
    for catalogue in TrainingCataloguePage.objects.filter(wanted, live=True):
        change(catalogue)


def _above(path):
    return path[: -TrainingPage.steplen]
