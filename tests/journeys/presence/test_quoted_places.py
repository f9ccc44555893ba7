"""Places in what somebody is quoted as saying: a stop only of one who says "I"."""

from __future__ import annotations

import pytest

from tests.journeys.texts import stops_of

ANN = "Ann Lee"
V, P, PAST = "visited", "planned", "past"


def of_ann(text: str) -> set[tuple[str, str]]:
    """Ann Lee's stops, each with its status."""
    return {(place, status) for who, place, status in stops_of(text) if who == ANN}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"I was in Cairo last year," Ann Lee told an audience.', {("Cairo", PAST)}),
        ('"When I was in Cairo on Monday, they laughed," said Ann Lee.', {("Cairo", V)}),
        ("“I flew to Cairo on Monday and met the king in Lyon,” said Ann Lee, 40.",
         {("Cairo", V), ("Lyon", V)}),
        ('Ann Lee said: "I will go to Cairo on Friday."', {("Cairo", P)}),
        ('"I went to Cairo on Monday. It was hot there," Ann Lee said.', {("Cairo", V)}),
        ('"It was hot there," Ann Lee said. "I went to Cairo on Monday."', {("Cairo", V)}),
        ('"I met Jan Novak in Cairo," Ann Lee said.', {("Cairo", V)}),
        # Others than who is quoted, and what is only felt, wished, supposed or denied.
        ('"Jan Novak flew to Cairo on Monday," Ann Lee said.', set()),
        ('"I think Jan Novak flew to Cairo on Monday," Ann Lee said.', set()),
        ('"I feel like I am in Cairo," Ann Lee said.', set()),
        ('"I\'d go back to Cairo tomorrow," Ann Lee said.', set()),
        ('"I want to go to Cairo," Ann Lee said.', set()),
        ('"If I go to Cairo, I will die," Ann Lee said.', set()),
        ('"I won\'t go to Cairo," Ann Lee said.', set()),
        ('"I live in Cairo," Ann Lee said.', set()),
        ('"I love Cairo," Ann Lee said.', set()),
        ('"I went to Cairo on Monday," an aide to Ann Lee said.', set()),
        ('"I went to Cairo on Monday," sailors wrote.\n\nAnn Lee said no more.', set()),
    ],
)  # fmt: skip
def test_who_is_quoted_tells_of_himself(text: str, found: set[tuple[str, str]]) -> None:
    assert of_ann(text) == found
