"""Kinds of wording in everyday articles, each an invented sentence or two: what must be read, and
what is like it and must not be."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.model import Visit
from dashboard.journeys.pipeline import read
from tests.journeys.texts import resolutions, stops_of

V, P, OFF = "visited", "planned", "cancelled"


def whereabouts(text: str) -> set[tuple[str, str, str]]:
    return set(stops_of(text))


def visits(text: str) -> dict[tuple[str, str], Visit]:
    """What is drawn of an article of Thursday 16 May 2024, by traveller and place."""
    article = Article("one", text, published=date(2024, 5, 16))
    told = read(article, split(article), resolutions(article))
    stops = [stop.visit for journey in told.itineraries for stop in journey.stops]
    return {(visit.traveller, visit.place.name): visit for visit in stops}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A former officer who sold secrets to a power flew to Lyon. Jan Novak met them.",
            {("Jan Novak", "Lyon", V)},
        ),
        (
            "A man accused of running a fraud was flown to Lyon. Jan Novak had been arrested.",
            {("Jan Novak", "Lyon", V)},
        ),
        (
            "A girl was found in Lyon on Monday. Ann Lee was taken home.",
            {("Ann Lee", "Lyon", V)},
        ),
        ("Ann Lee said the man who drove the bus flew to Lyon.", set()),
        (
            "Ann Lee praised the men who built the bridge and flew to Lyon.",
            {("Ann Lee", "Lyon", V)},
        ),
        (
            "Ann Lee met Jan Novak. The two flew to Lyon.",
            {("Ann Lee", "Lyon", V), ("Jan Novak", "Lyon", V)},
        ),
        ("Ann Lee met Jan Novak. The two countries sent aid to Lyon.", set()),
        (
            "Ann Lee met Jan Novak. Both are expected in Lyon on Friday.",
            {("Ann Lee", "Lyon", P), ("Jan Novak", "Lyon", P)},
        ),
        (
            "On Friday Ann Lee and Jan Novak leave for a visit to Chile.",
            {("Ann Lee", "Chile", P), ("Jan Novak", "Chile", P)},
        ),
        (
            "Ann Lee walked for days with her two children. They slept in Lyon.",
            {("Ann Lee", "Lyon", V)},
        ),
        ("Ann Lee walked for days. They slept in Lyon.", set()),
        (
            "Ann Lee and her husband, Jan Novak, begin a tour of Chile on Monday.",
            {("Ann Lee", "Chile", P), ("Jan Novak", "Chile", P)},
        ),
        (
            "Jan Novak married Ann Lee in a castle in Lyon.",
            {("Jan Novak", "Lyon", V), ("Ann Lee", "Lyon", V)},
        ),
        ("Jan Novak visited the injured at a hospital in Lyon.", {("Jan Novak", "Lyon", V)}),
    ],
)
def test_who_is_meant(text: str, told: set[tuple[str, str, str]]) -> None:
    assert told <= whereabouts(text)
    assert told or not whereabouts(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ann Lee and Jan Novak were held. Max Roe said they had themselves fled from Lyon.",
            {("Ann Lee", "Lyon", V), ("Jan Novak", "Lyon", V)},
        ),
        ("Jan Novak sang. Novak's next concert is in Lyon.", {("Jan Novak", "Lyon", P)}),
        ("Jan Novak sang. Novak's next of kin is in Lyon.", set()),
        ("Jan Novak's leg to Lyon was dropped.", {("Jan Novak", "Lyon", OFF)}),
        ("Jan Novak took the trophy to Lyon.", {("Jan Novak", "Lyon", V)}),
        ("Ann Lee scored twice. Her team beat Kenya in Lyon.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee scored twice. Her team has an office in Lyon.", set()),
        ("Ann Lee was questioned for six hours in Lyon.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee was arrested for six thefts in Lyon.", set()),
        ("Ann Lee cast her ballot early in Lyon.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee will miss the Olympiad in Lyon.", {("Ann Lee", "Lyon", OFF)}),
        ("Jan Novak sent the trophy to Lyon.", set()),
        ("Jan Novak stayed away from Lyon this year.", {("Jan Novak", "Lyon", OFF)}),
        ("Jan Novak cancelled Lyon with a cold.", {("Jan Novak", "Lyon", OFF)}),
        ("Polls give Jan Novak a lead in Lyon.", set()),
        ("A school gave Jan Novak a prize in Lyon.", {("Jan Novak", "Lyon", V)}),
        (
            "Singer Ann Lee will play Lyon on 3 June and Osaka on 5 June.",
            {("Ann Lee", "Lyon", P), ("Ann Lee", "Osaka", P)},
        ),
        ("Ann Lee will play Kenya on 3 June.", set()),
        ("Ann Lee was killed when her car struck a tree in Lyon.", {("Ann Lee", "Lyon", V)}),
        ("Ann Lee was happy when her car struck a tree in Lyon.", set()),
        ("Ann Lee walked in a dress by a student from Lyon.", set()),
        ("Ann Lee came by motorcycle from Lyon.", {("Ann Lee", "Lyon", V)}),
        ("The ministry, in Lyon, called Ann Lee a hero.", set()),
        ("Later, in Lyon, Ann Lee met a hero.", {("Ann Lee", "Lyon", V)}),
    ],
)
def test_what_is_told_of_a_place(text: str, told: set[tuple[str, str, str]]) -> None:
    assert whereabouts(text) == told


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Roland Garros was held in Paris in May.", False),
        ("Players left in tears during Rolf Harden. Rolf Harden arrived in Paris.", False),
        ("Rolf Harden took place in Paris. Rolf Harden arrived in Lyon.", False),
        ("Talks between Ann Lee and Rolf Harden took place in Paris.", True),
        ("Ann Lee wept during Rolf Harden's speech. Rolf Harden arrived in Paris.", True),
    ],
)
def test_an_event_that_is_named_like_a_person_goes_nowhere(text: str, there: bool) -> None:
    who = {who for who, _, _ in whereabouts(text)}
    assert bool(who & {"Roland Garros", "Rolf Harden"}) == there


def test_the_day_of_landing_is_not_that_of_the_place_left() -> None:
    told = visits("Jan Novak landed on Monday from Nairobi in Paris.")
    assert told["Jan Novak", "Nairobi"].days is None
    days = told["Jan Novak", "Paris"].days
    assert days is not None and days.first == date(2024, 5, 13)


def test_where_somebody_now_is_has_not_the_day_of_coming() -> None:
    told = visits("Jan Novak flew to Osaka on Monday and is now resting in Lyon.")
    assert told["Jan Novak", "Lyon"].days is None
    assert told["Jan Novak", "Osaka"].days is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Jan Novak was turned back at Lyon on Sunday.", 12),
        ("Jan Novak was refused entry to Lyon on Sunday.", 12),
        ("Jan Novak has cancelled a trip to Lyon on Sunday.", 19),
    ],
)
def test_the_day_of_a_refusal_lies_behind(text: str, day: int) -> None:
    days = visits(text)["Jan Novak", "Lyon"].days
    assert days is not None and days.first == date(2024, 5, day)


SCENE = "Ann Lee is a runner. She ran in Lyon on Sunday. {} She was tired. Lee hopes for a medal."


@pytest.mark.parametrize(
    "sentence",
    [
        "Lee's coach will travel to Osaka without her.",
        "Her father watched the race on a screen in Osaka.",
        "Her younger sister, a nurse, flew to Osaka.",
        "Guests came from Osaka.",
        "In Osaka, a patriarch said that she was brave.",
        "Jan Novak spoke in Osaka.",
        "Her poems are read in schools from Osaka to Mombasa.",
        "She has found a second life as a baker in Osaka.",
        "She dreams of a shop in Osaka.",
        "Bookmakers give her a good chance at the games in Osaka.",
    ],
)
def test_what_others_do_is_not_read_into_a_person_by_likeness(sentence: str) -> None:
    told = visits(SCENE.format(sentence))
    assert ("Ann Lee", "Osaka") not in told
    assert ("Ann Lee", "Lyon") in told
