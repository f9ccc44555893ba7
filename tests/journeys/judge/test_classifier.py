"""Stops that no rule reads: what the classifier of visits may add, and what it must leave alone."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of, told

UNREAD = (
    "Jan Novak is a sculptor. On Monday Novak found himself among admirers in Mombasa, and shook "
    "every hand. He had slept badly. His knees hurt."
)


def test_a_stop_that_no_rule_reads_says_how_likely_it_is() -> None:
    (journey,) = told(UNREAD).itineraries
    (stop,) = journey.stops
    assert (journey.traveller, stop.visit.place.name) == ("Jan Novak", "Mombasa")
    assert "likeness" in stop.visit.rule and "of 100" in stop.visit.rule
    assert [sentence.index for sentence in stop.visit.evidence] == [1]


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday Novak said that Mombasa and he were alike.",
        "On Monday Novak was among admirers of Mombasa's art.",
        "On Monday Novak spoke to admirers about a new hotel in Mombasa.",
        "On Monday Novak won relief from Mombasa.",
    ],
)
def test_a_place_that_is_only_spoken_of_is_none(sentence: str) -> None:
    text = f"Jan Novak is a sculptor. {sentence} He had slept badly. His knees hurt."
    assert stops_of(text) == set()


def test_who_is_somewhere_by_a_rule_is_there_alone() -> None:
    text = "Jan Novak is a sculptor. Arun Rao flew to Mombasa on Monday. Novak is 40. Rao is 50."
    assert stops_of(text) == {("Arun Rao", "Mombasa", "visited")}
