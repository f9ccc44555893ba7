"""What goes wrong with stops, by its class: false stops by the kind of words that rules read them
from, and missed stops by what they lack.

    python -m benchmarks.errors GOLD.jsonl… [--texts CORPUS.jsonl…] [--folds FOLDER]

`FOLDER` has the models of `train_visits.py --folds FOLDER`: each passage is then judged by the one
that was trained without it. Of gold that only judges some pairs, just these are counted. Prints
counts and no passage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.journey_scores import Passage, Told, likeness
from benchmarks.journeys import with_point
from benchmarks.judge import golds, unseen
from benchmarks.visit_rows import as_named, as_told, is_of
from dashboard.journeys import pipeline
from dashboard.journeys.judge import judge
from dashboard.journeys.judge.pairs import Pair
from dashboard.journeys.merging.same_person import same_person
from dashboard.journeys.model import DRAWN, PERHAPS
from dashboard.journeys.people.person import Person
from dashboard.journeys.presence.readers import Document
from dashboard.journeys.visits.candidate import VisitCandidate

Weighed = list[tuple[Pair, float]]


def weighed(passage: Passage) -> tuple[Weighed, list[Person]]:
    """The pairs of a passage with their chances, and the persons whom it names."""
    found, persons = Weighed(), list[Person]()

    def ask(document: Document, made: Sequence[VisitCandidate]) -> list[VisitCandidate]:
        for parse in document.parses:
            persons.extend(p for r in parse.references for p in r.persons)
        for rows, model in zip(judge.rows_of(document, made), judge.models(), strict=True):
            found.extend((pair, chance) for pair, chance, _ in judge.chances(rows, model))
        return list(made)

    pipeline.read(passage.article, passage.sentences, passage.resolutions, judge=ask)
    return found, persons


def errors(passage: Passage) -> Iterator[tuple[str, str]]:
    """What is wrong with the stops of a passage: the sort of it, and its class."""
    found, persons = weighed(passage)
    if "judged" in passage.gold:
        yield from _of_judged(passage.gold["judged"], found)
    stops = [*passage.gold["stops"], *passage.gold.get("missed", [])]
    stops = [with_point(stop, passage.resolutions) for stop in stops]
    for pair, chance in [] if "judged" in passage.gold else found:
        if chance >= DRAWN and not pair.person.group and not any(_fits(g, pair) for g in stops):
            yield "false", kind_of(pair)
    for stop in stops:
        if stop.get("optional"):
            continue
        own = [(pair, chance) for pair, chance in found if _fits(stop, pair)]
        best = max(own, key=lambda one: one[1], default=None)
        if best is not None and best[1] >= DRAWN:
            if best[0].read is not None and best[0].read.status != stop["status"]:
                yield "status", f"{stop['status']}, read as {best[0].read.status}"
        else:
            yield "missed", _lack(passage, stop, best and best[1], persons)


def _of_judged(judged: Sequence[Told], found: Weighed) -> Iterator[tuple[str, str]]:
    for told in judged:
        own = [(pair, chance) for pair, chance in found if is_of(told, pair)]
        best = max(own, key=lambda one: one[1], default=None)
        drawn = best is not None and best[1] >= DRAWN
        if told["status"] is None and drawn and best is not None:
            yield "false", kind_of(best[0])
        elif told["status"] not in {None, "unsure"} and not drawn:
            yield "missed", _by_chance(best and best[1])


def _fits(stop: Told, pair: Pair) -> bool:
    return bool(likeness(stop, as_told(pair)) or likeness(stop, as_named(pair)))


def kind_of(pair: Pair) -> str:
    """By what kind of words rules have read a pair."""
    if pair.read is None:
        return "read by no rule"
    return (
        pair.read.rule.rpartition("”: ")[2].partition(" (“")[0].partition(" (named")[0]
        or pair.read.presences[0].how
    )


def _by_chance(chance: float | None) -> str:
    if chance is None:
        return "no pair of the two"
    return f"{PERHAPS} to {DRAWN}" if chance >= PERHAPS else f"less likely than {PERHAPS}"


def _lack(passage: Passage, stop: Told, chance: float | None, persons: Sequence[Person]) -> str:
    """What a stop that is not drawn lacks."""
    if chance is not None:
        return _by_chance(chance)
    names = [stop["traveller"], *stop.get("aka", [])]
    if not any(same_person(name, person.name) for name in names for person in persons):
        return "the person is not found"
    for found in passage.resolutions:
        known = found.place
        point = known and {"lat": known.lat, "lon": known.lon}
        here = {**stop, "traveller": "A", "aka": []}
        if point and likeness(here, {**stop, "traveller": "A", "place": known.name, **point}):
            return _by_chance(None)
    return "the place is not found"


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table of each file of gold."""
    for file, ready, folds in golds(__doc__, arguments):
        counts = Counter(error for passage in unseen(ready, folds) for error in errors(passage))
        print(file)
        for sort in ("false", "missed", "status"):
            rows = sorted((-n, name) for (kind, name), n in counts.items() if kind == sort)
            print(f"  {sort}: {-sum(n for n, _ in rows)}")
            for n, name in rows:
                print(f"    {-n:4} {name}")


if __name__ == "__main__":
    main()
