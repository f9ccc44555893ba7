"""Stops found against the gold's: which of them are the same, and the scores of it.

A line of gold is an articles file's line (`{"id", "text"}` and perhaps `published`, `kind`) with
`stops`, each with `traveller`, `place`, `lat`, `lon`, `status`, `trip`, `order`, and perhaps `aka`
and `optional`. The measures: (a) F1 of stops: traveller and place (the same name, or within 50 km);
(b) the same and the status; (c) of the adjacent stops of gold trips the share that is on one trip
and in order; (d) passages without a trip that got a stop. Optional gold stops neither count nor
cost. Stops are paired greedily, the surest pairs first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from geopy.distance import great_circle

from dashboard.articles.article import Article, Sentence
from dashboard.journeys.merging.same_person import same_person
from dashboard.journeys.model import Itinerary
from dashboard.journeys.pipeline import itineraries
from dashboard.places.place import Resolution

KM = 50.0
Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of gold made ready: what the places room says of it is worked out once."""

    gold: Told
    article: Article
    sentences: Sequence[Sentence]
    resolutions: Sequence[Resolution]


@dataclass(slots=True)
class Score:
    """Counts over passages."""

    right: int = 0
    same: int = 0
    wanted: int = 0
    given: int = 0
    in_order: int = 0
    following: int = 0
    quiet: int = 0
    touched: int = 0
    by_status: dict[str, list[int]] = field(default_factory=dict)

    def add(self, gold: Sequence[Told], found: Sequence[Told]) -> None:
        """Takes up one passage."""
        required = {i for i, stop in enumerate(gold) if not stop.get("optional")}
        taken = pairs(gold, found)
        for i in required:
            counts = self.by_status.setdefault(gold[i]["status"], [0, 0])
            hit = i in taken and gold[i]["status"] == found[taken[i]]["status"]
            counts[0] += hit
            counts[1] += 1
            self.same += hit
        self.right += len(required & taken.keys())
        self.wanted += len(required)
        self.given += len(found) - len(taken.keys() - required)
        for x, y in adjacent(gold):
            self.following += 1
            if x in taken and y in taken:
                a, b = found[taken[x]], found[taken[y]]
                self.in_order += a["trip"] == b["trip"] and a["order"] < b["order"]
        self.quiet += not gold
        self.touched += not gold and bool(found)

    def f1(self, right: int) -> float:
        """F1 of so many right ones."""
        return 2 * right / max(self.given + self.wanted, 1)

    def line(self) -> str:
        """(a), (b), (c) and (d) in one line."""
        order = self.in_order / max(self.following, 1)
        return (
            f"(a) {self.f1(self.right):.3f}  (b) {self.f1(self.same):.3f}  (c) {order:.3f}"
            f"  (d) {self.touched}/{self.quiet}"
        )

    def lines(self) -> str:
        """Everything, for reading."""
        precision, recall = self.right / max(self.given, 1), self.right / max(self.wanted, 1)
        counts = f"{self.right} of {self.given}, {self.wanted} gold"
        statuses = "  ".join(f"{s} {a}/{b}" for s, (a, b) in sorted(self.by_status.items()))
        order = self.in_order / max(self.following, 1)
        return "\n".join(
            [
                f"(a) stop           P {precision:.3f}  R {recall:.3f}"
                f"  F1 {self.f1(self.right):.3f}   ({counts})",
                f"(b) stop, status   F1 {self.f1(self.same):.3f}",
                f"(c) order          {order:.3f} of {self.following} pairs",
                f"(d) no trip        {self.touched} of {self.quiet} passages with a false stop",
                f"    status recall  {statuses}",
            ]
        )


def told(journeys: Sequence[Itinerary]) -> list[Told]:
    """The stops of an article's journeys in the form of the gold."""
    return [
        {
            "traveller": journey.traveller,
            "place": stop.visit.place_name,
            "lat": stop.visit.place.lat,
            "lon": stop.visit.place.lon,
            "status": str(stop.visit.status),
            "trip": journey.trip,
            "order": stop.order,
            "group": journey.group,
        }
        for journey in journeys
        for stop in journey.stops
    ]


def likeness(gold: Told, found: Told) -> int:
    """How well two stops fit: 0 for not at all, more for the same status and name."""
    names = [gold["traveller"], *gold.get("aka", [])]
    if not any(same_person(name, found["traveller"]) for name in names):
        return 0
    named = gold["place"].casefold() == found["place"].casefold()
    if not named and not near(gold, found):
        return 0
    same = bool(gold["status"] == found["status"])
    return 1 + 4 * same + 2 * bool(named) + (not gold.get("optional"))


def near(gold: Told, found: Told) -> bool:
    """Whether the points of two stops are near each other, if the gold's is known."""
    points = [(stop["lat"], stop["lon"]) for stop in (gold, found)]
    return gold["lat"] is not None and float(great_circle(*points).km) <= KM


def pairs(gold: Sequence[Told], found: Sequence[Told]) -> dict[int, int]:
    """Gold stops by their number, with the number of the stop found for each."""
    fits = [(likeness(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    taken: dict[int, int] = {}
    for _, i, j in sorted((f for f in fits if f[0]), key=lambda f: (-f[0], f[1], f[2])):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def adjacent(gold: Sequence[Told]) -> list[tuple[int, int]]:
    """The pairs of stops that follow each other on a gold trip; ties make none among themselves."""
    trips: dict[tuple[str, int], dict[int, list[int]]] = {}
    for i, stop in enumerate(gold):
        if not stop.get("optional") and stop["status"] != "cancelled":
            levels = trips.setdefault((stop["traveller"], stop["trip"]), {})
            levels.setdefault(stop["order"], []).append(i)
    return [
        (x, y)
        for levels in trips.values()
        for a, b in pairwise(sorted(levels))
        for x in levels[a]
        for y in levels[b]
    ]


def read_all(ready: Iterable[Passage]) -> list[tuple[Itinerary, ...]]:
    """The journeys of all passages."""
    return [itineraries(p.article, p.sentences, p.resolutions) for p in ready]


def _of_persons(gold: Sequence[Told], found: Sequence[Told]) -> list[Told]:
    """The stops found of persons, and of groups that the gold takes for travellers: others it does
    not tell of, whether they travel or not."""
    names = [name for g in gold for name in (g["traveller"], *g.get("aka", []))]
    return [
        f for f in found if not f["group"] or any(same_person(n, f["traveller"]) for n in names)
    ]


def scored(ready: Sequence[Passage]) -> Score:
    """The score over all passages."""
    score = Score()
    for p, journeys in zip(ready, read_all(ready), strict=True):
        score.add(p.gold["stops"], _of_persons(p.gold["stops"], told(journeys)))
    return score
