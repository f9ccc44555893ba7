"""Verbs that say where somebody is: their forms, their helpers, and what these make of a visit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from dashboard.journeys.itinerary import Status
from dashboard.journeys.words import forms, table, word_set

BE = word_set("be")


HELPERS = BE | frozenset(
    [
        "has",
        "have",
        "had",
        "having",
        "do",
        "does",
        "did",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "can",
        "could",
        "must",
        "'ll",
        "'ve",
        "'d",
        "not",
        "n't",
        "to",
        "get",
        "gets",
        "got",
    ]
)


ADVERBS = word_set("adverbs")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in a line: its base, its kinds in the table, and its form ("base", "s", "past",
    "ing")."""

    base: str
    kinds: tuple[str, ...]
    form: str


class Group(NamedTuple):
    """A verb with its helpers: `first` is the number of the first word, `status` what they make of
    it, or None for a mere wish; `plain` where nothing but the verb's form speaks."""

    first: int
    status: Status | None
    plain: bool
    passive: bool
    words: tuple[str, ...]


@cache
def verb_forms() -> dict[str, Verb]:
    """Every form in the table of verbs, with all the kinds its base has."""
    kinds: dict[str, list[str]] = {}
    spelled: dict[str, str] = {}
    for row in table("verbs"):
        base = row["verb"].split()[0].rstrip("+")
        kinds.setdefault(base, []).append(row["kind"])
        if len(row["verb"].split()) == 5 or base not in spelled:
            spelled[base] = row["verb"]
    found: dict[str, Verb] = {}
    for base, words in spelled.items():
        f = forms(words)
        have = tuple(kinds[base])
        for word, form in (
            (f.ing, "ing"),
            (f.base, "base"),
            (f.s, "s"),
            (f.participle, "past"),
            (f.past, "past"),
        ):
            found[word] = Verb(base, have, form)
    return found


@cache
def _before() -> dict[tuple[str, ...], str]:
    """The phrases before a verb, by their words."""
    rows = (row for row in table("statuses") if row["where"] == "before")
    return {tuple(row["words"].split()): row["status"] for row in rows}


@cache
def words_before() -> frozenset[str]:
    """Every word of those phrases that can stand among a verb's helpers."""
    return frozenset(word for phrase in _before() for word in phrase) - {"before", "if", "unless"}


@cache
def governing() -> dict[str, str]:
    """What verbs make of the visit that is their object, by form ("postponed": cancelled)."""
    found = {}
    for row in table("statuses"):
        if row["where"] == "over":
            words = row["words"].split()
            particle = words[1] in {"off", "up", "short"} and len(words) > 2
            for word in words[::2] if particle else words:
                found[word] = row["status"]
    return found


def adverb(low: str) -> bool:
    """Whether a word is an adverb, by the list or by its ending."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NO_ADVERBS)


_NO_ADVERBS = word_set("no_adverbs")


def status_of(word: str) -> Status | None:
    """The status named in a table; None for a wish."""
    return None if word == "wish" else Status(word)


def helping_status(words: tuple[str, ...]) -> str:
    """What the longest known phrases among the helpers say; "" where none does."""
    found: list[tuple[int, int, str]] = []
    for size in range(4, 0, -1):
        for start in range(len(words) - size + 1):
            said = _before().get(words[start : start + size])
            inside = any(a <= start and start + size <= b for a, b, _ in found)
            if said and not inside:
                found.append((start, start + size, said))
    said_all = {said for _, _, said in found}
    return next((s for s in ("wish", "cancelled", "planned") if s in said_all), "")
