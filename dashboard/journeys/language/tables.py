"""Words of a sentence with their spans, and the room's tables of language."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from dashboard.places.gazetteer.layers import demonyms
from dashboard.places.language import read_word_sets

_DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `data/<name>.tsv` by their column names; lines that start with # are remarks."""
    with (_DATA / f"{name}.tsv").open(encoding="utf-8") as file:
        lines = (line.rstrip("\n") for line in file if line.strip() and line[0] != "#")
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def phrases(name: str) -> dict[str, tuple[tuple[tuple[str, ...], dict[str, str]], ...]]:
    """The rows of `data/<name>.tsv` whose column `words` holds a phrase, by its first word: each
    with its words."""
    found: dict[str, tuple[tuple[tuple[str, ...], dict[str, str]], ...]] = {}
    for row in table(name):
        words = tuple(row["words"].split())
        found[words[0]] = (*found.get(words[0], ()), (words, row))
    return found


@cache
def first_words_of(name: str) -> frozenset[str]:
    """The first words of those phrases."""
    return frozenset(phrases(name))


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of `data/<name>.txt`, any number a line; lines that start with # are remarks."""
    text = (_DATA / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )


@cache
def nationalities() -> dict[str, str]:
    """Countries (ISO codes) by the adjectives and abbreviations that stand for them before a post:
    "Chilean", "Sri Lankan", "U.S."; the adjectives are those of the gazetteer's table, for a
    geoparser leaves those before a name ("German Chancellor Angela Merkel") out."""
    found = {demonym: place.split(".")[0] for demonym, place in demonyms()}
    found = {name: country for name, country in found.items() if len(country) == 2}  # no continent
    return found | {"U.S.": "US", "US": "US", "U.K.": "GB", "UK": "GB", "U.A.E.": "AE"}


@cache
def first_words() -> frozenset[str]:
    """The first words of the nationalities of two: "Sri" of "Sri Lankan"."""
    return frozenset(name.split()[0] for name in nationalities() if " " in name)


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the small sets in `data/word_sets.txt`, by its name."""
    return _word_sets()[name]


@cache
def _word_sets() -> dict[str, frozenset[str]]:
    return read_word_sets(_DATA / "word_sets.txt")
