"""Whether a text is English, and if not, what it seems to be.

A library ranks the languages; it is asked only about a text that hardly has the small words that
any English text is full of, and believed only where English is far behind.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from dashboard.articles.data_tables import rows

_DATA = Path(__file__).parent / "data"
_ENGLISH = frozenset((_DATA / "english_words.txt").read_text(encoding="utf-8").split())
_READ = 4000  # characters: more do not make it surer
_FEWEST_LETTERS, _FEWEST_WORDS = 60, 20
# A third of the words of an English article are in english_words.txt, and less than this share in
# one of a hundred English sentences; in other languages hardly any word is.
_ENGLISH_SHARE = 0.05
# The library ranks by the distance to a language's profile. On English sentences the nearest other
# language is at most 36 nearer than English, on texts of that language 39 to 400. Two that lie
# closer together than this are both named: Norwegian and Danish.
_FAR, _NEAR = 37, 10
_FURTHEST = 100_000
_WORD = re.compile(r"[^\W\d_]+")
_LAST_LATIN = "\u036f"


def foreign_language(text: str) -> str | None:
    """The language that a text seems to be in, "German" or "Norwegian or Danish"; None where it is
    English, or where it is too short, in capitals or a list of names, so that nobody can tell."""
    return _foreign(text[:_READ])


@lru_cache(2048)  # the same articles are asked about again whenever something in one is corrected
def _foreign(text: str) -> str | None:
    words = text.split()
    if sum(word in _ENGLISH for word in words) > _ENGLISH_SHARE * len(words):
        return None
    return _named(text) if _can_be_told(_WORD.findall(text)) else None


def _can_be_told(words: list[str]) -> bool:
    """Whether there are enough words: most of them in small letters, or in another script."""
    letters = sum(map(len, words))
    other = sum(letter > _LAST_LATIN for word in words for letter in word)
    small = sum(word[0].islower() for word in words)
    if letters < _FEWEST_LETTERS:
        return False
    return other * 2 > letters or (small >= _FEWEST_WORDS and small * 2 >= len(words))


def _named(text: str) -> str | None:
    """The language that the library finds far nearer than English, in words."""
    from resiliparse.parse.lang import detect_fast  # takes 20 ms, and few texts need it

    names = {row[0]: row[1] for row in rows("languages")}
    ranked = detect_fast(text, cutoff=_FURTHEST, n_results=len(names) + 1, langs=["en", *names])
    assert isinstance(ranked, list)  # as it is where several are asked for
    rank = dict(ranked)
    nearest = min(rank.values())
    if rank["en"] - nearest < _FAR:
        return None
    return " or ".join(names[code] for code in rank if rank[code] - nearest < _NEAR)
