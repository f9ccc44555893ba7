"""Who goes along: behind an age or an employer, with somebody, each his own way; and who does not:
the expert quoted, guests, those who only own the day."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of


def going(text: str) -> set[tuple[str, str]]:
    """Who went where."""
    return {(name, where) for name, where, _ in stops_of(text)}


@pytest.mark.parametrize(
    "who",
    [
        "Karl Roth, 61, and Ann Lee, 50,",
        "Karl Roth (61) and Ann Lee (50)",
        "Karl Roth of Oxfam and Ann Lee of the Red Cross",
        "Karl Roth, of Oxfam, and Ann Lee, of Unicef,",
        "Karl Roth and Ann Lee of Oxfam",
        "Karl Roth, a 44-year-old teacher, and Ann Lee, his sister,",
        "Karl Roth, the mayor of a small town, and Ann Lee",
    ],
)
def test_nobody_is_lost_behind_an_age_or_an_employer(who: str) -> None:
    both = {("Karl Roth", "Cairo"), ("Ann Lee", "Cairo")}
    assert going(f"{who} flew to Cairo on Monday.") == both


@pytest.mark.parametrize("number", ["²", "①", "9" * 5_000], ids=["power", "circle", "long"])
@pytest.mark.parametrize("form", ["Karl Roth, {}, {}", "Karl Roth ({}) {}", "Roth, {}, {}"])
def test_a_number_that_is_no_age_is_read_past(form: str, number: str) -> None:
    assert going(f"{form.format(number, 'said so.')} Ann Lee flew to Cairo on Monday.") == {
        ("Ann Lee", "Cairo")
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee flew to Cairo on Monday with her husband Karl, 45, and their son Jan.",
         {("Ann Lee", "Cairo"), ("Karl", "Cairo"), ("Jan", "Cairo")}),
        ("Ann Lee travelled to Cairo with Karl Roth of Oxfam on Monday.",
         {("Ann Lee", "Cairo"), ("Karl Roth", "Cairo")}),
        ("Karl Roth, a nurse, met Ann Lee. Ann Lee flew to Cairo.", {("Ann Lee", "Cairo")}),
        ("Ann Lee arrived in Cairo with a message for Karl Roth.", {("Ann Lee", "Cairo")}),
        ("Ann Lee left Cairo on Monday with Karl Roth still in hospital.", {("Ann Lee", "Cairo")}),
        ("Ann Lee flew to Cairo for talks with Karl Roth.", {("Ann Lee", "Cairo")}),
        ("Ministers Karl Vogt and Eva Lund said they would accompany Hans Roth on his trip "
         "to Cairo.", {("Karl Vogt", "Cairo"), ("Eva Lund", "Cairo"), ("Hans Roth", "Cairo")}),
        ("Eva Lund travelled with Hans Roth on his visit to Cairo.",
         {("Eva Lund", "Cairo"), ("Hans Roth", "Cairo")}),
        ("A banquet honoured visiting Minister of Defence Ana Duarte in Cairo.",
         {("Ana Duarte", "Cairo")}),
        ("Dan Cole and Mary Hu caught a flight to Cairo.",
         {("Dan Cole", "Cairo"), ("Mary Hu", "Cairo")}),
    ],
)  # fmt: skip
def test_who_goes_along(text: str, found: set[tuple[str, str]]) -> None:
    assert going(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The jury left, with Karl Roth driving to Lyon while Dan Cole and Mary Hu flew to Cairo.",
         {("Karl Roth", "Lyon"), ("Dan Cole", "Cairo"), ("Mary Hu", "Cairo")}),
        ("The group split, with Karl Roth going to Lyon and Ann Lee flying to Cairo.",
         {("Karl Roth", "Lyon"), ("Ann Lee", "Cairo")}),
        ("Ann Lee flew to Cairo and Karl Roth to Amman.",
         {("Ann Lee", "Cairo"), ("Karl Roth", "Amman")}),
        ("It ended, with Ann Lee returning to Lyon while Karl Roth stayed in Cairo.",
         {("Ann Lee", "Lyon"), ("Karl Roth", "Cairo")}),
    ],
)  # fmt: skip
def test_each_goes_his_own_way(text: str, found: set[tuple[str, str]]) -> None:
    assert going(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "A barge going from Lyon to Cairo saves diesel, engineer Jan Kolar told a panel.",
        "Trains travelling to Cairo will be slower, said analyst Ann Lee.",
        "Ann Lee buried Carl Moss. Some guests were ill, but they still came to Cairo on Sunday.",
    ],
)
def test_who_does_not_go(text: str) -> None:
    assert going(text) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Karl Roth, Dan Cole and Mary Hu are cousins. They flew to Cairo on Monday.",
         {("Karl Roth", "Cairo"), ("Dan Cole", "Cairo"), ("Mary Hu", "Cairo")}),
        ("The dead were named as Karl Roth, Dan Cole and Mary Hu. They had flown to Cairo.",
         {("Karl Roth", "Cairo"), ("Dan Cole", "Cairo"), ("Mary Hu", "Cairo")}),
        ("Karl Roth praised Dan Cole for a book by Mary Hu. They flew to Cairo on Monday.",
         {("Karl Roth", "Cairo"), ("Dan Cole", "Cairo")}),
    ],
)  # fmt: skip
def test_they_are_all_of_a_list_of_three(text: str, found: set[tuple[str, str]]) -> None:
    assert going(text) == found
