"""Corrections of travellers’ names."""

from __future__ import annotations

from dashboard.project import events
from tests.project.tour import (
    OTHER,
    TOUR,
    built,
    edits,
    names,
    ref,
    stops,
)


def test_two_names_are_one_person_or_two() -> None:
    both = (TOUR, OTHER)
    assert {i.traveller for i in built(articles=both).itineraries} == {"Clara Voss", "Bo Ekman"}
    apart = built(events.TwoPersons("Clara Voss", "Klara Voss"), articles=both)
    assert {i.traveller for i in apart.itineraries} == {"Clara Voss", "Klara Voss", "Bo Ekman"}
    same = built(events.SamePerson("Clara Voss", "Bo Ekman"), articles=both)
    assert {i.traveller for i in same.itineraries} == {"Clara Voss"}
    assert "Lusaka" in names(same)
    assert all("traveller" in edits(stop) for stop in stops(same))


def test_a_person_is_renamed_once_and_again_and_stops_are_still_found() -> None:
    first, second = (
        events.Renamed("Clara Voss", "Clara M. Voss"),
        events.Renamed("Clara M. Voss", "C. M. Voss-Berg"),
    )
    atlas = built(first, second)
    assert names(atlas, "C. M. Voss-Berg") == ["Nairobi", "Kampala", "Kigali"]
    kampala = ref(atlas, "Kampala", "C. M. Voss-Berg")
    assert names(built(first, second, events.StopDropped(kampala)), "C. M. Voss-Berg") == [
        "Nairobi",
        "Kigali",
    ]


def test_who_is_no_person_travels_nowhere() -> None:
    assert built(events.NotAPerson("Clara Voss")).itineraries == ()
