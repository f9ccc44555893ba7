"""Words and marks of a sentence, as they are written and for comparing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from dashboard.journeys.language.word_forms import WordForm, word_form

_WORD = re.compile(
    r"[A-Za-z]++(?:-[A-Za-z]++)*+(?![\w’'.-])"  # most words, which none of these cases concern:
    r"|(?:[A-Z]\.){2,}"  # U.S., U.A.E.
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Capt|Maj|St|Prof|Rev|Sgt|Adm|Jr|Sr)\."
    r"|[A-Z]\.(?=\s?[A-Z])"  # an initial
    r"|[^\W_]+[’'][A-Z][a-z][^\W_]*(?:-[^\W_]+)*"  # Dell'Acqua, O'Neill
    r"|[^\W_]+?(?=n[’']t\b)"  # did|n't
    r"|n[’']t\b"
    r"|[’'](?:s|ll|re|ve|d|m)\b"
    r"|\d+(?:-[a-z]+)+\b"  # 24-year-old
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?\b"
    r"|[^\W_]+(?:-[^\W_]+)*"
    r"|--+|\S"
)


class Token(NamedTuple):
    """A word or a mark as it is written, and the same in small letters with straight apostrophes;
    `capital` for one with a capital letter in front (Rice, U.S., al-Zahar, d'Almeida), `form` what
    verb or adverb it can be by its letters, None for none."""

    text: str
    low: str
    capital: bool
    form: WordForm | None


def tokens(text: str, start: int, end: int) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    """The words and marks of `text[start:end]`, possessive endings and "n't" on their own, and the
    characters of `text` before which they end."""
    made, ends, at = list[Token](), list[int](), start
    find, add = text.find, ends.append  # every word passes here
    for run in text[start:end].split():
        at = find(run, at)
        if run[-1] == ".":  # whether "F." is an initial shows only in what follows
            found, lengths = _pieces(text[at : min(at + len(run) + 2, end)])
        else:
            found, lengths = _pieces(run)
        made += found
        for length in lengths:
            add(at + length)
        at += len(run)
    return tuple(made), tuple(ends)


@lru_cache(maxsize=20_000)
def _pieces(seen: str) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    """The words and marks of a run of letters up to the first space, and where each ends: kept,
    for most runs come again and again."""
    end = len(seen.split(maxsplit=1)[0])
    found = [m for m in _WORD.finditer(seen) if m.end() <= end]
    return tuple(_token(m.group()) for m in found), tuple(m.end() for m in found)


def _token(word: str) -> Token:
    capital = word[0].isupper() or bool(_PARTICLE.match(word))
    low = word.lower().replace("’", "'")
    return Token(word, low, capital, word_form(low))


_PARTICLE = re.compile(r"[a-z]{1,3}[-'’][A-Z]")


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A name's word without case, accents and dots, for comparing."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().strip(".'’")
