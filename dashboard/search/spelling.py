"""What a person types, and the words that it finds however they are spelled."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dashboard.places.gazetteer.names import fold_word

LEAST = 2
"""Letters from which it is looked for at all: one finds too much."""

_WORD = re.compile(r"\w+")
_MOST_WORDS = 12  # of what was typed; nobody needs more, and each costs


def asked(typed: str) -> tuple[str, ...]:
    """The words that were typed, as `forms` spells them; none where that is too little to look
    for. The last may be the beginning of one."""
    words = [_plain(match.group()) for match in _WORD.finditer(typed)][:_MOST_WORDS]
    return tuple(words) if sum(map(len, words)) >= LEAST else ()


@lru_cache(maxsize=65_536)
def forms(word: str) -> frozenset[str]:
    """The spellings by which a word is found: without case and accents, and with the letters that
    are no plain ones with a mark ("ø", "ł") as the gazetteer folds them."""
    return frozenset((_plain(word), *fold_word(word)))


def found(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where in a text the words stand that were `asked` for, as offsets of its characters."""
    for match in _WORD.finditer(text):
        if any(fits(match.group(), words, at) for at in range(len(words))):
            yield match.span()


def how_many(text: str, words: Sequence[str]) -> int:
    """How many of the words that were `asked` for stand in a text."""
    said = set(_WORD.findall(text))
    return sum(any(fits(word, words, at) for word in said) for at in range(len(words)))


def fits(word: str, words: Sequence[str], at: int) -> bool:
    """Whether a word of a text is the one that was asked for at a place among all of them."""
    asked_for, is_last = words[at], at == len(words) - 1
    return any(form.startswith(asked_for) if is_last else form == asked_for for form in forms(word))


def folded(text: str) -> str:
    """The words of a text with letters that SQLite does not fold, folded."""
    unusual = (match.group() for match in _WORD.finditer(text) if not match.group().isascii())
    return " ".join(form for word in unusual for form in sorted(forms(word)))


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))
