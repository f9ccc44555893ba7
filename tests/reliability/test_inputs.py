"""Some of the 100,000 inputs that `benchmarks/reliability/inputs.py` puts through every door."""

from __future__ import annotations

import pytest

from benchmarks.reliability.inputs import DOORS, Door, measured


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_no_input_ends_in_anything_but_a_sentence(door: Door) -> None:
    assert measured(door, 60, 0).count >= 60
