"""Questions asked of pages. What is public is decided here, once."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet


class BasePageQuerySet(PageQuerySet):
    def published(self):
        """Pages that anybody may see now: live, not past their expiry, not restricted, and no mirror of a page
        in another language (an alias there is no translation)."""
        restricted = PageViewRestriction.objects.annotate(
            tested=ExpressionWrapper(OuterRef("path"), CharField())
        ).filter(tested__startswith=F("page__path"))
        return (
            self.live()
            .filter(~Exists(restricted))  # as Wagtail's public(), without its query for each list
            .filter(Q(expire_at=None) | Q(expire_at__gt=timezone.now()))
            .filter(Q(alias_of=None) | Q(alias_of__locale=F("locale")))
        )


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


def published_pages():
    """All public pages, of every type, as plain Pages."""
    return BasePageQuerySet(Page).published()
