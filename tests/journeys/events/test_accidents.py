"""Those who were in a crash of which a sentence before tells where it was."""

from __future__ import annotations

import pytest

from dashboard.journeys.language.tables import table
from tests.journeys.texts import stops_of

ROWS = table("accidents")
CRASH = "Two people were hurt in a two-car crash in Mombasa on Friday."


def in_crash(sentence: str, crash: str = CRASH) -> set[str]:
    """Whose stop at the crash the two sentences tell of."""
    return {who for who, where, _ in stops_of(f"{crash} {sentence}") if where == "Mombasa"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["words"])
def test_a_row_tells_of_somebody_in_the_crash(row: dict[str, str]) -> None:
    assert in_crash(row["tells"]) == {"Jan Novak"}
    assert in_crash(row["is_silent"]) == set()


@pytest.mark.parametrize(
    "crash",
    [
        "His car went off the road in Mombasa early Friday.",
        "A collision on Harbour Street near Mombasa closed a lane.",
        "Police are looking into an accident at the corner of Oak Street and Mill Lane in Mombasa.",
        "The pileup in Mombasa hurt six.",
        "A wall fell on Friday at a mill near Mombasa.",
        "Two were hurt when a roof collapsed in Mombasa.",
        "It began when a bridge gave way near Mombasa.",
    ],
)
def test_a_crash_is_told_in_many_words(crash: str) -> None:
    assert in_crash("Jan Novak was driving a van.", crash) == {"Jan Novak"}


@pytest.mark.parametrize(
    "crash",
    [
        "There could be a crash in Mombasa.",
        "A market crash in Mombasa cost thousands.",
        "Crashes in Mombasa are common.",
        "A shop in Mombasa was shut.",
        "Prices fell in Mombasa on Friday.",
        "The talks collapsed in Mombasa.",
        "A wall could fall in Mombasa.",
        "A Mombasa man was hurt in a crash in Mombasa on Friday.",
    ],
)
def test_what_is_no_crash_there_puts_nobody_there(crash: str) -> None:
    assert in_crash("Jan Novak was driving a van.", crash) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Police chief Jan Novak was driving by, he said.",
        "Jan Novak of Mombasa was driving a van.",
        "Jan Novak, 34, of Mombasa, was thrown from his car.",
        "Jan Novak said the driver lost a wheel.",
        "Jan Novak was injured in Osaka last week.",
    ],
)
def test_who_lives_there_or_only_tells_of_it_is_no_traveller(sentence: str) -> None:
    assert in_crash(sentence) == set()


def test_whose_home_is_elsewhere_came_though_others_of_the_crash_live_there() -> None:
    crash = "A Mombasa couple was hurt in a crash in Mombasa on Friday."
    sentence = "Jan Novak of Osaka was driving a van."
    assert in_crash(sentence, crash) == {"Jan Novak"}


def test_a_mishap_and_its_victim_in_one_sentence() -> None:
    found = stops_of("Jan Novak, 67, was hurt when a wall fell on Friday at a mill near Mombasa.")
    assert found == {("Jan Novak", "Mombasa", "visited")}
