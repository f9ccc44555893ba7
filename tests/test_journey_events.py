"""Events that a text names once with their place, and those who take part in them."""

from __future__ import annotations

import pytest
from journey_texts import stops, told


def _of(text: str) -> set[tuple[str, str, str]]:
    return stops(told(text).itineraries)


@pytest.mark.parametrize(
    ("text", "who", "where", "status"),
    [
        (
            "A donors conference opened in Amman on Monday. "
            "A health official, Ann Lee, told the conference that time was short.",
            "Ann Lee",
            "Amman",
            "visited",
        ),
        (
            "Ministers are in Lyon on Tuesday for a summit. "
            "Speaking on the sidelines of the summit, Ann Lee urged patience.",
            "Ann Lee",
            "Lyon",
            "visited",
        ),
        (
            "Speaking at the summit, Ann Lee urged patience. Leaders are in Lyon for a summit.",
            "Ann Lee",
            "Lyon",
            "visited",
        ),
        (
            "Security is tight in Nairobi on the eve of the inauguration. "
            "The event will be attended by dignitaries, including Ann Lee.",
            "Ann Lee",
            "Nairobi",
            "planned",
        ),
        (
            "The rebels began face to face talks in Mombasa on Monday. "
            "The proceedings opened with a prayer from the mediator, Ann Lee.",
            "Ann Lee",
            "Mombasa",
            "visited",
        ),
        (
            "The chief Russian negotiator to talks in Beijing, Ann Lee, is hopeful.",
            "Ann Lee",
            "Beijing",
            "visited",
        ),
        (
            "The Osaka tournament began on Monday. Ann Lee beat second-seeded Eva Ray.",
            "Eva Ray",
            "Osaka",
            "visited",
        ),
        (
            "Ann Lee has won the title at the tennis tournament in Osaka. "
            "Eva Ray will face Ida Fox in the doubles.",
            "Ida Fox",
            "Osaka",
            "visited",
        ),
    ],
)
def test_who_takes_part_in_an_event_is_where_it_is(
    text: str, who: str, where: str, status: str
) -> None:
    assert (who, where, status) in _of(text)


@pytest.mark.parametrize(
    "text",
    [
        # who only speaks of it
        "A summit opens in Lyon on Monday. Ann Lee said the summit would fail.",
        # another contest than the one whose place is told
        "The Osaka tournament ended. Ann Lee beat Eva Ray at the Winter Olympics.",
        # the hosts
        "French and Russian ministers held a summit in Paris. "
        "French President Ann Lee told the summit to hurry.",
    ],
)
def test_who_speaks_of_an_event_from_elsewhere_is_not_there(text: str) -> None:
    assert "Ann Lee" not in {who for who, _, _ in _of(text)}


def test_a_contest_of_years_ago_is_past() -> None:
    found = _of("Ann Lee won the Osaka tournament. Two years ago, Ann Lee beat Eva Ray.")
    assert ("Eva Ray", "Osaka", "past") in found
