"""Who is one of a group that the sentence before puts somewhere, and who is not."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of

GROUP = "Sixty-two migrants were brought to Lyon on Monday. "


@pytest.mark.parametrize(
    "sentence",
    [
        "Among them was Ann Lee, a nurse.",
        "Ann Lee, a nurse, was one of them.",
        "Ann Lee was among them.",
        "One of the survivors, Ann Lee, wept.",
        "It rained. One of them, Ann Lee, wept.",
    ],
)
def test_who_is_one_of_a_group_is_where_it_is(sentence: str) -> None:
    assert ("Ann Lee", "Lyon", "visited") in stops_of(GROUP + sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Lee was among those who praised the king.",
        "Ann Lee lived among them for years.",
        "One of the reasons, Ann Lee said, was hunger.",
        "Among them was a cousin of Ann Lee.",
        "Ann Lee was one of the first.",
    ],
)
def test_who_is_none_of_it_is_not(sentence: str) -> None:
    assert not any(who == "Ann Lee" for who, _, _ in stops_of(GROUP + sentence))


def test_a_planned_trip_of_a_group_is_planned_for_its_members() -> None:
    told = stops_of("Dozens of pilgrims left Lyon for Cairo. Among them was Ann Lee.")
    assert ("Ann Lee", "Cairo", "planned") in told


@pytest.mark.parametrize(
    "sentence",
    [
        "The plane, run by a firm of the north, landed in Lyon on Sunday.",
        "Thousands of Muslims landed in Lyon on Sunday.",
        "Forty doctors landed in Lyon on Sunday.",
    ],
)
def test_who_is_one_of_those_aboard_goes_along(sentence: str) -> None:
    told = stops_of(f"{sentence} One of the passengers, Ann Lee, wept.")
    assert ("Ann Lee", "Lyon", "visited") in told
    assert not stops_of(f"{sentence} Ann Lee wept.")


def test_what_only_stands_in_lyon_takes_nobody_there() -> None:
    told = stops_of("The price of bread rose in Lyon. One of the passengers, Ann Lee, wept.")
    assert told == set()


def test_a_people_that_is_counted_goes_with_its_members() -> None:
    told = "One of the passengers, Ann Lee, wept."
    assert ("Ann Lee", "Lyon", "visited") in stops_of(
        f"More than 300 Rohingya landed in Lyon. {told}"
    )
    assert not stops_of(f"More than 300 letters landed in Lyon. {told}")
