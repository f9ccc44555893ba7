"""The readers of presences, which the pipeline asks in turn, can be taken out and added to."""

from __future__ import annotations

import gc
from datetime import date

import pytest

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.events.attending import Events
from dashboard.journeys.model import DRAWN, Status
from dashboard.journeys.pipeline import READERS, read
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.readers import Document, Ellipsis, PresenceReader, Rules
from tests.journeys.texts import resolutions, stops

TEXT = (
    "Leaders open a summit in Oslo on Monday. President Ann Lee of Chile will address the summit. "
    "On Friday Lee arrived in Amman."
)
RULED = ("Ann Lee", "Amman", "visited")
AT_THE_SUMMIT = ("Ann Lee", "Oslo", "planned")


def read_by(readers: tuple[PresenceReader, ...] | None) -> set[tuple[str, str, str]]:
    article = Article("one", TEXT, published=date(2023, 9, 15))
    told = read(article, split(article), resolutions(article), readers, judge=None)
    return stops(told.itineraries)


class Everybody:
    """Takes everybody who is named first in a sentence to be at every place in it."""

    def presences(self, document: Document) -> list[Presence]:
        found = list(document.found)
        for i, parse in enumerate(document.parses):
            persons = next((r.persons for r in parse.references), ())
            found += [
                Presence(persons, place, Status.PAST, "named there", i, None)
                for place in parse.line.places
            ]
        return found


@pytest.mark.parametrize(
    ("readers", "expected"),
    [
        (None, {RULED, AT_THE_SUMMIT}),
        (READERS, {RULED, AT_THE_SUMMIT}),
        ((Rules(), Events(), Ellipsis()), {RULED, AT_THE_SUMMIT}),
        ((Rules(), Ellipsis()), {RULED}),
        ((Everybody(),), {("Ann Lee", "Amman", "past")}),
        ((), set()),
    ],
)
def test_what_is_found_is_what_the_readers_find(
    readers: tuple[PresenceReader, ...] | None, expected: set[tuple[str, str, str]]
) -> None:
    assert read_by(readers) == expected


class Unsure:
    """Takes the first person of a sentence to be at its places, with a chance for each."""

    def __init__(self, **chances: float) -> None:
        self.chances = chances

    def presences(self, document: Document) -> list[Presence]:
        return [
            Presence(
                next(r.persons for r in parse.references),
                place,
                Status.VISITED,
                "named there",
                i,
                None,
                chance=self.chances[place.resolution.mention.text],
            )
            for i, parse in enumerate(document.parses)
            for place in parse.line.places
        ]


@pytest.mark.parametrize(
    ("least", "route", "doubts"),
    [
        (DRAWN, ["Oslo", "Lyon"], {"Amman": 0.69, "Osaka": 0.2}),
        (0.4, ["Oslo", "Amman", "Lyon"], {"Osaka": 0.2}),
        (0.0, ["Oslo", "Amman", "Osaka", "Lyon"], {}),
    ],
)
def test_only_what_is_likely_enough_is_a_stop_or_an_end_of_a_leg(
    least: float, route: list[str], doubts: dict[str, float]
) -> None:
    text = "Ann Lee saw Oslo. Ann Lee saw Amman. Ann Lee saw Osaka. Ann Lee saw Lyon."
    article = Article("one", text)
    reader = Unsure(Oslo=0.7, Amman=0.69, Osaka=0.2, Lyon=0.95)
    told = read(article, split(article), resolutions(article), (reader,), least, None)
    (journey,) = told.itineraries
    assert [stop.visit.place.name for stop in journey.stops] == route
    assert [leg.end.visit.place.name for leg in journey.legs] == route[1:]
    assert {visit.place.name: visit.chance for visit in told.doubts} == doubts


def test_a_doubtful_stop_does_not_take_away_the_country_that_holds_it() -> None:
    text = "Ann Lee saw Norway. Ann Lee saw Oslo."
    article = Article("one", text)

    def told(**chances: float) -> set[tuple[str, str, str]]:
        reader = Unsure(**chances)
        return stops(
            read(article, split(article), resolutions(article), (reader,), judge=None).itineraries
        )

    assert told(Norway=0.9, Oslo=0.5) == {("Ann Lee", "Norway", "visited")}
    assert told(Norway=0.9, Oslo=0.8) == {("Ann Lee", "Oslo", "visited")}


def test_each_reader_is_given_what_those_before_it_found() -> None:
    given: list[list[str]] = []

    class Listening:
        def presences(self, document: Document) -> list[Presence]:
            given.append([p.place.resolution.mention.text for p in document.found])
            return list(document.found)

    read_by((Listening(), Rules(), Listening(), Events(), Listening()))
    assert given == [[], ["Amman"], ["Amman", "Oslo"]]


def test_reading_leaves_nothing_to_the_garbage_collector() -> None:
    """What is known of an article goes as soon as it is read: no circle holds on to it. Threads of
    other tests may leave something while it is read, but not each time."""
    article = Article("one", TEXT + " He met the two leaders, a student and her delegation there.")
    sentences, places = split(article), resolutions(article)
    read(article, sentences, places)  # what is worked out once

    def left() -> int:
        gc.collect()
        gc.disable()
        try:
            read(article, sentences, places)
            return gc.collect()
        finally:
            gc.enable()

    assert min(left() for _ in range(5)) == 0
