"""Journeys against gold: stops, status, order, false stops, kinds of wording, passages a second.

    python -m benchmarks.journeys GOLD.jsonl… [--ablation]
    python -m benchmarks.journeys --closed

A line of gold is an articles file's line (`{"id", "text"}` and perhaps `published`, `kind`) with
`stops`, each with `traveller`, `place`, `lat`, `lon`, `status`, `trip`, `order`, and perhaps `aka`
and `optional`. The measures: (a) F1 of stops: traveller and place (the same name, or within 50 km);
(b) the same and the status; (c) of the adjacent stops of gold trips the share that is on one trip
and in order; (d) passages without a trip that got a stop. Optional gold stops neither count nor
cost. Stops are paired greedily, the surest pairs first.

`--ablation` leaves out one rule at a time. `--closed` scores the closed halves, prints nothing but
their figures and notes them with the day in `closed_scores.md`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

from geopy.distance import great_circle

from dashboard.articles.article import Article, Sentence
from dashboard.articles.sentences import split
from dashboard.journeys import (
    attending,
    discourse,
    homes,
    implied,
    presence,
    reading,
    tenses,
    travellers,
    visits,
)
from dashboard.journeys.groups import Phrase, phrase
from dashboard.journeys.identity import same_person
from dashboard.journeys.itinerary import Itinerary
from dashboard.journeys.lines import Line
from dashboard.journeys.reading import itineraries
from dashboard.places.gazetteer import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Resolution

KM = 50.0
HERE = Path(__file__).parent / "itineraries"
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
    points = [(stop["lat"], stop["lon"]) for stop in (gold, found)]
    if not named and float(great_circle(*points).km) > KM:
        return 0
    same = bool(gold["status"] == found["status"])
    return 1 + 4 * same + 2 * bool(named) + (not gold.get("optional"))


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


def passages(paths: Iterable[Path], geoparser: Geoparser) -> list[Passage]:
    """The gold of the files, with sentences and places."""
    texts = (path.read_text(encoding="utf-8") for path in paths)
    made = []
    for row in (json.loads(line) for text in texts for line in text.splitlines() if line.strip()):
        published = date.fromisoformat(row["published"]) if row.get("published") else None
        article = Article(row["id"], row["text"], published=published)
        sentences = split(article)
        places = geoparser.resolutions(article, sentences)
        made.append(Passage(row, article, sentences, places))
    return made


def read_all(ready: Iterable[Passage]) -> list[tuple[Itinerary, ...]]:
    """The journeys of all passages."""
    return [itineraries(p.article, p.sentences, p.resolutions) for p in ready]


def scored(ready: Sequence[Passage]) -> Score:
    """The score over all passages."""
    score = Score()
    for p, journeys in zip(ready, read_all(ready), strict=True):
        score.add(p.gold["stops"], told(journeys))
    return score


def _nothing(*_args: object, **_kwargs: object) -> None:
    return None


def _nobody(*_args: object, **_kwargs: object) -> tuple[()]:
    return ()


def _found(_read: object, found: Sequence[object]) -> Sequence[object]:
    return found


def _never(*_args: object, **_kwargs: object) -> bool:
    return False


def _phrases_but(kind: str) -> Callable[[Line, int], Phrase | None]:
    """The phrases that mean persons, without those of one kind."""

    def found(line: Line, i: int) -> Phrase | None:
        said = phrase(line, i)
        return None if said is None or said.kind == kind else said

    return found


# What can be left out: a function, and what stands in for it.
RULES: dict[str, tuple[object, str, Callable[..., object]]] = {
    "a noun: his visit to": (presence, "by_noun", _nothing),
    "a verb: arrived in": (presence, "by_verb", _nothing),
    "being, or any other verb: is in": (presence, "by_being", _nothing),
    "an opening: In Oslo, the king": (presence, "by_opening", _nothing),
    "an agent: was opened by": (presence, "by_agent", _nothing),
    "going on: and on Friday to": (presence, "_going_on", _nothing),
    "there, left out: will visit in May": (implied, "_elliptic", _nobody),
    "company: accompanied by": (implied, "_company", _nobody),
    "events whose place is told apart": (reading, "at_events", _found),
    "contests: beat, faced": (attending, "in_contest", _nobody),
    "she arrived on Tuesday": (implied, "_arriving", _nobody),
    "persons named later": (travellers, "introduced", lambda _: {}),
    "persons without a name": (travellers, "phrase", _phrases_but("unnamed")),
    "the delegation": (travellers, "phrase", _phrases_but("body")),
    "the two leaders": (travellers, "phrase", _phrases_but("pair")),
    "at home in the capital": (visits, "at_home", _never),
    "hosts": (visits, "_hosts", _nobody),
    "where: Oslo, where she met": (presence, "by_where", _nothing),
    "a tour's stop: Oslo is the first": (presence, "by_stop", _nothing),
    "a name that describes: an Oslo firm": (presence, "_of_next_noun", _never),
    "only supposed: if he is deported": (tenses, "_supposed", _never),
    "a stranger: the man … he": (discourse, "_unnamed_before", _never),
    "officials of the main country": (homes, "_only_country", _nothing),
    "speaking at one's post": (visits, "_at_post", _never),
    "lives that are over": (reading, "mark_lives", _nothing),
    "meetings that date a place": (reading, "date_by_meetings", _nothing),
    "days counted from others": (reading, "date_by_count", _nothing),
}


def ablation(ready: Sequence[Passage]) -> None:
    """Prints what is lost without each rule."""
    print(f"{'all rules':34}{scored(ready).line()}")
    for name, (module, function, stand_in) in RULES.items():
        with patch.object(module, function, stand_in):
            print(f"{name:34}{scored(ready).line()}")


def closed(geoparser: Geoparser) -> None:
    """Scores the closed halves, and notes when."""
    for name in ("closed", "agency_closed", "agency_style_closed"):
        line = f"{name}: {scored(passages([HERE / f'{name}.jsonl'], geoparser)).line()}"
        print(line)
        with (HERE / "closed_scores.md").open("a", encoding="utf-8") as file:
            file.write(f"- {date.today().isoformat()} {line}\n")


def seconds(work: Callable[[], object]) -> float:
    """How long something takes on one core."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the measures over all the gold files together."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="*", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--ablation", action="store_true", help="leave out one rule at a time")
    parser.add_argument("--closed", action="store_true", help="score and note the closed halves")
    options = parser.parse_args(arguments)
    if not (options.gold or options.closed):
        parser.error("give a file of gold, or --closed")
    geoparser = Geoparser(open_gazetteer())
    if options.closed:
        closed(geoparser)
        return
    ready = passages(options.gold, geoparser)  # the first reading of names is not timed
    if options.ablation:
        ablation(ready)
        return
    print(scored(ready).lines())
    for kind in sorted({p.gold.get("kind", "") for p in ready} - {""}):
        print(f"    {kind:44}{scored([p for p in ready if p.gold.get('kind') == kind]).line()}")
    whole = seconds(partial(passages, options.gold, geoparser))
    own = seconds(partial(read_all, ready))
    print(f"    speed          {len(ready) / (whole + own):.0f} passages a second with places,")
    print(f"                   {1000 * own / len(ready):.1f} ms of it a passage for the journeys")


if __name__ == "__main__":
    main()
