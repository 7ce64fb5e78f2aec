"""Questions asked of pages. What is public is decided here, once."""

from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, Func, OuterRef, Q
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page, PageManager
from wagtail.query import PageQuerySet


class IsRestricted(Func):
    """Whether a restriction holds at a tree path: Wagtail's public(), without its query a list.

    Written out, for as long as nothing is restricted SQLite takes restrictions for many, and would start from all the
    pages for each page."""

    output_field = BooleanField()
    template = (
        "EXISTS (SELECT 1 FROM wagtailcore_pageviewrestriction restriction CROSS JOIN wagtailcore_page above "
        "WHERE above.id = restriction.page_id AND above.path = SUBSTR(%(expressions)s, 1, LENGTH(above.path)))"
    )


class BasePageQuerySet(PageQuerySet):
    def published(self):
        """Pages that anybody may see now: live, not past their expiry, not restricted, and no mirror of a page
        in another language (an alias there is no translation). An alias is restricted as its source is."""
        return (
            self.live()
            .filter(~IsRestricted("path"), ~IsRestricted("alias_of__path"))
            .filter(Q(expire_at=None) | Q(expire_at__gt=timezone.now()))
            .filter(Q(alias_of=None) | Q(alias_of__locale=F("locale")))
        )


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


def in_private_collection(path):
    """Whether a restriction holds at the tree path of a collection in that field."""
    tested = ExpressionWrapper(OuterRef(path), CharField())
    restrictions = CollectionViewRestriction.objects.annotate(tested=tested)
    return Exists(restrictions.filter(tested__startswith=F("collection__path")))


def published_pages():
    """All public pages, of every type, as plain Pages."""
    return BasePageQuerySet(Page).published()


def at_path_below(page, slugs):
    """The pages at the path of `slugs`, a list, below `page`: one or none. The slug has an index, the path has not."""
    return Q(slug=slugs[-1], url_path=f"{page.url_path}{'/'.join(slugs)}/", path__startswith=page.path)
