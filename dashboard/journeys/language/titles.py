"""Titles of persons: the words, their plurals and what they say of a person."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dashboard.journeys.language.tables import word_list
from dashboard.places import language
from dashboard.places.language import Title


@cache
def titles() -> dict[str, Title]:
    """Gives the titles by word, plurals ("Presidents Bush and Blair") included."""
    plurals = {}
    for word, row in _singular().items():
        plurals[word[:-1] + "ies" if word.endswith("y") else word + "s"] = row
    return plurals | _singular()


@cache
def _singular() -> dict[str, Title]:
    return {row.word: row for row in language.titles() if row.read_by != "places"}


@cache
def all_titles() -> frozenset[str]:
    """Titles that are no plurals, and with them those that mean nobody alone: "Private"."""
    return frozenset(row.word for row in language.titles())


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
    return frozenset(titles().keys() - _singular().keys())


@cache
def singular_titles() -> frozenset[str]:
    """Titles that are no plurals."""
    return words_of_titles() - plural_titles()


@cache
def words_of_posts() -> frozenset[str]:
    """Gives titles, their plurals, and the words that stand before or within them."""
    return words_of_titles() | modifiers_of_titles()


def gender_of(roles: Sequence[str]) -> str:
    """What the titles say of a person's gender; "" where they do not."""
    if not roles:
        return ""
    genders = {titles()[role].gender for role in roles if role in titles()} - {"-"}
    return genders.pop() if len(genders) == 1 else ""
