"""When a page leaves its address: what an editor is told before, and afterwards where its readers may be sent.

Wagtail says before a deletion and an unpublication how often a page is referenced, and before a move nothing; what it
means for readers is said nowhere."""

from django.core import signing
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, ReferenceIndex

SALT = "core.leaving"
MOST = 20  # pages that are named


def pages_leading_to(page):
    """The pages whose published or drafted text, lists or choices name `page`: the first MOST of them, as Pages."""
    sources = (source for source, _references in ReferenceIndex.get_grouped_references_to(page))
    ids = [source.pk for source in sources if isinstance(source, Page) and source.pk != page.pk]
    return Page.objects.filter(pk__in=ids).select_related("locale").order_by("path")[:MOST]


def move_together(pages, action):
    """The trees of the languages are alike: a page moved in the admin takes its translations and its mirrors along,
    each to the translation of the place where it goes."""
    return {page: page.get_translations() for page in pages} if action == "move" else {}


def refuse_a_taken_place(request, page, destination):
    """What has the slug of a translation of the page, where that translation would go."""
    for translation in page.get_translations():
        place = destination.get_translation_or_none(translation.locale)
        if place and not Page._slug_is_available(translation.slug, place, page=translation):
            sentence = _("Nothing was moved: “%(place)s” has a page “%(slug)s” already. Rename one of the two first.")
            messages.error(request, sentence % {"place": place.get_admin_display_title(), "slug": translation.slug})
            return redirect("wagtailadmin_pages:move", page.pk)
    return None


def note_addresses(request, page):
    """Before a deletion, with which the notes of its former addresses go too."""
    request.addresses_left = addresses_of(page)


def offer_another_page_for_good(request, page):
    _offer(request, request.addresses_left, for_good=True)


def offer_another_page_meanwhile(request, page):
    _offer(request, addresses_of(page), for_good=False)


def addresses_of(page):
    """Where readers find a page, or found it before: none when nobody ever could."""
    if not page.first_published_at or not page.url:
        return []
    former = Redirect.objects.filter(redirect_page=page.pk, automatically_created=True).order_by("pk")
    return list(dict.fromkeys([Redirect.normalise_path(page.url), *former.values_list("old_path", flat=True)]))


def _offer(request, addresses, *, for_good):
    if not addresses:
        return
    word = signing.dumps({"addresses": addresses, "for_good": for_good}, salt=SALT, compress=True)
    button = messages.button(reverse("send_readers", args=[word]), _("Send its readers to another page"))
    sentence = _("Whoever comes to %(address)s is told that the page is not there.")
    messages.warning(request, sentence % {"address": f"{addresses[0]}/"}, buttons=[button])


def addresses_in(word):
    """What was offered: {"addresses": […], "for_good": bool}. Raises signing.BadSignature."""
    return signing.loads(word, salt=SALT)


def send_readers(addresses, page, site, *, for_good):
    """Lead whoever comes to these addresses to `page`; a page that stands at one of them again goes first."""
    Redirect.objects.filter(old_path__in=addresses, site=site).delete()
    rows = [Redirect(old_path=old, site=site, redirect_page=page, is_permanent=for_good) for old in addresses]
    Redirect.objects.bulk_create(rows)
