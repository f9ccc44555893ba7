"""Corrections of stops: confirmed, dropped, changed, added and moved."""

from __future__ import annotations

from datetime import date

from dashboard.articles.article import Article
from dashboard.atlas import Atlas, build
from dashboard.journeys.model import Days, Status
from dashboard.project import events
from dashboard.project.apply import Corrections
from dashboard.project.events import StopRef
from dashboard.project.history import Done
from tests.project.tour import (
    AT,
    ENTEBBE,
    OTHER,
    TOUR,
    VOYAGE,
    built,
    edits,
    geoparser,
    mentions,
    names,
    ref,
    spot,
    stops,
)


def test_a_stop_is_confirmed_dropped_dated_and_given_another_status() -> None:
    plain = built()
    kampala, kigali = ref(plain, "Kampala"), ref(plain, "Kigali")
    day = date(2024, 5, 14)
    atlas = built(
        events.StopConfirmed(kampala),
        events.DaySet(kigali, day, day),
        events.StatusSet(kigali, Status.CANCELLED),
        events.StopDropped(ref(plain, "Nairobi")),
    )
    first, second = stops(atlas)
    assert (first.visit.place.name, edits(first)) == ("Kampala", ["confirmed"])
    assert (second.visit.days, second.visit.status) == (Days(day, day), Status.CANCELLED)
    assert edits(second) == ["day", "status"]
    assert atlas.itineraries[0].legs == ()


def test_a_stop_can_be_somebody_elses_or_elsewhere() -> None:
    kampala = ref(built(), "Kampala")
    atlas = built(events.TravellerSet(kampala, "Dora Lind"))
    assert names(atlas) == ["Nairobi", "Kigali"]
    assert names(atlas, "Dora Lind") == ["Kampala"]
    assert edits(stops(atlas, "Dora Lind")[0]) == ["traveller"]
    atlas = built(events.StopPlaced(kampala, ENTEBBE))
    assert names(atlas) == ["Nairobi", "Entebbe", "Kigali"]
    assert [r.place.name for r in mentions(atlas, "Kampala") if r.place] == ["Kampala"] * 2


def test_a_stop_is_added_where_its_day_or_its_sentence_puts_it() -> None:
    day = date(2024, 5, 7)
    said = spot(TOUR, "Officials")
    added = events.StopAdded(said, "Clara Voss", ENTEBBE, Status.VISITED, day, day)
    atlas = built(added)
    assert names(atlas) == ["Nairobi", "Kampala", "Entebbe", "Kigali"]
    stop = stops(atlas)[2]
    assert edits(stop) == ["added"]
    assert [ref.index for ref in stop.visit.evidence] == [3]
    assert len(atlas.itineraries[0].legs) == 3
    alone = built(events.StopAdded(said, "Dora Lind", ENTEBBE, Status.VISITED))
    assert names(alone, "Dora Lind") == ["Entebbe"]


def test_a_stop_is_moved_before_another_and_back_to_the_end() -> None:
    plain = built()
    nairobi, kampala = ref(plain, "Nairobi"), ref(plain, "Kampala")
    atlas = built(events.StopMoved(kampala, nairobi))
    assert names(atlas) == ["Kampala", "Nairobi", "Kigali"]
    assert edits(stops(atlas)[0]) == ["order"]
    assert [leg.start.visit.place.name for leg in atlas.itineraries[0].legs] == [
        "Kampala",
        "Nairobi",
    ]
    assert names(built(events.StopMoved(nairobi, None))) == ["Kampala", "Kigali", "Nairobi"]


def test_a_stop_is_moved_onto_another_trip() -> None:
    article = Article("tour", TOUR.text + " She visited Lusaka in 2019.", published=TOUR.published)
    plain = built(articles=[article])
    trips = [[s.visit.place.name for s in i.stops] for i in plain.itineraries]
    assert trips == [["Nairobi", "Kampala", "Kigali"], ["Lusaka"]]
    change = events.StopMoved(ref(plain, "Lusaka"), ref(plain, "Kampala"))
    (only,) = built(change, articles=[article]).itineraries
    assert [s.visit.place.name for s in only.stops] == ["Nairobi", "Lusaka", "Kampala", "Kigali"]


def test_a_confirmed_stop_is_sure() -> None:
    before = next(s.visit for s in stops(built()) if s.visit.place.name == "Kampala")
    ref = StopRef("Clara Voss", before.place.id, "Kampala", (spot(TOUR, "Kampala"),))
    after = next(
        s.visit for s in stops(built(events.StopConfirmed(ref))) if s.visit.place.name == "Kampala"
    )
    assert before.chance < after.chance == 1.0


def test_what_perhaps_was_becomes_a_stop_or_is_dropped() -> None:
    found = build((VOYAGE,), geoparser(), least=1.01)
    visit = next(v for v in found.doubts if v.place.name == "Kigali")
    ref = StopRef(visit.traveller, visit.place.id, "Kigali", (spot(VOYAGE, "Kigali"),))

    def after(change: events.Change) -> Atlas:
        return build((VOYAGE,), geoparser(), Corrections([Done(1, AT, change)]), least=1.01)

    sure = after(events.StopConfirmed(ref))
    assert [s.visit.place.name for i in sure.itineraries for s in i.stops] == ["Kigali"]
    assert sure.itineraries[0].stops[0].visit.chance == 1.0
    assert sure.itineraries[0].stops[0].visit.edits[0].what == "confirmed"
    none = after(events.StopDropped(ref))
    for atlas in (sure, none):
        assert "Kigali" not in [v.place.name for v in atlas.doubts]
    assert none.itineraries == ()


def test_a_stop_that_was_dropped_is_told_once_with_its_sentences_and_when() -> None:
    both = (TOUR, OTHER)
    plain = built(articles=both)
    assert plain.dropped == ()
    (gone,) = built(events.StopDropped(ref(plain, "Kampala")), articles=both).dropped
    assert (gone.traveller, gone.place.name) == ("Clara Voss", "Kampala")
    assert {said.article_id for said in gone.evidence} == {"tour", "other"}
    assert (gone.edits[-1].what, gone.edits[-1].at) == ("dropped", AT)
    first = events.Renamed("Clara Voss", "C. M. Voss")
    renamed = ref(built(first, articles=both), "Kampala", "C. M. Voss")
    assert built(first, events.StopDropped(renamed), articles=both).dropped[0].traveller == (
        "C. M. Voss"
    )


def test_what_perhaps_was_and_was_dropped_is_told_too() -> None:
    found = build((VOYAGE,), geoparser(), least=1.01)
    visit = next(v for v in found.doubts if v.place.name == "Kigali")
    gone = events.StopDropped(
        StopRef(visit.traveller, visit.place.id, "Kigali", (spot(VOYAGE, "Kigali"),))
    )
    atlas = build((VOYAGE,), geoparser(), Corrections([Done(1, AT, gone)]), least=1.01)
    assert [(v.place.name, v.edits[-1].what) for v in atlas.dropped] == [("Kigali", "dropped")]
