"""A headline's capitals are no names: who goes where is told by it as by any sentence."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of

_BELOW = "\n\nEnvoy Eva Stone spoke of hope on Monday."


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Envoy Stone Heads to Cairo and Amman", {"Cairo", "Amman"}),
        ("Stone Leaves Lyon for Oslo", {"Lyon", "Oslo"}),
        ("Eva Stone to Visit Cairo", {"Cairo"}),
        ("Envoy Stone Flies to Cairo, Meets Rebels", {"Cairo"}),
        ("Stone heads to Cairo", {"Cairo"}),
        # Of nobody whom the text names, and nobody's way.
        ("Market Leaders Head to Cairo", set()),
        ("Stone Heads Bank in Cairo", set()),
    ],
)
def test_headlines(headline: str, found: set[str]) -> None:
    assert {where for name, where, _ in stops_of(headline + _BELOW)} == found
    assert {name for name, _, _ in stops_of(headline + _BELOW)} <= {"Eva Stone"}


def test_a_sentence_of_names_is_no_headline() -> None:
    found = stops_of("Kenyan President Jan Novak met Egyptian President Omar Said in Cairo.")
    assert found == {("Jan Novak", "Cairo", "visited")}


def test_names_in_a_headline_stay_names() -> None:
    found = stops_of("Roth Visits Cairo\n\nChancellor Hans Roth left. It rained.")
    assert {(name, where) for name, where, _ in found} == {("Hans Roth", "Cairo")}
