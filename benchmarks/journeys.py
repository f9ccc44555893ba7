"""Journeys against gold: stops, status, order, false stops, and passages a second.

    python benchmarks/journeys.py GOLD.jsonl…

A line of gold is an articles file's line (`{"id", "text"}`) with `stops`, each with `traveller`,
`place`, `lat`, `lon`, `status`, `trip`, `order`, and perhaps `aka` and `optional`. The measures:
(a) F1 of stops: traveller and place (the same name, or within 50 km); (b) the same and the status;
(c) of the adjacent stops of gold trips the share that is on one trip and in order; (d) passages
without a trip that got a stop. Optional gold stops neither count nor cost. Stops are paired
greedily, the surest pairs first.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from geopy.distance import great_circle

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.journeys.itinerary import Itinerary
from dashboard.journeys.merging import same_person
from dashboard.journeys.reading import itineraries
from dashboard.places.gazetteer import open_gazetteer
from dashboard.places.geoparser import Geoparser

KM = 50.0
Told = dict[str, Any]


def told(journeys: Sequence[Itinerary]) -> list[Told]:
    """The stops of an article's journeys in the form of the gold."""
    return [
        {
            "traveller": journey.traveller,
            "place": stop.visit.place.name,
            "lat": stop.visit.place.lat,
            "lon": stop.visit.place.lon,
            "status": str(stop.visit.status),
            "trip": journey.trip,
            "order": stop.order,
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
    points = ((stop["lat"], stop["lon"]) for stop in (gold, found))
    if not named and great_circle(*points).km > KM:
        return 0
    return 1 + 4 * (gold["status"] == found["status"]) + 2 * named + (not gold.get("optional"))


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


def f1(right: int, wanted: int, given: int) -> str:
    """Precision, recall and F1 in words."""
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}   ({right} of {given}, {wanted} gold)"


def main(paths: Sequence[str]) -> None:
    """Prints the measures over all the gold files together."""
    texts = (Path(path).read_text(encoding="utf-8") for path in paths)
    rows = [json.loads(line) for text in texts for line in text.splitlines() if line.strip()]
    geoparser = Geoparser(open_gazetteer())
    seconds = right = same = wanted = given = in_order = following = touched = quiet = 0.0
    for row in rows:
        start = time.perf_counter()
        article = Article(row["id"], row["text"])
        sentences = split(article)
        found = told(itineraries(article, sentences, geoparser.resolutions(article, sentences)))
        seconds += time.perf_counter() - start
        gold = row["stops"]
        required = {i for i, stop in enumerate(gold) if not stop.get("optional")}
        taken = pairs(gold, found)
        right += len(required & taken.keys())
        same += sum(gold[i]["status"] == found[taken[i]]["status"] for i in required & taken.keys())
        wanted += len(required)
        given += len(found) - len(taken.keys() - required)
        for x, y in adjacent(gold):
            following += 1
            if x in taken and y in taken:
                a, b = found[taken[x]], found[taken[y]]
                in_order += a["trip"] == b["trip"] and a["order"] < b["order"]
        quiet += not gold
        touched += not gold and bool(found)
    print(f"(a) stop            {f1(int(right), int(wanted), int(given))}")
    print(f"(b) stop, status    {f1(int(same), int(wanted), int(given))}")
    print(f"(c) order           {in_order / max(following, 1):.3f} of {int(following)} pairs")
    print(f"(d) no trip         {int(touched)} of {int(quiet)} passages with a false stop")
    print(f"    passages        {len(rows) / seconds:.0f} a second, places included")


if __name__ == "__main__":
    main(sys.argv[1:])
