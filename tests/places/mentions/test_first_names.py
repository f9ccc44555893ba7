"""First names that are also places': they are none of persons, and places stay."""

from __future__ import annotations

import pytest

from tests.places.parsing import parse


def found(text: str) -> set[str]:
    """The names that are found as places."""
    return {each.mention.text for each in parse(text)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # who was named in full, and then by the first name
        (
            "Jordan Wexley left Grimsby at 14. “Jordan never missed a session,” said his coach. "
            "At 19 Jordan moved to Doncaster. Jordan's mother and Jordan, who is 20, were there.",
            "Grimsby Doncaster",
        ),
        (
            "Chad Wexley, 30, was at home. “It was cold,” said Chad. Chad hopes to go to Oslo.",
            "Oslo",
        ),
        # couples
        ("Her parents, Madison and Clinton Holt, run a farm near Leeds.", "Leeds"),
        ("She was born in Ord to Houston and Ima Holt.", "Ord"),
        # whole names
        ("She lost to Madison Brooks in Stuttgart.", "Stuttgart"),
    ],
)
def test_whose_first_name_it_is(text: str, names: str):
    assert found(text) == set(names.split())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the country, beside a person of its name
        (
            "Delegates from Kenya, Ethiopia and Chad attended. Professor Chad Lee was there.",
            "Kenya Ethiopia Chad",
        ),
        ("Jordan Wexley went to Jordan. Jordan has closed its border.", "Jordan"),
        ("Jordan has closed its border, said Jordan Wexley.", "Jordan"),
        ("They live in Austin and Clinton.", "Austin Clinton"),
        ("She was born in Ord and moved to Paris and New York.", "Ord Paris"),
        ("The Chad delegation left. Chad's army fell back to Faya.", "Chad Faya"),
    ],
)
def test_what_is_a_place_all_the_same(text: str, names: str):
    assert set(names.split()) <= found(text)
