"""Time grows with a text's length, whatever places it repeats: counted in lines of code that run,
which are the same on every machine."""

from __future__ import annotations

import pytest

from dashboard.places.place import Place
from dashboard.places.resolution.surroundings import Option, Surroundings
from tests.journeys.test_growth import repeated, steps
from tests.places.parsing import parse


@pytest.mark.parametrize("words", ["Paris, France, ", "Paris and ", "Paris\n\n"])
def test_places_of_a_text_that_repeats_itself(words: str) -> None:
    parse(repeated(words, 500))  # what is worked out once
    short, long = (steps(lambda n=n: parse(repeated(words, n))) for n in (2_000, 12_000))
    assert long < 8 * short


def test_places_that_lie_beside_many_others() -> None:
    def work(number: int) -> None:
        towns = [
            Place(f"{n}", f"{n}", 50 + n % 50 / 50, 10, "P", "PPL", "DE") for n in range(number)
        ]
        names = [[(Option(town), 1.0)] for town in towns]
        around = Surroundings(names, [town.id for town in towns], {})
        for owner, ((option, _),) in enumerate(names):
            assert around.votes(owner, [option])[0][-1] == 1.0

    short, long = (steps(lambda n=n: work(n)) for n in (100, 600))
    assert long < 8 * short


@pytest.mark.parametrize("lon", [10.0, 179.5])
def test_the_nearest_of_many_is_found_also_over_the_edge_of_the_map(lon: float) -> None:
    near = Place("near", "Near", 50.0, lon + 1 if lon < 179 else -179.5, "P", "PPL", "DE")
    far = [Place(f"{n}", f"{n}", 52.0, lon - 1 - n % 3, "P", "PPL", "DE") for n in range(20)]
    names = [[(Option(each), 1.0)] for each in (*far, near)]
    around = Surroundings(names, [each.id for each in (*far, near)], {})
    found = around.nearest(0, Place("one", "One", 50.0, lon, "P", "PPL", "DE"))
    assert found is not None and found[1] == "Near"
