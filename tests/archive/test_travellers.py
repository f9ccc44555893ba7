"""Who travels in an archive, and where."""

from __future__ import annotations

from datetime import date

from dashboard.archive.asking import Patch, Wanted
from dashboard.archive.queries import Archive
from tests.archive.made import EUROPE


def test_travellers_by_name_time_and_place(archive: Archive) -> None:
    names = {one.name for one in archive.travellers()}
    assert {"Ann Lee", "Carlos Ruiz", "Eva Novak", "Omar Haddad"} < names
    (found,) = archive.travellers("novák")
    assert (found.name, found.first) == ("Eva Novak", date(2020, 1, 20))
    early = archive.travellers("", None, date(2020, 1, 10))
    assert ("Ann Lee", 2) in [(one.name, one.stops) for one in early]
    place = next(c.place for c in archive.overview(Wanted(), EUROPE, 12).cells if c.name == "Oslo")
    there = archive.travellers("ann", patch=Patch(place=place))
    assert [(one.name, one.first) for one in there] == [("Ann Lee", date(2020, 2, 3))]


def test_a_travellers_stops_are_in_order_of_time_with_their_sentences(archive: Archive) -> None:
    (who,) = archive.travellers("ann lee")
    found = archive.journeys(who.person)
    assert found is not None
    assert [(s.name, s.first, s.status, s.article, s.sentence) for s in found.stops[:3]] == [
        ("Paris", date(2020, 1, 6), "visited", "n0", 0),
        ("Madrid", date(2020, 1, 9), "planned", "n0", 1),
        ("Oslo", date(2020, 2, 3), "visited", "n4", 0),
    ]
    assert found.every == len(found.stops) == who.stops
    rest = archive.journeys(who.person, begin=2)
    assert rest is not None
    assert rest.stops == found.stops[2:]
    assert rest.every == found.every
    assert archive.journeys(10_000) is None


def test_what_two_articles_tell_alike_is_one_stop(archive: Archive) -> None:
    (who,) = archive.travellers("kim jong")
    found = archive.journeys(who.person)
    assert found is not None
    both = [stop.name for stop in found.stops if stop.articles == 2]
    assert both
    ends = {(leg.end, leg.open) for leg in found.legs}
    points = {stop.name: (stop.lat, stop.lon) for stop in found.stops}
    assert (points["Vladivostok"], True) in ends
    assert (points["Komsomolsk-on-Amur"], False) in ends
    assert found.every < who.stops
