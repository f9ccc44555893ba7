"""Who of those whom a sentence names is there, and at which of its places."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of

JAN, ANN, ED, BOB = "Jan Novak", "Ann Lee", "Ed Orr", "Bob Ray"


def visits(text: str) -> set[str]:
    return {who for who, where, _ in stops_of(text) if where == "Cairo"}


@pytest.mark.parametrize(
    "phrase",
    [
        "After talks with Ann Lee",
        "After Ann Lee",
        "According to Ann Lee",
        "Ahead of Ann Lee",
        "Following a call from Ann Lee",
        "For Ann Lee",
        "In place of Ann Lee",
        "Instead of Ann Lee",
        "On behalf of Ann Lee",
        "Unlike Ann Lee",
        "Without Ann Lee",
        "Having met Ann Lee",
        "Ignoring Ann Lee",
        "Leaving Ann Lee in Oslo",
        "Thanks to Ann Lee",
    ],
)
def test_whoever_is_named_in_a_phrase_before_the_subject_does_not_do_it(phrase: str) -> None:
    assert visits(f"{phrase}, Jan Novak flew to Cairo on Wednesday.") == {JAN}


@pytest.mark.parametrize(
    "phrase", ["With", "Along with", "Together with", "Alongside", "Joined by"]
)
def test_whoever_is_in_company_with_the_subject_does_it_too(phrase: str) -> None:
    assert visits(f"{phrase} Ann Lee, Jan Novak flew to Cairo on Wednesday.") == {JAN, ANN}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Jan Novak and not Ann Lee flew to Cairo.", {JAN}),
        ("Jan Novak but not Ann Lee flew to Cairo.", {JAN}),
        ("Not Ann Lee but Jan Novak flew to Cairo.", {JAN}),
        ("Everyone except Jan Novak came to Cairo.", set()),
        ("All but Jan Novak flew to Cairo.", set()),
        ("Jan Novak as well as Ann Lee flew to Cairo.", {JAN, ANN}),
        ("Jan Novak, Ann Lee and Ed Orr flew to Cairo.", {JAN, ANN, ED}),
    ],
)
def test_who_of_a_list_does_it(text: str, there: set[str]) -> None:
    assert visits(text) == there


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak met with Ann Lee, Ed Orr and Bob Ray in Cairo on Wednesday.",
        "Jan Novak met Ann Lee, Ed Orr and Bob Ray in Cairo on Wednesday.",
        "Jan Novak flew with Ann Lee, Ed Orr and Bob Ray to Cairo on Wednesday.",
    ],
)
def test_a_list_of_three_with_whom_somebody_does_it(text: str) -> None:
    assert visits(text) == {JAN, ANN, ED, BOB}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Jan Novak flew Ann Lee to Cairo on Wednesday.", {JAN, ANN}),
        ("Jan Novak drove Ann Lee to Cairo on Wednesday.", {JAN, ANN}),
        ("Jan Novak sent Ann Lee to Cairo on Wednesday.", {ANN}),
        ("Jan Novak flew Ann Lee's flag to Cairo on Wednesday.", {JAN}),
        ("A plane with Ann Lee on board landed in Cairo on Wednesday.", {ANN}),
        ("The ship, with Ann Lee and Jan Novak aboard, reached Cairo.", {JAN, ANN}),
        ("A book about Ann Lee on board ships was sold in Cairo.", set()),
    ],
)
def test_who_is_taken_along(text: str, there: set[str]) -> None:
    assert visits(text) == there


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("The minister who replaced Ann Lee flew to Cairo on Wednesday.", set()),
        ("The man who has long admired Ann Lee flew to Cairo on Wednesday.", set()),
        ("Jan Novak, the man who beat Ann Lee, flew to Cairo on Wednesday.", {JAN}),
        ("Ann Lee, who beat Jan Novak, flew to Cairo on Wednesday.", {ANN}),
    ],
)
def test_whom_somebody_without_a_name_did_it_to_is_not_the_subject(
    text: str, there: set[str]
) -> None:
    assert visits(text) == there


def places(text: str) -> set[str]:
    return {where for who, where, _ in stops_of(text) if who == JAN}


@pytest.mark.parametrize(
    "then",
    [
        "a day after an attack in Oslo",
        "after a bombing at an airport in Oslo",
        "amid protests in Oslo",
        "a week before elections in Oslo",
        "following a coup in Oslo",
    ],
)
@pytest.mark.parametrize("there", ["arrived in", "visited", "flew to", "cut short a visit to"])
def test_what_happened_elsewhere_before_or_after_is_no_visit(there: str, then: str) -> None:
    assert places(f"Jan Novak {there} Cairo {then}.") == {"Cairo"}


@pytest.mark.parametrize(
    "before", ["after a week in Oslo", "after talks in Oslo", "after a visit to Oslo"]
)
def test_where_somebody_was_before_is_a_visit(before: str) -> None:
    assert places(f"Jan Novak arrived in Cairo {before}.") == {"Cairo", "Oslo"}


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Jan Novak visited Cairo, but not Oslo.", {"Cairo"}),
        ("Jan Novak visited Cairo but not Oslo or Tokyo.", {"Cairo"}),
        ("Jan Novak flew to Cairo and not to Oslo.", {"Cairo"}),
        ("Jan Novak flew to Cairo, not Oslo, on Wednesday.", {"Cairo"}),
        ("Jan Novak visited Cairo rather than Oslo.", {"Cairo"}),
        ("Jan Novak visited neither Cairo nor Oslo.", set()),
        ("Jan Novak will visit either Cairo or Oslo.", set()),
        ("Jan Novak visited Cairo and Oslo.", {"Cairo", "Oslo"}),
    ],
)
def test_places_that_are_named_as_none_of_those(text: str, there: set[str]) -> None:
    assert places(text) == there


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee doubted that Jan Novak had gone to Cairo.",
        "Ann Lee accused Jan Novak of flying to Cairo.",
        "Ann Lee warned Jan Novak against going to Cairo.",
        "Jan Novak considered going to Cairo.",
        "Jan Novak allegedly flew to Cairo.",
        "Maybe Jan Novak flew to Cairo.",
        "Jan Novak joined a meeting in Cairo online.",
    ],
)
def test_what_is_doubted_or_considered_is_no_visit(text: str) -> None:
    assert places(text) == set()


def test_an_online_shop_is_visited_on_the_spot() -> None:
    assert places("Jan Novak visited an online shop in Cairo.") == {"Cairo"}
