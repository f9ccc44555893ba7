"""Relatives of one surname, and those who work for somebody with a title."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of


def visits(text: str) -> set[tuple[str, str]]:
    return {(who, where) for who, where, _ in stops_of(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Minister Novak flew to Cairo. Her brother Jan Novak stayed in Oslo.",
            {("Novak", "Cairo"), ("Jan Novak", "Oslo")},
        ),
        (
            "Senator Novak arrived in Cairo on Monday. His wife, Ann Novak, flew to Oslo.",
            {("Novak", "Cairo"), ("Ann Novak", "Oslo")},
        ),
        (
            "Novak arrived in Cairo on Monday. His father, Jan Novak, is a baker.",
            {("Novak", "Cairo")},
        ),
        (
            "President Novak arrived in Cairo on Monday with his son, Jan Novak.",
            {("Novak", "Cairo"), ("Jan Novak", "Cairo")},
        ),
        (
            "Prince Novak landed in Cairo on Sunday. A cousin, Prince Jan Novak, was in Oslo.",
            {("Novak", "Cairo"), ("Jan Novak", "Oslo")},
        ),
        (
            "Jan Novak, the brother of Minister Novak, flew to Cairo. Novak arrived in Oslo.",
            {("Jan Novak", "Cairo"), ("Novak", "Oslo")},
        ),
        (
            "Ann Novak flew to Cairo. Her brother Jan Novak stayed in Oslo. Novak landed in Tokyo.",
            {("Ann Novak", "Cairo"), ("Jan Novak", "Oslo"), ("Ann Novak", "Tokyo")},
        ),
    ],
)
def test_a_surname_alone_is_not_that_of_a_relative(text: str, found: set[tuple[str, str]]) -> None:
    assert visits(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Novak flew to Cairo. Ann Novak, 54, has been minister since 2020.", "Ann Novak"),
        ("Novak flew to Cairo. Ann Novak, the daughter of a miner, is a minister.", "Ann Novak"),
        ("Novak flew to Cairo. Ann Novak, whose brother is ill, is a minister.", "Ann Novak"),
        ("Her brother Jan Novak is ill. Novak flew to Cairo.", "Jan Novak"),
    ],
)
def test_a_surname_alone_is_that_of_the_only_one_who_bears_it(text: str, found: str) -> None:
    assert visits(text) == {(found, "Cairo")}


@pytest.mark.parametrize(
    "who",
    [
        "the spokesman of Minister Roth",
        "the brother of Prime Minister Roth",
        "a lawyer for President Roth",
        "the son of former President Roth",
        "the deputy of Governor Roth",
    ],
)
def test_whoever_works_for_somebody_is_not_the_one_he_works_for(who: str) -> None:
    assert visits(f"Jan Novak, {who}, flew to Cairo on Wednesday.") == {("Jan Novak", "Cairo")}


@pytest.mark.parametrize(
    "title",
    [
        "Minister of State",
        "Secretary of State",
        "Minister of Defence General",
        "Minister for Trade",
    ],
)
def test_a_title_with_its_department_is_that_of_the_one_named(title: str) -> None:
    assert visits(f"{title} Ann Roth flew to Cairo on Wednesday.") == {("Ann Roth", "Cairo")}


def test_a_relative_without_a_name_is_not_the_one_named_after_him() -> None:
    assert visits("The brother of Minister Roth flew to Cairo on Wednesday.") == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Roth's sister lives in Oslo. She visited Cairo on Monday.", set()),
        ("Jan Novak's wife is ill. He flew to Cairo on Monday.", {("Jan Novak", "Cairo")}),
        (
            "Ann Roth met the king. Her sister was there. Ann Roth flew to Cairo.",
            {("Ann Roth", "Cairo")},
        ),
        ("Jan Novak's letter was received by the mayor in Cairo on Wednesday.", set()),
        ("Jan Novak's son was received by the mayor in Cairo on Wednesday.", set()),
    ],
)
def test_a_relative_or_a_host_without_a_name_is_not_the_one_named(
    text: str, found: set[tuple[str, str]]
) -> None:
    assert visits(text) == found
