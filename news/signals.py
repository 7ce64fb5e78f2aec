"""What news does when pages are made, published, restricted or deleted."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction, WorkflowPage
from wagtail.signals import page_published, page_unpublished, post_page_move

from news.facets import POSITIONS
from news.models import PositionIndexPage, PositionPage, ReviewByAnother
from news.models.text import SUPERSEDED
from search.index import reindex
from search.models import FacetValue


@receiver(post_save, sender=PositionIndexPage)
def review_papers(sender, instance, created, **kwargs):
    """Papers are approved by somebody else, unless administrators choose another workflow for them."""
    review = ReviewByAnother.objects.filter(active=True).order_by("pk").first()
    if created and review:
        WorkflowPage.objects.get_or_create(page_id=instance.pk, defaults={"workflow": review.workflows.first()})


@receiver(page_published, sender=PositionPage)
def keep_version(sender, instance, **kwargs):
    if not instance.live:  # it is only planned to be published
        return
    instance.freeze()
    instance.refresh_translations()
    mark_superseded()


@receiver(post_page_move)
@receiver(page_unpublished, sender=PositionPage)
@receiver(post_delete, sender=PositionPage)
@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def follow_successors(sender, instance, **kwargs):
    mark_superseded()


def mark_superseded():
    """Rewrite the lists' rows of the papers that are superseded, or were: another paper has become public, or has
    ceased to be."""
    named = PositionPage.objects.filter(superseded_by_pages__isnull=False)
    shown = FacetValue.objects.filter(section=POSITIONS.name, facet="status", value=SUPERSEDED)
    keys = {*named.values_list("translation_key", flat=True), *shown.values_list("listed__translation_key", flat=True)}
    if keys:
        reindex(POSITIONS, keys)
