"""Titles of persons: the words, their plurals and what they say of a person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dashboard.journeys.language.tables import table, word_list


@cache
def titles() -> dict[str, dict[str, str]]:
    """The table of titles by word, plurals ("Presidents Bush and Blair") included."""
    rows = {row["word"]: row for row in table("titles")}
    plurals = {}
    for word, row in rows.items():
        plurals[word[:-1] + "ies" if word.endswith("y") else word + "s"] = row
    return plurals | rows


@cache
def modifiers_of_titles() -> frozenset[str]:
    """Words that stand before or within titles."""
    return word_list("title_modifiers")


@cache
def words_of_titles() -> frozenset[str]:
    """Titles and their plurals."""
    return frozenset(titles())


@cache
def plural_titles() -> frozenset[str]:
    """The plurals of titles, which stand before names but mean nobody alone."""
    return frozenset(titles()) - {row["word"] for row in table("titles")}


@cache
def singular_titles() -> frozenset[str]:
    """Titles that are no plurals."""
    return words_of_titles() - plural_titles()


def gender_of(roles: Sequence[str]) -> str:
    """What the titles say of a person's gender; "" where they do not."""
    if not roles:
        return ""
    genders = {titles()[role]["gender"] for role in roles if role in titles()} - {"-"}
    return genders.pop() if len(genders) == 1 else ""
