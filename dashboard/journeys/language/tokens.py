"""Words and marks of a sentence, as they are written and for comparing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, chain, islice, pairwise
from operator import itemgetter
from typing import NamedTuple

from dashboard.journeys.language.word_forms import WordForm, word_form
from dashboard.places.remembered import Remembered

_WORD = re.compile(
    r"[A-Za-z]++(?:-[A-Za-z]++)*+(?![\w’'.-])"  # most words, which none of these cases concern:
    r"|(?:[A-Z]\.){2,}"  # U.S., U.A.E.
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Capt|Maj|St|Prof|Rev|Sgt|Adm|Jr|Sr)\."
    r"|[A-Z]\.(?=\s?[A-Z])"  # an initial
    r"|[^\W_]+[’'][A-Z][a-z][^\W_]*(?:-[^\W_]+)*"  # Dell'Acqua, O'Neill
    r"|[A-Z][^\W_]*(?<!s)[’'](?!(?:s|d|m|t|ll|re|ve)\b)[a-z]+(?:-[^\W_]+)*"  # Ya'akov, Sana'a
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
    runs = text[start:end].split()
    if not runs:
        return (), ()
    pieces = list(map(_RUNS.__getitem__, runs))
    steps = chain.from_iterable(map(itemgetter(1), pieces))
    ends = tuple(accumulate(steps, initial=start - 1))[1:]
    if ends[-1:] == (end,):  # so it is where one space parts the runs, as in most texts
        return tuple(chain.from_iterable(map(itemgetter(0), pieces))), ends
    return _one_by_one(text, start, end, runs)


def _one_by_one(
    text: str, start: int, end: int, runs: Sequence[str]
) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    """The same run by run, for a text with other gaps between its `runs`, or with an initial."""
    made, ends, at = list[Token](), list[int](), start
    for run in runs:
        at = text.find(run, at)
        found, steps = _RUNS[run]
        if steps is _UNSURE:
            found, steps = _pieces(text[at : min(at + len(run) + 2, end)])
        made += found
        ends += islice(accumulate(steps, initial=at - 1), 1, None)
        at += len(run)
    return tuple(made), tuple(ends)


Pieces = tuple[tuple[Token, ...], tuple[int, ...]]


def _pieces(seen: str) -> Pieces:
    """The words and marks of a run of letters up to the first space, and how far each ends after
    the one before; the first after the space before the run."""
    length = len(seen.split(maxsplit=1)[0])
    found = [m for m in _WORD.finditer(seen) if m.end() <= length]
    ends = [-1, *(m.end() for m in found)]
    return tuple(_token(m.group()) for m in found), tuple(b - a for a, b in pairwise(ends))


def _alone(run: str) -> Pieces:
    """The pieces of a run of letters, whatever follows it; of one that may end in an initial
    nothing, in no length, for whether "F." is one shows only in what follows."""
    initial = _INITIAL.search(run) and not _INITIALS.fullmatch(run)
    return ((), _UNSURE) if initial else _pieces(run)


_INITIAL = re.compile(r"(?<![^\W_])[A-Z]\.\Z")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_UNSURE = (0,)
# Most runs come again and again.
_RUNS = Remembered(_alone, 20_000)


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
