"""Nouns that tell of presence (“his visit to”) and nouns of events (“the summit”)."""

from __future__ import annotations

from functools import cache

from dashboard.journeys.language.tables import table


@cache
def nouns() -> dict[str, tuple[str, frozenset[str]]]:
    """Nouns of presence: kind and prepositions."""
    found = {}
    for row in table("nouns"):
        entry = (row["kind"], frozenset(row["prepositions"].split()))
        for noun in row["noun"].split():
            found[noun] = entry
            found.setdefault(noun + "s", entry)
            found.setdefault(noun[:-1] + "ies" if noun.endswith("y") else noun + "es", entry)
    return found


@cache
def events() -> dict[str, str]:
    """The kinds of events by noun."""
    return {noun: row["kind"] for row in table("events") for noun in row["noun"].split()}


@cache
def nouns_of_events() -> frozenset[str]:
    """The nouns of events."""
    return frozenset(events())
