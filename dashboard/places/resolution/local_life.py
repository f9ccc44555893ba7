"""Which country's or state's local life an article tells of, by words that papers use of it only
there.

A local paper does not say where its town is ("Athens residents", "Dublin City Council"). Its
schools, councils, courts and streets do. `data/local_life.tsv` lists their words by country or
first-level division ("US.TX"), and by "-" what local papers of any country write after a town's
name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "data" / "local_life.tsv"
_ANY = "-"
_LONGEST = 40


@cache
def _words() -> tuple[tuple[str, str], ...]:
    """Gives the words of the table, each with the id of its country or division."""
    rows = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    return tuple((words, country) for country, words in (row.split("\t") for row in rows))


@cache
def _of_areas() -> tuple[tuple[str, str], ...]:
    """Gives the words that are of a country or a division."""
    return tuple((words, country) for words, country in _words() if country != _ANY)


@cache
def _of_towns() -> tuple[str, ...]:
    """Gives the words that can stand right after a town's name."""
    return tuple(words for words, _ in _words() if not words.startswith(" "))


def local_life(text: str) -> Mapping[str, int]:
    """Counts the different words of local life in a text, by the id of a country or division."""
    return Counter([area for words, area in _of_areas() if words in text])


def countries_of(local: Mapping[str, int]) -> Mapping[str, int]:
    """Sums what is counted of countries and their divisions, by country (ISO code)."""
    counted = Counter[str]()
    for area, times in local.items():
        counted[area.partition(".")[0]] += times
    return counted


def tells_of_its_own(text: str, end: int) -> bool:
    """Tells whether the name that ends before character `end` is called as a paper calls its own
    town: "Dublin | City Council", "Athens | residents", "Alexandria | City Public Schools"."""
    after = text[end : end + _LONGEST].lstrip(" ")
    return after.startswith(_of_towns()) or after.removeprefix("City ").startswith(_of_towns())
