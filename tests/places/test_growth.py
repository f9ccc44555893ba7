"""Time grows with a text's length, whatever places it repeats: counted in lines of code that run,
which are the same on every machine."""

from __future__ import annotations

import pytest

from tests.journeys.test_growth import repeated, steps
from tests.places.parsing import parse


@pytest.mark.parametrize("words", ["Paris, France, ", "Paris and ", "Paris\n\n"])
def test_places_of_a_text_that_repeats_itself(words: str) -> None:
    parse(repeated(words, 500))  # what is worked out once
    short, long = (steps(lambda n=n: parse(repeated(words, n))) for n in (2_000, 12_000))
    assert long < 8 * short
