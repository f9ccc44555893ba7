"""Whose home a name tells of by what bears it: "Manchester United" is England's, "the Columbus
Dispatch" Ohio's. `data/bearers.tsv` lists teams, papers, universities and courts by the town's name
and its home (the id of a country or of a first-level division); the star stands for the name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dashboard.places.place import Place

_TABLE = Path(__file__).parents[1] / "data" / "bearers.tsv"
IN = "in "
"""Before the id of a home, where it is told as what the words beside a name say."""


@cache
def _homes() -> dict[str, list[tuple[str, str, str]]]:
    """Gives, of each name, the words before it, those behind it, and the home that they tell."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        name, home, words = row.split("\t")
        for each in words.split("|"):
            before, _, behind = each.partition("*")
            found.setdefault(name, []).append((before, behind, home))
    return found


def home_told(text: str, start: int, end: int) -> str:
    """The id of the home that what bears the name at `start` to `end` has, after `IN`, or ""."""
    for before, behind, home in _homes().get(text[start:end], ()):
        after = end + len(behind)
        if not text.startswith(behind, end) or not text.endswith(before, 0, start):
            continue
        if not text[after : after + 1].isalnum():
            return IN + home
    return ""


def is_at_home(place: Place, told: str) -> bool:
    """Whether a place lies in the home that is told."""
    home = told.removeprefix(IN)
    within = f"{place.within or place.country}."
    return place.id == home or within.startswith(f"{home}.") or place.country == home
