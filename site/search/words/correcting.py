"""What a reader may have meant: words that are in the list, a typing mistake away from one that is not."""

from itertools import islice
from string import ascii_lowercase, digits

from django.db.models.functions import Length

from search.models import Word
from search.words.parsing import CORRECTED_FROM, Question, of_words

LONGEST = 30  # letters of a word that is corrected
PROPOSED_FROM = 4  # letters
MOST = 4  # unknown words that are corrected in one question
LETTERS = ascii_lowercase + digits


def corrections(question, is_found):
    """For the words of a Question that nothing in the list has, those that it has at a distance of one: {typed: {word:
    its spelling}}, all folded but the last. `is_found` tells whether a Question finds anything there."""
    near = {typed: words_near(typed) for typed in unknown(question, is_found, CORRECTED_FROM)}
    there = {typed: [word for word in words if _has(is_found, word)] for typed, words in near.items()}
    return {typed: {word.text: word.spelling for word in words} for typed, words in there.items() if words}


def unknown(question, is_found, letters):
    """The words of a Question, of so many letters at least, that nothing in the list has."""
    words = (one for one in question.wanted if letters <= len(one.typed) <= LONGEST)
    return list(islice((one.typed for one in words if not is_found(Question((one,)))), MOST))


def _has(is_found, word):
    return is_found(Question((of_words([word.text]),)))


def words_near(typed):
    """The known Words that one mistake leads to `typed` from, in the plural or the singular; those with its first
    letter first."""
    forms = {typed, f"{typed}s", typed.removesuffix("s")}
    wanted = set().union(*(one_mistake_away(form) for form in forms))
    near = Word.objects.filter(text__in=sorted(wanted))
    return sorted(near, key=lambda word: (word.text[0] != typed[0], abs(len(word.text) - len(typed)), word.text))


def one_mistake_away(word):
    """All that differs from `word` by one letter left out, added, mistaken for another, or two next to each other
    exchanged (Damerau and Levenshtein's distance)."""
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    without = {left + right[1:] for left, right in halves if right}
    exchanged = {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    mistaken = {left + letter + right[1:] for left, right in halves if right for letter in LETTERS}
    added = {left + letter + right for left, right in halves for letter in LETTERS}
    return without | exchanged | mistaken | added


def proposal(question, is_found):
    """What else to search for when nothing is found, however it is corrected: {typed, folded: how a word is spelt},
    which finds something; {} when nothing near does. Two mistakes are forgiven here, and one in a word of four
    letters."""
    nearest = {typed: _nearest(typed, is_found) for typed in unknown(question, is_found, PROPOSED_FROM)}
    changed = {typed: word for typed, word in nearest.items() if word}
    meant = question.with_words({typed: [word.text] for typed, word in changed.items()})
    return {typed: word.spelling for typed, word in changed.items()} if changed and is_found(meant) else {}


def _nearest(typed, is_found):
    """The Word that the list has and that is the nearest; None when none is near."""
    near = Word.objects.annotate(letters=Length("text")).filter(
        text__startswith=typed[0], letters__gte=len(typed) - 2, letters__lte=len(typed) + 2
    )
    allowed = 2 if len(typed) > CORRECTED_FROM else 1
    ranked = sorted(((distance(typed, word.text), word.text, word) for word in near), key=lambda one: one[:2])
    return next((word for far, _text, word in ranked if 0 < far <= allowed and _has(is_found, word)), None)


def distance(one, other):
    """Damerau and Levenshtein's distance between two words."""
    before, row = [], list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        earlier, before, row = before, row, [place]
        for column, opposite in enumerate(other, 1):
            cost = min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != opposite))
            if place > 1 and column > 1 and letter == other[column - 2] and one[place - 2] == opposite:
                cost = min(cost, earlier[column - 2] + 1)
            row.append(cost)
    return row[-1]
