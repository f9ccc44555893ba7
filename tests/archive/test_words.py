"""Searching the texts of an archive."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.archive.words import Words, asked, write

TEXTS = (
    (0, "Flu in Paris", "The avian influenza was found on two farms."),
    (1, None, "Influenza, not the avian one, said the minister."),
    (2, "Café", "Nothing of the sort: NOT, OR and AND are words."),
)


@pytest.fixture
def words(tmp_path: Path) -> Words:
    write(tmp_path / "words.sqlite", TEXTS)
    return Words(tmp_path / "words.sqlite")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("influenza", [1, 0]),
        ("avian influenza", [1, 0]),
        ('"avian influenza"', [0]),
        ("influenza -minister", [0]),
        ("cafe", [2]),
        ("not or and", [2]),
        ('"unclosed', []),
        ("farm*", []),
        ("title:flu", []),
        ("it's (odd", []),
        ('" " -', []),
        ("", []),
        ("-minister", []),
    ],
)
def test_what_a_person_types_is_words_and_never_a_fault(
    words: Words, typed: str, found: list[int]
) -> None:
    assert words.newest(typed, 10) == found
    assert words.count(typed) == len(found)


def test_only_some_are_given(words: Words) -> None:
    assert words.newest("the", 1) == [2]
    assert asked("-only") == ""
