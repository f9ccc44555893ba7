"""Kinds of wording in reports of agencies and local papers, each an invented sentence or two: what
must be read, and what is like it and must not be."""

from __future__ import annotations

from datetime import date

import pytest

from tests.journeys.texts import stops_of, told

V, P, OFF = "visited", "planned", "cancelled"


def whereabouts(text: str) -> set[tuple[str, str, str]]:
    return set(stops_of(text))


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        (
            "Jan Novak is due in Lyon. A Kenyan official said he was well. He was arrested in "
            "Osaka. The French envoy Jean Roy rejoiced.",
            {("Jan Novak", "Lyon", P), ("Jan Novak", "Osaka", V)},
        ),
        (
            "Speaking in Lyon after meeting France's prime minister, Ann Lee said it was time.",
            {("Ann Lee", "Lyon", V)},
        ),
        ("Speaking in Lyon after meeting Bob Ray, Ann Lee wept.", {("Ann Lee", "Lyon", V)}),
        (
            "In Lyon the Kenyan prime minister, Ann Lee, wept.",
            {("Ann Lee", "Lyon", V)},
        ),
        ("The letter that Ann Lee wrote in May has been sold in Lyon.", set()),
        ("The letter that Ann Lee wrote in May was posted in Lyon.", {("Ann Lee", "Lyon", V)}),
        ("The ship froze fast off Cape Barrow. He walked to Lyon.", set()),
        (
            "Jan Novak is in Lyon for a summit. He ate with the leaders of France, Japan and China "
            "before the summit began. He had phoned Kenya's Ann Lee.",
            {("Jan Novak", "Lyon", V)},
        ),
        ("If Ann Lee were prime minister, I would fly to Lyon.", set()),
        ("As foreign minister I flew to Lyon.", set()),
        ("As foreign minister Ivo flew to Lyon.", {("Ivo", "Lyon", V)}),
        ("Ann Lee rested. The other side has asked her to come to Lyon.", set()),
        ("Ann Lee rested. The other side wants her to come to Lyon.", set()),
        ("Ann Lee agreed to come to Lyon.", {("Ann Lee", "Lyon", P)}),
        ("Ann Lee paid drivers to collect a parcel in Lyon.", set()),
        ("Ann Lee hired men to dig in Lyon.", set()),
        ("Ann Lee paid 20 dollars to ride to Lyon.", {("Ann Lee", "Lyon", V)}),
        (
            "Zoltek Roy and Claire Delmas met in Lyon before she went on to Osaka.",
            {
                ("Zoltek Roy", "Lyon", V),
                ("Claire Delmas", "Lyon", V),
                ("Claire Delmas", "Osaka", V),
            },
        ),
        (
            "Zoltek Roy met Claire Delmas in Lyon before she went on to Osaka.",
            {("Zoltek Roy", "Lyon", V), ("Claire Delmas", "Lyon", V), ("Zoltek Roy", "Osaka", V)},
        ),
    ],
)
def test_who_is_meant(text: str, stops: set[tuple[str, str, str]]) -> None:
    assert whereabouts(text) == stops


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        (
            "Ann Lee will fly to Osaka after a planned stop in Lyon fell through.",
            {("Ann Lee", "Osaka", P), ("Ann Lee", "Lyon", OFF)},
        ),
        (
            "After a visit to Lyon was called off, Ann Lee flew to Osaka.",
            {("Ann Lee", "Osaka", V), ("Ann Lee", "Lyon", OFF)},
        ),
        (
            "Ann Lee flew to Osaka after her concert in Lyon was cancelled.",
            {("Ann Lee", "Osaka", V), ("Ann Lee", "Lyon", OFF)},
        ),
        (
            "Ann Lee flew to Osaka after her concert in Lyon was sold out.",
            {("Ann Lee", "Osaka", V), ("Ann Lee", "Lyon", V)},
        ),
        ("Ann Lee smiled, but no date for a trip to Lyon has been set.", set()),
        ("No date has been set for Ann Lee's trip to Lyon.", set()),
        ("Ann Lee has no plans for a trip to Lyon.", set()),
        ("Ann Lee has plans for a trip to Lyon.", {("Ann Lee", "Lyon", P)}),
        ("Ann Lee's visit to Lyon was pushed back to May.", {("Ann Lee", "Lyon", OFF)}),
        ("Ann Lee was pushed back on a train to Lyon.", {("Ann Lee", "Lyon", V)}),
        (
            "Ann Lee rested. A visit to Lyon, first set for this week, was called off.",
            {("Ann Lee", "Lyon", OFF)},
        ),
        ("Ann Lee's visit to Lyon is being talked about.", set()),
        ("Ann Lee walked out of a hotel in Lyon.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee left a shelter in Lyon.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee left a company in Lyon.", set()),
        (
            "Ann Lee is going home to France. She fell in Lyon in January.",
            {("Ann Lee", "France", P), ("Ann Lee", "Lyon", V)},
        ),
        (
            "Ann Lee is going home to France. She landed in Lyon.",
            {("Ann Lee", "Lyon", V)},
        ),
        (
            "Ann Lee rested. A visit to Lyon planned for May has been called off.",
            {("Ann Lee", "Lyon", OFF)},
        ),
        (
            "Ann Lee's visit to Lyon planned for the weekend will last two days.",
            {("Ann Lee", "Lyon", P)},
        ),
        ("Ann Lee will speak in Lyon, and not by video.", {("Ann Lee", "Lyon", P)}),
        ("Ann Lee will speak in Lyon by video.", set()),
        ("Ann Lee rested; a visit to Lyon is set for May.", {("Ann Lee", "Lyon", P)}),
        ("Ann Lee set up talks in Lyon.", set()),
        ("Ann Lee was to speak in Lyon. Instead she will rest.", {("Ann Lee", "Lyon", OFF)}),
        (
            "Ann Lee was to speak in Lyon. Instead of a fee she gets a goat.",
            {("Ann Lee", "Lyon", P)},
        ),
        (
            "Ann Lee will speak in Lyon. Instead she will rest.",
            {("Ann Lee", "Lyon", P)},
        ),
        ("Ann Lee failed to show up for a hearing in Lyon.", {("Ann Lee", "Lyon", OFF)}),
        ("Ann Lee failed to reach a deal at talks in Lyon.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee becomes the first U.S. official to visit Lyon.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee praised the first U.S. official to visit Lyon.", set()),
        ("Ann Lee was among three people arrested in Lyon.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee applied for a visa to travel to Lyon.", set()),
        ("Ann Lee was rumoured to be in Lyon.", set()),
        ("Ann Lee is said to be in Lyon.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee dismissed talk of a trip to Lyon.", set()),
        ("Nobody knows if Ann Lee is in Lyon.", set()),
        ("If it rains, Ann Lee will fly to Lyon.", {("Ann Lee", "Lyon", P)}),
        ("Ann Lee was tried in absentia in Lyon.", set()),
        ("Ann Lee was tried in Lyon in the absence of Bob Ray.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee compared the market to a trip to Lyon.", set()),
        (
            "Ann Lee will be flown to Lyon, Bob Ray to Osaka.",
            {("Ann Lee", "Lyon", P), ("Bob Ray", "Osaka", P)},
        ),
        ("Ann Lee visited Lyon outside Osaka.", {("Ann Lee", "Lyon", V)}),
    ],
)
def test_what_comes_of_a_visit(text: str, stops: set[tuple[str, str, str]]) -> None:
    assert whereabouts(text) == stops


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Ann Lee broke away to win the Lyon marathon on Sunday.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee failed to win the Lyon marathon.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee hopes to win the Lyon marathon.", set()),
        ("Ann Lee is favourite to win the Lyon marathon.", set()),
        (
            "Ann Lee won the Lyon marathon. She will skip the championships in Osaka. Bob Ray "
            "was second.",
            {("Ann Lee", "Lyon", V), ("Ann Lee", "Osaka", OFF), ("Bob Ray", "Lyon", V)},
        ),
        (
            "Ann Lee won the Lyon marathon. She also won the championships in Osaka. Bob Ray was "
            "second.",
            {("Ann Lee", "Lyon", V), ("Ann Lee", "Osaka", V), ("Bob Ray", "Osaka", V)},
        ),
        (
            "Ann Lee pointed to the row over taxes, and to a summit in Lyon.",
            set(),
        ),
    ],
)
def test_which_contest_and_which_event(text: str, stops: set[tuple[str, str, str]]) -> None:
    assert whereabouts(text) == stops


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ann Lee and Bob Ray of Osaka begin a tour of France on Monday.", P),
        ("Ann Lee and Bob Ray begin a tour of France.", V),
        ("Ann Lee begins a tour of Africa on Monday with a stop in Lyon.", P),
        ("Ann Lee began a tour of Africa on Monday with a stop in Lyon.", V),
        ("Ann Lee plays Lyon on Friday and Osaka on Sunday.", P),
        ("Ann Lee plays in Lyon in June.", P),
        ("Ann Lee played in Lyon in March.", V),
        ("Ann Lee and Bob Ray began a tour of France on Monday.", V),
    ],
)
def test_what_two_begin_on_a_day_is_ahead(text: str, status: str) -> None:
    journeys = told(text, date(2024, 5, 16)).itineraries
    found = {str(stop.visit.status) for journey in journeys for stop in journey.stops}
    assert found == {status}
