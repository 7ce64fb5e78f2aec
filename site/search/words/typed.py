"""What stands in a search box while somebody types."""

from functools import lru_cache

from search.titles import words_in
from search.words.analysis import WORD, fold, tokens
from search.words.stop_words import STOP_WORDS

SHORTEST = 2  # letters


class Typed:
    """Words of a reader of `language`, folded: `start`, which may go on, and the `others` before it."""

    def __init__(self, text, language):
        self.text, self.language = text, language
        parts = [part for token in tokens(text) for part in token]
        if len(parts) > 1 and len(parts[-1]) < SHORTEST:
            parts.pop()
        self.start = parts[-1] if parts and len(parts[-1]) >= SHORTEST else ""
        self.others = [part for part in parts[:-1] if len(part) >= SHORTEST and part not in STOP_WORDS[language]]

    def is_in(self, label):
        """Whether words of `label` start with all that was typed."""
        words = _words_in(label, self.language)
        return all(any(word.startswith(start) for word in words) for start in (*self.others, self.start))

    def completed(self, word):
        """The text with `word` in the place of what may go on, and of what follows it. What was typed stays as it is:
        of "energie" and "énergie" the reader has chosen one."""
        found = [one for one in WORD.finditer(self.text) if len(one[0]) >= SHORTEST]
        if not found:
            return word
        typed = found[-1][0]
        same = len(typed) <= len(word) and fold(word[: len(typed)]) == fold(typed)
        return self.text[: found[-1].start()] + (typed + word[len(typed) :] if same else word)


@lru_cache(maxsize=2_000)
def _words_in(label, language):
    return words_in(label, language)
