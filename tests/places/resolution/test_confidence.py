"""How sure a place is said to be: what the counts on gold gave, and what holds for any name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.places.place import Kind, Resolution
from dashboard.places.resolution.confidence import chance_of_choice, confidence
from tests.places.parsing import parse

SHARES = st.floats(0.0, 1.0)
NAMESAKES = st.integers(0, 30)


@pytest.mark.parametrize(
    ("namesakes", "counted"),
    [
        # Names of gold that have a share of .98 or more without being told what holds them, on
        # GeoVirus and LGL: 1,628 without a namesake, 297 with 5 to 9.
        (0, 0.943),
        (7, 0.976),
    ],
)
def test_the_chance_of_a_clear_choice_is_what_was_counted(namesakes: int, counted: float) -> None:
    assert chance_of_choice(0.999, namesakes) == pytest.approx(counted, abs=0.015)


@given(SHARES, SHARES, NAMESAKES)
def test_a_larger_share_is_never_less_likely(one: float, other: float, namesakes: int) -> None:
    less, more = sorted((one, other))
    assert 0.0 < chance_of_choice(less, namesakes) <= chance_of_choice(more, namesakes) < 1.0


@given(SHARES, NAMESAKES, NAMESAKES)
def test_fewer_namesakes_are_more_doubted(share: float, one: int, other: int) -> None:
    few, many = sorted((one, other))
    assert chance_of_choice(share, few) <= chance_of_choice(share, many)


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_a_resolution_is_no_surer_than_its_place(mention: float, choice: float) -> None:
    assert 0.0 <= confidence(mention, choice) <= choice


def of(text: str, name: str) -> Resolution:
    """The resolution of a text's last mention of a name."""
    return [r for r in parse(text) if r.mention.text == name][-1]


def test_a_container_that_the_text_tells_leaves_no_doubt_of_the_place() -> None:
    told = of("The mayor of Paris, Texas, spoke on Monday.", "Paris")
    alone = of("The mayor of Vladivostok spoke on Monday.", "Vladivostok")
    assert told.place and told.place.country == "US" and not told.alternatives
    assert told.score == pytest.approx(confidence(told.mention.score, 1.0), abs=0.002)
    assert alone.score < confidence(alone.mention.score, 0.96)


@pytest.mark.parametrize(
    "text",
    [
        "A fire broke out in Springfield on Monday.",
        "The council of Lexington met on Monday.",
        "The sheriff of Madison County spoke on Monday.",
        "A school in Clinton was closed on Monday.",
    ],
)
def test_no_other_place_is_likelier_than_the_one_drawn(text: str) -> None:
    (found,) = [r for r in parse(text) if r.mention.kind is Kind.LITERAL and r.alternatives]
    others = [each.score for each in found.alternatives]
    assert others == sorted(others, reverse=True)
    assert others[0] <= found.score + 0.001
    assert found.score + sum(others) <= 1.001


def test_a_name_that_many_towns_share_alike_is_drawn_as_unsure() -> None:
    found = of("A school in Clinton was closed on Monday.", "Clinton")
    assert found.place and not found.is_likely
