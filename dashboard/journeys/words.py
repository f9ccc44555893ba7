"""Words of a sentence with their spans, and the room's tables of language."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from dashboard.places.layers import demonyms

_DATA = Path(__file__).parent / "data"

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
    `capital` for one with a capital letter in front (Rice, U.S., al-Zahar)."""

    text: str
    low: str
    capital: bool


def tokens(text: str, start: int, end: int) -> tuple[tuple[Token, ...], tuple[int, ...]]:
    """The words and marks of `text[start:end]`, possessive endings and "n't" on their own, and the
    characters of `text` before which they end."""
    made, ends, at = list[Token](), list[int](), start
    for run in text[start:end].split():
        at = text.find(run, at)
        last = at + len(run)
        # Whether "F." is an initial shows only in what follows.
        seen = text[at : min(last + 2, end)] if run[-1] == "." else run
        for token, length in _pieces(seen):
            made.append(token)
            ends.append(at + length)
        at = last
    return tuple(made), tuple(ends)


@lru_cache(maxsize=20_000)
def _pieces(seen: str) -> tuple[tuple[Token, int], ...]:
    """The words and marks of a run of letters up to the first space, each with where it ends: kept,
    for most runs come again and again."""
    end = len(seen.split(maxsplit=1)[0])
    return tuple((_token(m.group()), m.end()) for m in _WORD.finditer(seen) if m.end() <= end)


def _token(word: str) -> Token:
    capital = word[0].isupper() or ("-" in word and bool(_PARTICLE.match(word)))
    return Token(word, word.lower().replace("’", "'"), capital)


_PARTICLE = re.compile(r"[a-z]{1,3}-[A-Z]")


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A name's word without case, accents and dots, for comparing."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().strip(".'’")


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


@dataclass(frozen=True, slots=True)
class Forms:
    """An English verb's forms."""

    base: str
    s: str
    past: str
    participle: str
    ing: str


def forms(spelled: str) -> Forms:
    """The forms of a verb: regular ones from its base ("visit"), irregular ones as given
    ("go goes went gone going"). Final consonants double where the base is marked ("stop+")."""
    given = spelled.split()
    if len(given) == 5:
        return Forms(*given)
    base = given[0].rstrip("+")
    stem = base + base[-1] if given[0].endswith("+") else base
    if base.endswith("e"):
        past, ing = base + "d", (base if base.endswith("ee") else base[:-1]) + "ing"
    elif base.endswith("y") and base[-2] not in "aeou":
        past, ing = base[:-1] + "ied", base + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
    if base.endswith("y") and base[-2] not in "aeou":
        s = base[:-1] + "ies"
    else:
        s = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    return Forms(base, s, past, past, ing)


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the small sets in `data/word_sets.txt`, by its name."""
    return _word_sets()[name]


@cache
def _word_sets() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    text = (_DATA / "word_sets.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and line[0] != "#"]
    for line in "\n".join(lines).replace("\n ", " ").splitlines():
        name, words = line.split(": ", 1)
        found[name] = frozenset(words.split())
    return found
