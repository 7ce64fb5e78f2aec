"""Pages that go with another, whatever their section."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from core.query import published_pages


class RelatedPage(Orderable):
    """A page names another, of any section, that its readers may want."""

    page = ParentalKey("wagtailcore.Page", related_name="related_pages", on_delete=models.CASCADE)
    target = models.ForeignKey("wagtailcore.Page", verbose_name=_("page"), related_name="+", on_delete=models.CASCADE)

    class Meta(Orderable.Meta):
        verbose_name = _("related page")
        verbose_name_plural = _("related pages")
        constraints = [models.UniqueConstraint(fields=["page", "target"], name="a_page_related_once")]

    def __str__(self):
        return str(self.target)


def related_to(page):
    """The public pages that `page` names, in its order: each in the language of `page`, else in another one that it
    has. As plain Pages with `kind`, the name of their type, and `is_fallback`."""
    targets = [row.target for row in page.related_rows("related_pages", "target")]
    keys = {target.translation_key for target in targets}
    found = {}
    for public in published_pages().filter(translation_key__in=keys).select_related("locale") if keys else ():
        public.is_fallback = public.locale_id != page.locale_id
        if public.translation_key not in found or not public.is_fallback:
            found[public.translation_key] = public
    shown = [found[target.translation_key] for target in targets if target.translation_key in found]
    for public in shown:
        public.kind = public.specific_class._meta.verbose_name
    return shown
