"""Merging grows with what is merged: counted in lines of code that run, which are the same on every
machine. `python -m benchmarks.merging` measures the same in seconds, up to 200,000 journeys."""

from __future__ import annotations

import pytest

from benchmarks.merging import STAGES, TEN_YEARS, Stage, merged, telling
from dashboard.geometry import way
from tests.journeys.test_growth import steps

TIMES = 4


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_four_times_as_much_takes_about_four_times_as_long(stage: Stage) -> None:
    size = 100 if stage.name == "shared wording" else 400
    short, long = (steps(stage.work(n)) for n in (size, TIMES * size))
    assert long < 1.4 * TIMES * short


def test_the_length_of_a_leg_that_an_article_tells_is_not_worked_out_again() -> None:
    told = telling(200, TEN_YEARS)
    alone = {(leg.ends[0].place, leg.ends[1].place): leg for own in told.told.values()
             for journey in own for leg in journey.legs}  # fmt: skip
    way.cache_clear()
    legs = [leg for journey in merged(told) for leg in journey.legs]
    same = [(leg, alone[ends]) for leg in legs
            if (ends := (leg.ends[0].place, leg.ends[1].place)) in alone]  # fmt: skip
    assert len(same) > 100
    assert all((leg.km, leg.bearing) == (one.km, one.bearing) for leg, one in same)
    assert way.cache_info().misses <= len(legs) - len(same)
