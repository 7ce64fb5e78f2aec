"""Licences in plain words: what a reader may do, must do, may not do. After the deeds of Creative Commons."""

from django.utils.translation import gettext_lazy as _

from core.vocabularies import vocabulary

SHARE = ("check", _("You may print, show and hand out the material."), True)
ADAPT = ("check", _("You may adapt it, translate it, keep only a page of it."), True)
SELL = ("check", _("Also in a paid activity."), True)
NAME = ("users", _("You name the authors, the licence, and what you changed."), True)
ALIKE = ("link", _("You share your adaptation under the same licence."), True)
NOT_SOLD = ("x", _("Not for commercial use."), False)
NOT_ADAPTED = ("x", _("You share it only as it is, unchanged."), False)
FREE = ("check", _("You need not ask nor name anybody; naming the source is still good practice."), True)
READ = ("check", _("You may read it here."), True)
ASK = ("mail", _("For any other use, ask the authors or the organisation first."), False)

TERMS = {
    "cc0": [SHARE, ADAPT, SELL, FREE],
    "pdm": [SHARE, ADAPT, SELL, FREE],
    "cc-by": [SHARE, ADAPT, SELL, NAME],
    "cc-by-sa": [SHARE, ADAPT, SELL, NAME, ALIKE],
    "cc-by-nc": [SHARE, ADAPT, NAME, NOT_SOLD],
    "cc-by-nc-sa": [SHARE, ADAPT, NAME, ALIKE, NOT_SOLD],
    "cc-by-nd": [SHARE, SELL, NAME, NOT_ADAPTED],
    "cc-by-nc-nd": [SHARE, NAME, NOT_ADAPTED, NOT_SOLD],
    "inc": [READ, ASK],
    "sur-demande": [READ, ASK],
}


def licence_info(code):
    """{"code", "label", "uri", "permissions": [{"icon", "text", "allowed"}]}; no permissions for an unknown code."""
    term = vocabulary("licence").terms.get(code, {})
    terms = [{"icon": icon, "text": text, "allowed": allowed} for icon, text, allowed in TERMS.get(code, [])]
    return {"code": code, "label": vocabulary("licence").label(code), "uri": term.get("uri", ""), "permissions": terms}


def reuse_of(code):
    """What a licence lets one do, as codes of the vocabulary `reuse`; none for an unknown licence."""
    return vocabulary("licence").terms.get(code, {}).get("reuse", [])
