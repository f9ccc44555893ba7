"""Groups, crews, convoys and ships that travel under the article's own words."""

from __future__ import annotations

import pytest

from tests.journeys.texts import told


def groups(text: str) -> set[tuple[str, str, str]]:
    """The stops of groups: (words, place, status)."""
    return {
        (i.traveller, s.visit.place.name, str(s.visit.status))
        for i in told(text).itineraries
        for s in i.stops
        if i.group
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The survivors were taken to Cairo on Monday.", {("survivors", "Cairo", "visited")}),
        ("Officials say at least 41 refugees were flown to Cairo.",
         {("at least 41 refugees", "Cairo", "visited")}),
        ("The aid convoy left Amman on Monday. The convoy reached Cairo on Tuesday.",
         {("aid convoy", "Amman", "visited"), ("aid convoy", "Cairo", "visited")}),
        ("HMS Albion left Alexandria on Monday. The ship will sail for Mombasa.",
         {("HMS Albion", "Alexandria", "visited"), ("HMS Albion", "Mombasa", "planned")}),
        ("The trawler Ann Lee left Alexandria on Monday.",
         {("trawler Ann Lee", "Alexandria", "visited")}),
        ("Kenya's rugby team flew to Cairo on Monday.",
         {("Kenya's rugby team", "Cairo", "visited")}),
        ("Japan has sent 20 engineers to Cairo.", {("20 engineers", "Cairo", "visited")}),
        ("Glass Harbour Trio played in Cairo on Monday. The trio will fly to Amman.",
         {("Glass Harbour Trio", "Cairo", "visited"), ("Glass Harbour Trio", "Amman", "planned")}),
        ("Three Russian tourists were kidnapped in Cairo on Monday.",
         {("Three Russian tourists", "Cairo", "visited")}),
        ("Officials from 34 nations will meet in Cairo on Monday.",
         {("Officials", "Cairo", "planned")}),
        ("Two busloads of pilgrims arrived in Cairo.",
         {("Two busloads of pilgrims", "Cairo", "visited")}),
        ("The army says Egyptian refugees fled to Khartoum.",
         {("Egyptian refugees", "Khartoum", "visited")}),
        ("The 34 Kenyan students are safe. The students will fly to Cairo on Monday.",
         {("34 Kenyan students", "Cairo", "planned")}),
        ("Two dozen Kenyan students are safe. They flew to Cairo on Monday.",
         {("Two dozen Kenyan students", "Cairo", "visited")}),
        ("The agency has sent specialists to Cairo.", {("specialists", "Cairo", "visited")}),
        ("Four Western workers were abducted on Monday in Cairo.",
         {("Four Western workers", "Cairo", "visited")}),
        ("A delegation from the Union of Harbour Workers flew to Cairo on Monday.",
         {("delegation from the Union of Harbour Workers", "Cairo", "visited")}),
        # Of two nobody knows which "they" are.
        ("The survivors met Ann Lee. They flew to Cairo on Monday.", set()),
        ("The students will fly to Cairo on Monday.", set()),
        ("The agency has sent specialists letters to Cairo.", set()),
        # Who does something where he may be at home travels nowhere.
        ("Three tourists were kidnapped in Cairo on Monday.", set()),
        ("Residents and police in Cairo said the crew was safe.", set()),
        ("The team doctor flew to Cairo on Monday.", set()),
    ],
)  # fmt: skip
def test_groups_travel(text: str, found: set[tuple[str, str, str]]) -> None:
    assert groups(text) == found


def test_a_delegation_with_a_head_goes_under_the_head() -> None:
    text = "Ann Lee led the delegation. The delegation flew to Cairo on Monday."
    assert not groups(text)
    assert [i.traveller for i in told(text).itineraries] == ["Ann Lee"]
