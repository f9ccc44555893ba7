"""What the finder of places knows about English words and people's names: tables in `data/`.

`word_sets.txt` has small sets of words, each under the name by which a rule asks for it.
`cues.tsv` sorts closed classes of words, `common_words.tsv` counts words that are written in lower
case, `person_names.tsv` weighs given and family names (made by `benchmarks/language_tables.py`,
which tells their sources), `given_names.txt` adds given names that are rare in America.
`titles.tsv` has the words for what a person is ("president"); each row says whether the finder of
places, the journeys or both read it, for "Private Lee" shows a person and "a private" means none.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dashboard.errors import InputError

_DATA = Path(__file__).parent / "data"
_WORLD_GIVEN_WEIGHT = 5


class Cue:
    """Classes of words, as in the first column of `cues.tsv`, and titles, one bit each; a word may
    be in several. Plain numbers, since every word of a text is asked."""

    INTO = 1 << 0
    MOTION = 1 << 1
    DIRECTION = 1 << 2
    SETTLEMENT = 1 << 3
    WATER = 1 << 4
    RELIEF = 1 << 5
    TITLE = 1 << 6
    KIN = 1 << 7
    STREET = 1 << 8
    ORGANISATION = 1 << 9
    COMPANY = 1 << 10
    SPEECH = 1 << 11
    MODAL = 1 << 12
    POLITY = 1 << 13
    POLITICS = 1 << 14
    ACT = 1 << 21
    SPORT = 1 << 22
    GAME = 1 << 23
    HOSTILE = 1 << 15
    DATELINE = 1 << 16
    HEAD = 1 << 17
    PARTICLE = 1 << 18
    PERSON_FOLLOWS = 1 << 19
    MONTH = 1 << 20
    DAY = 1 << 24
    FEAST = 1 << 25
    WORK = 1 << 26
    VESSEL = 1 << 27
    HONORIFIC = 1 << 28
    WARES = 1 << 29
    SACRED = 1 << 30


def read_word_sets(path: Path) -> dict[str, frozenset[str]]:
    """Reads a file of small sets of words by their names: a line is "name: words", one that begins
    with a blank goes on with the words of the line before, one with "#" is a remark."""
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    ]
    named = (line.split(": ", 1) for line in "\n".join(lines).replace("\n ", " ").splitlines())
    return {name: frozenset(words.split()) for name, words in named}


@cache
def _word_sets() -> dict[str, frozenset[str]]:
    return read_word_sets(_DATA / "word_sets.txt")


def word_set(name: str) -> frozenset[str]:
    """Gives one of the small sets in `data/word_sets.txt`, by its name."""
    return _word_sets()[name]


class PersonWeight(NamedTuple):
    """How common a given and a family name is: 0 (not one) to 8."""

    given: int
    family: int


NOT_A_NAME = PersonWeight(0, 0)
GIVEN = 3
"""How common a given name must be to speak for a person."""


def _rows(name: str) -> Iterator[list[str]]:
    """The cells of a table's lines, without its header.

    Raises `InputError` where a line has not as many cells as the header.
    """
    path = _DATA / name
    header, *lines = path.read_text(encoding="utf-8").split("\n")
    columns = header.split("\t")
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if line and len(cells) != len(columns):
            raise InputError(
                f"this row has {len(cells)} of {len(columns)} cells; give it one for each of "
                f"{', '.join(columns)}, with tabs between",
                path,
                number,
            )
        if line:
            yield cells


class Title(NamedTuple):
    """One word for what a person is, alone ("the president") or before a name. `like` are other
    titles or nouns for the same person, with blanks between, for a later "the leader" can mean
    whoever is a president; `country` (an ISO code) is where a post can only be of one, `gender` f
    or m where the word says so, each "-" else; `read_by` is "places", "journeys" or "both"."""

    word: str
    like: str
    country: str
    gender: str
    read_by: str


@cache
def titles() -> tuple[Title, ...]:
    """Gives the titles of persons."""
    return tuple(Title(*cells) for cells in _rows("titles.tsv"))


@cache
def cues() -> dict[str, int]:
    """Words in lower case and the classes (bits of `Cue`) they are in."""
    found: dict[str, int] = {}
    for name, words in _rows("cues.tsv"):
        bit: int = getattr(Cue, name.upper())
        for word in words.split():
            found[word] = found.get(word, 0) | bit
    for title in titles():
        if title.read_by != "journeys":
            found[title.word] = found.get(title.word, 0) | Cue.TITLE
    return found


@cache
def common_words() -> dict[str, float]:
    """Words that are written in lower case, and the natural logarithm of how often (+ 1)."""
    return {word: math.log1p(int(count)) for word, count in _rows("common_words.tsv")}


@cache
def person_names() -> dict[str, PersonWeight]:
    """Given and family names in lower case, and how common they are."""
    weight = cache(lambda given, family: PersonWeight(int(given), int(family)))
    rows = _rows("person_names.tsv")
    names = {name.lower(): weight(given, family) for name, given, family in rows}
    for line in (_DATA / "given_names.txt").read_text(encoding="utf-8").splitlines():
        for name in () if line.startswith("#") else line.lower().split():
            known = names.get(name, NOT_A_NAME)
            names[name] = PersonWeight(max(known.given, _WORLD_GIVEN_WEIGHT), known.family)
    return names


class ContextWeights(NamedTuple):
    """For words in lower case, how much likelier (natural logarithm of the odds) a name is a
    place's when the word stands directly before it, one further before, directly after, one
    further after."""

    before: dict[str, float]
    before2: dict[str, float]
    after: dict[str, float]
    after2: dict[str, float]


@cache
def context_weights() -> ContextWeights:
    """The weights of neighbouring words, counted in the Groningen Meaning Bank."""
    weights = ContextWeights({}, {}, {}, {})
    for word, *cells in _rows("context_words.tsv"):
        for column, cell in zip(weights, cells, strict=True):
            if cell:
                column[word] = float(cell)
    return weights


def read_tables() -> None:
    """Read all tables, so that no article waits for them."""
    for table in (cues, common_words, person_names, context_weights):
        table()
