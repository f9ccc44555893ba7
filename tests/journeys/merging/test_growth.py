"""Merging grows with what is merged: counted in lines of code that run, which are the same on every
machine. `python -m benchmarks.merging` measures the same in seconds, up to 200,000 journeys."""

from __future__ import annotations

import pytest

from benchmarks.merging import STAGES, Stage
from tests.journeys.test_growth import steps

TIMES = 4


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_four_times_as_much_takes_about_four_times_as_long(stage: Stage) -> None:
    size = 100 if stage.name == "shared wording" else 400
    short, long = (steps(stage.work(n)) for n in (size, TIMES * size))
    assert long < 1.4 * TIMES * short
