"""References as readers write them, and the cookie in which a browser keeps those of its dossier."""

import re

from django.urls import reverse
from django.utils.http import urlencode

LIMIT = 100
COOKIE = "dossier"
YEAR = 365 * 24 * 60 * 60  # seconds
# A cookie admits no space and no comma: "ENV-0214.PAT-0098". js/dossier.js reads it too.
SEPARATOR = "."
# As somebody types them: "ENV 0214", "env0214", "Env-214".
TYPED = re.compile(r"\s*([A-Za-z]{3})[\s_–-]*0*([0-9]{1,8})\s*")
SHOWN = 40  # characters of what is no reference at all


def reference_in(text):
    """The reference that somebody typed, as it is stored: "ENV 0214"; None when it is none."""
    typed = TYPED.fullmatch(text)
    return f"{typed[1].upper()} {int(typed[2]):04}" if typed else None


def key_of(reference):
    """The same reference for addresses, cookies and ids, which take no space: "ENV-0214"."""
    return reference.replace(" ", "-")


def references_in(texts):
    """The references among `texts`, each once, in their order."""
    return list(dict.fromkeys(filter(None, map(reference_in, texts))))


def strangers_in(texts):
    """What is no reference among `texts`, cut to what may be shown."""
    return list(dict.fromkeys(text.strip()[:SHOWN] for text in texts if text.strip() and not reference_in(text)))


def joined(references):
    """A list of references in one word: "ENV-0214.PAT-0098"."""
    return SEPARATOR.join(map(key_of, references))


def parted(word):
    """The references of such a word, at most LIMIT: anybody may have written it."""
    return references_in(word.split(SEPARATOR))[:LIMIT]


def own_references(request):
    """Those of the reader's own dossier."""
    return parted(request.COOKIES.get(COOKIE, ""))


def keep(request, response, references):
    """Have the browser keep these references for a year, and nothing else; no cookie at all for none."""
    if not references:
        response.delete_cookie(COOKIE, samesite="Lax")
        return
    # Not HttpOnly: pages are the same for everybody, and a script of the site paints what is in the dossier.
    response.set_cookie(COOKIE, joined(references), max_age=YEAR, samesite="Lax", secure=request.is_secure())


def address_of(references, name=""):
    """The path of the page of these references in the active language, or of what is fetched beside it."""
    query = urlencode([("r", key_of(reference)) for reference in references])
    return f"{reverse('dossier')}{name}" + (f"?{query}" if query else "")
