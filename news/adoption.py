"""What a position paper still lacks before it is adopted."""

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.side_panels import Check
from news.reading import MARK, RICH


def checks(page):
    """The Checks of a PositionPage as it stands, in the order of its form."""
    return [
        Check(_("Demands"), bool(page.reading.demands), "panel-child-content-body-section"),
        _alternative_texts(page),
        _footnotes(page),
        Check(_("Day and body of the adoption"), bool(page.adopted_on and page.adopted_by), "id_adopted_on"),
        Check(_("Vote"), page.votes_for is not None, "id_votes_for"),
        Check(_("Addressees"), bool(page.addressees_list), "id_addressees"),
        Check(_("What changed, or where it comes from"), bool(page.version_note), "id_version_note"),
        Check(_("Themes"), bool(page.themes_in_order), "id_themed_items-ADD"),
        Check(_("Signatories"), bool(list(page.signatories.all())), "id_signatories-ADD"),
        _translations(page),
    ]


def _alternative_texts(page):
    images = [block.value["image"] for block in page.body if block.block_type == "image" and block.value["image"]]
    silent = [image.title for image in images if not image.decorative and not image.contextual_alt_text]
    if page.cover and not page.cover_alt:
        silent.append(page.cover.title)
    return Check(_("Alternative texts of the pictures"), not silent, "id_cover_alt", ", ".join(silent))


def _footnotes(page):
    led_to = {uuid for block in page.body if block.block_type in RICH for uuid in MARK.findall(block.value.source)}
    written = {uuid for uuid, text in page.notes.items() if strip_tags(text).strip()}
    lost, unused = len(led_to - written), len(written - led_to)
    details = [
        ngettext("%s mark leads to no note", "%s marks lead to no note", lost) % lost if lost else "",
        ngettext("%s note has no mark in the text", "%s notes have no mark in the text", unused) % unused
        if unused
        else "",
    ]
    return Check(_("Footnotes"), not (lost or unused), "id_footnotes-ADD", ", ".join(filter(None, details)))


def _translations(page):
    others = type(page).objects.filter(translation_key=page.translation_key, live=True, alias_of=None)
    ready = {
        other.locale.language_code
        for other in others.select_related("locale")
        if other.version_label == page.version_label
    }
    missing = [name for code, name in settings.LANGUAGES if code not in {*ready, page.locale.language_code}]
    return Check(_("Translations of this version"), not missing, "", ", ".join(missing))
