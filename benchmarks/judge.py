"""How sure stops are said to be, and how often they are right: precision and recall of the stops
that are drawn and of those that perhaps were, and the calibration of their chances.

    python -m benchmarks.judge GOLD.jsonl… [--texts CORPUS.jsonl…] [--folds FOLDER]

`FOLDER` has the models of `train_visits.py --folds FOLDER`: each passage is then judged by the one
that was trained without it. Of the visits that rules have read, and of others that perhaps were
made, the table of ten bins says how likely they are said to be and how many are stops of the gold.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from benchmarks.journey_scores import Passage, Score, Told, of_persons, pairs, told
from benchmarks.journeys import passages
from benchmarks.visit_rows import FOLDS, fold_of
from dashboard.journeys.judge import judge
from dashboard.journeys.model import DRAWN, PERHAPS
from dashboard.journeys.pipeline import read
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser

BINS = 10


@contextmanager
def by_model(path: Path) -> Iterator[None]:
    """The judge with another model."""
    judge.models.cache_clear()
    with patch.object(judge, "MODEL", path):
        yield
    judge.models.cache_clear()


def unseen(ready: Sequence[Passage], folds: Path | None) -> Iterator[Passage]:
    """The passages, each while the judge is the model that was trained without it; as they come, by
    the usual one, without `folds`."""
    if folds is None:
        yield from ready
        return
    for fold in range(FOLDS):
        with by_model(folds / f"fold-{fold}.json"):
            yield from (passage for passage in ready if fold_of(passage) == fold)


def golds(
    doc: str | None, arguments: Sequence[str] | None
) -> Iterator[tuple[str, list[Passage], Path | None]]:
    """What a command of this kind is given: the name and the passages of each file of gold, and the
    folder of models."""
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--texts", nargs="+", type=Path, default=[], metavar="CORPUS.jsonl")
    parser.add_argument("--folds", type=Path, metavar="FOLDER")
    options = parser.parse_args(arguments)
    geoparser = Geoparser(open_gazetteer())
    for path in options.gold:
        yield path.stem, passages([path], geoparser, options.texts), options.folds


def judged(ready: Iterable[Passage], least: float) -> list[tuple[Passage, list[Told]]]:
    """The stops of each passage that are at least so likely, with their `chance`."""
    made = []
    for passage in ready:
        journeys = read(
            passage.article, passage.sentences, passage.resolutions, least=least
        ).itineraries
        chances = [stop.visit.chance for journey in journeys for stop in journey.stops]
        stops = [
            {**stop, "chance": chance} for stop, chance in zip(told(journeys), chances, strict=True)
        ]
        made.append((passage, of_persons(passage.gold["stops"], stops)))
    return made


def answers(given: Sequence[tuple[Passage, list[Told]]]) -> Iterator[tuple[float, bool]]:
    """The chance of each stop given that the gold settles, and whether it is right."""
    for passage, stops in given:
        gold = passage.gold["stops"]
        taken = {j: i for i, j in pairs(gold, stops).items()}
        for j, stop in enumerate(stops):
            if j not in taken or not gold[taken[j]].get("optional"):
                yield stop["chance"], j in taken


def table(said: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """The bins: how many there are, how likely they are said to be, how many of 100 are right; and
    the expected calibration error."""
    error = 0.0
    yield "  chance       stops   said   right"
    for n in range(BINS):
        inside = [(c, right) for c, right in said if min(int(c * BINS), BINS - 1) == n]
        if not inside:
            continue
        mean = sum(c for c, _ in inside) / len(inside)
        share = sum(right for _, right in inside) / len(inside)
        error += len(inside) / len(said) * abs(mean - share)
        yield f"  {n / BINS:.1f} to {(n + 1) / BINS:.1f} {len(inside):7} {mean:6.2f} {share:7.2f}"
    yield f"  expected calibration error {error:.3f} of {len(said)}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the figures of each file of gold."""
    for name, ready, folds in golds(__doc__, arguments):
        print(name)
        for least in (DRAWN, PERHAPS):
            score = Score()
            for passage, stops in judged(unseen(ready, folds), least):
                score.add(passage.gold["stops"], stops)
            print(f"from {least}:", score.lines().replace("\n", "\n  "))
        said = list(answers(judged(unseen(ready, folds), 0.0)))
        print("\n".join(table(said)))


if __name__ == "__main__":
    main()
