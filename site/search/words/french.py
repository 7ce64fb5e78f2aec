"""French as it is written: articles cut short, words of both genders at once, plurals and feminine forms.

All of it works on folded text (search.words.analysis.fold). Snowball's French is left aside: it looks for accents,
which searchers leave out, keeps "actrice" and "acteur" apart, and takes "organe" and "organisation" for the same.
"""

import re

ELISION = re.compile(r"(?<![^\W_])(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[^\W_])")
SHORT_WORDS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?")  # C.S.T.I.

# Before the sign that separates the two genders → what may follow it.
GENDERS = {
    "teurs?": "(?:t?r)?ice",
    "eurs?": "(?:eu)?se|eresse|eure",
    "ers?": "(?:i?e)?re",
    "fs?": "[ie]?ve|fe",
    "eux": "(?:eu)?se",
    "ns?": "(?:ie|en|on|n)?ne",
    "[ls]": "(?:el|al|il|l)?le",
    "[ts]": "(?:et|ot|t)?te",
    "cs?": "que|che",
    "(?:er|[^\\W\\d_])": "in|innen",  # German: Lehrer:innen
    "[^\\W\\d_]": "e|x",
}
SIGN = r"[·.\-/*:_]"
BOTH_GENDERS = [
    re.compile(
        rf"(?<![^\W_])([^\W\d_]+{before})(?<=[^\W_]{{3}})"
        rf"(?:{SIGN}(?:{after})(?:{SIGN}?x)?(?:{SIGN}?s)?|\((?:{after})(?:\)\(?s\)?|s?\)))(?![^\W_])"
    )
    for before, after in GENDERS.items()
]
HAS_SIGN = re.compile(rf"[^\W_](?:{SIGN}|\()[^\W_]")  # without, no word is of both genders
MAYBE_PLURAL = re.compile(r"(?<=[^\W\d_]{3})(?:\(s\)|[·.\-/]s)(?![^\W_])")

IRREGULAR = {
    form: forms.split()[0]
    for forms in (
        "bas basse basses",
        "beau bel bels belle belles beaux",
        "chaux",
        "doux douce douces",
        "dur durs dure dures",
        "faux fausse fausses",
        "fou fol folle folles fous",
        "frais fraiche fraiches",
        "franc francs franche franches",
        "gris grise grises",
        "gros grosse grosses",
        "loyal loyaux loyale loyales",
        "oeil yeux",
        "pur purs pure pures",
        "roux rousse rousses",
        "royal royaux royale royales",
        "sec secs seche seches",
        "vieux vieil vieille vieilles",
        "vif vifs vive vives",
    )
    for form in forms.split()
}
# Ending → what takes its place, the first that fits, where at least that many letters stand before it.
SINGULAR = [("yaux", "yau", 2), ("eaux", "eau", 0), ("aux", "al", 2), ("eux", "eu", 1), ("oux", "ou", 1)]
SINGULAR += [("ss", "ss", 0), ("s", "", 3)]
MASCULINE = [
    ("trice", "teu", 2),
    ("euse", "eu", 2),
    ("eure", "eu", 2),
    ("eur", "eu", 2),
    ("elle", "el", 2),
    ("eau", "el", 2),
    ("eille", "eil", 2),
    ("tille", "til", 2),
    ("enne", "en", 2),
    ("onne", "on", 1),
    ("anne", "an", 3),
    ("ette", "et", 2),
    ("otte", "ot", 2),
    ("aise", "ai", 3),
    ("oise", "oi", 3),
    ("ise", "i", 3),
    ("use", "u", 4),
    ("ive", "iv", 2),
    ("if", "iv", 2),
    ("euve", "euv", 1),
    ("euf", "euv", 1),
    ("effe", "ev", 2),
    ("eve", "ev", 2),
    ("ef", "ev", 2),
    ("cque", "c", 3),
    ("que", "c", 3),
    ("anche", "anc", 2),
    ("gue", "g", 2),
    ("gu", "g", 2),
    ("ail", "al", 2),
    ("ee", "", 3),
    ("e", "", 4),
]


def plainly(text):
    """Folded `text` without elided articles, each word of both genders in its masculine form: "l'animateur·rice·s" →
    "animateur"; "C.S.T.I." → "csti"."""
    text = SHORT_WORDS.sub(lambda short: f"{short.group().replace('.', '')} ", ELISION.sub("", text))
    if not HAS_SIGN.search(text):
        return text
    for spelling in BOTH_GENDERS:
        text = spelling.sub(r"\1", text)
    return MAYBE_PLURAL.sub("", text)


def stem(word):
    """What the singular and the plural, the masculine and the feminine of a folded word have in common."""
    return IRREGULAR.get(word) or _without(_without(word, SINGULAR), MASCULINE)


def _without(word, endings):
    for ending, replacement, before in endings:
        if word.endswith(ending) and len(word) - len(ending) >= before:
            return word[: -len(ending)] + replacement
    return word
