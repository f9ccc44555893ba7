"""In which order the words set the stops of a trip, one invented sentence or two each."""

from __future__ import annotations

import pytest

from tests.journeys.texts import told


def route(text: str) -> list[str]:
    """The places of the first trip in order, those of one level joined."""
    levels: dict[int, list[str]] = {}
    for stop in told(text).itineraries[0].stops:
        levels.setdefault(stop.order, []).append(stop.visit.place_name)
    return ["+".join(sorted(levels[order])) for order in sorted(levels)]


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak reached Cairo, a day after opening a school in Paris.",
        "Jan Novak landed in Cairo on Monday, hours after meeting the king in Paris.",
        "Jan Novak met the king in Cairo. He was flown first to Paris, aides say.",
        "Jan Novak met the king in Cairo. He had stopped first in Paris.",
        "Jan Novak met the king in Cairo. The envoy, who dined earlier in Paris, smiled.",
        "Jan Novak met the king in Cairo. The envoy met the queen in Paris the day before.",
        "Jan Novak met the king in Cairo. He began his tour in Paris.",
        "Jan Novak met the king in Cairo. His journey began in Paris.",
        "Jan Novak met the king in Cairo. He had begun his stay with a night in Paris.",
        "Jan Novak was in Paris. By noon he had moved on to Cairo.",
        "Jan Novak began his tour on Sunday in Paris and went to Cairo.",
        "Jan Novak began his mission in Paris and from there flew to Cairo.",
        "Jan Novak visited Paris. An aide said on Sunday that he had landed in Cairo.",
        "Jan Novak flew to Cairo through Paris.",
        "Before flying on to Cairo, Jan Novak will stop in Paris.",
        "On his way back to Cairo, he will stop in Paris, Jan Novak says.",
        "Jan Novak held talks in Paris and then Cairo.",
        "Jan Novak was seen in Cairo on Tuesday. He was seized in Paris in March.",
    ],
)
def test_paris_comes_first(text: str) -> None:
    assert route(text) == ["Paris", "Cairo"]


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak landed in Paris. For the first time he met the king in Cairo.",
        "Jan Novak landed in Paris. His first trip to Cairo came next.",
        "Jan Novak landed in Paris on Sunday. After talks with the king he flew to Cairo.",
        "Jan Novak left Paris on Sunday. He landed in Cairo.",
    ],
)
def test_no_word_turns_the_order(text: str) -> None:
    assert route(text) == ["Paris", "Cairo"]


def test_what_has_no_day_goes_with_what_was_told_before_it() -> None:
    text = (
        "Jan Novak was seen in Cairo on Tuesday. He flew on to Oslo. He was held in Paris in May."
    )
    assert route(text) == ["Paris", "Cairo", "Oslo"]


@pytest.mark.parametrize(
    "text",
    [
        "Jan Novak is now in Cairo. Prosecutors said he was put on a plane in Paris on Sunday.",
        "Doctors in Cairo say Jan Novak is conscious. He was hurt in Paris.",
    ],
)
def test_where_somebody_is_now_comes_last(text: str) -> None:
    assert route(text) == ["Paris", "Cairo"]


def test_one_list_is_one_trip() -> None:
    text = "Jan Novak sang in Oslo. He will fly to Paris, Cairo and Amman next week."
    assert route(text) in (["Oslo", "Paris", "Cairo", "Amman"], ["Oslo"])
