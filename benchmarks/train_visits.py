"""Train the classifier of visits: which persons were at which places, where no rule says so.

    python -m benchmarks.train_visits GOLD.jsonl… [--out MODEL.json]

The rules of `dashboard.journeys` were written on the open gold and leave little unread in it. To
learn what stops look like that they miss, the gold is read several times with some of the rules and
of their tables' rows left out at random, which is how the rules fare on articles that nobody has
read. Pairs of a person and a place whose sentence tells of a stop are positive; optional stops,
countries of stops and other tellings of a stop are neither.

Needs lightgbm (`pip install lightgbm`), which the run time does not. Writes
`dashboard/journeys/judge/data/visit_model.json`. The chances are calibrated on passages left out of
the training, a fifth at a time: of the pairs with .5 every second is a stop.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import pkgutil
import random
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import lightgbm
import numpy as np

import dashboard.journeys
from benchmarks.journey_ablation import RULES, without
from benchmarks.journey_scores import Passage, likeness
from benchmarks.journeys import passages
from benchmarks.nesting import nested
from dashboard.journeys import pipeline
from dashboard.journeys.judge.classifier import MODEL, Likeness
from dashboard.journeys.judge.pairs import NAMES, ArticlePairs, Pair
from dashboard.journeys.language.tables import table
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.readers import Document
from dashboard.journeys.routes.extents import contains
from dashboard.journeys.visits.candidates import candidates_of
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser

PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 8,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 10.0,
    "max_bin": 63,
    "num_threads": 1,
    "verbose": -1,
    "seed": 7,
    "deterministic": True,
}
ROUNDS = 75
READINGS = 3
FOLDS = 5

# The share of rules and of rows that are left out of a reading, which leaves about as much unread
# as new articles do; what the others stand on stays.
RULES_OUT = 0.3
ROWS_OUT = 0.4
TABLES = frozenset({"verbs", "nouns", "events"})
STAY = frozenset(
    {
        "a noun: his visit to",
        "a verb: arrived in",
        "being, or any other verb: is in",
        "at home in the capital",
        "hosts",
        "stops by likeness",
    }
)
Row = dict[str, Any]


def modules() -> list[ModuleType]:
    """The modules of the journeys' rooms."""
    found = pkgutil.walk_packages(dashboard.journeys.__path__, "dashboard.journeys.")
    return [importlib.import_module(each.name) for each in found]


def forget() -> None:
    """Empties the rooms' caches, which hold what was read from its tables."""
    for module in modules():
        for function in vars(module).values():
            if hasattr(function, "cache_clear"):
                function.cache_clear()


@contextmanager
def weakened(seed: int) -> Iterator[None]:
    """The rules with some of them, and some of the rows of their tables, left out."""
    asked = set[str]()

    def fewer(name: str) -> tuple[dict[str, str], ...]:
        if name not in TABLES:
            return table(name)
        asked.add(name)
        dice = random.Random(f"{seed} {name}")
        return tuple(row for row in table(name) if dice.random() >= ROWS_OUT)

    dice = random.Random(seed)
    with ExitStack() as stack:
        for module in modules():
            if getattr(module, "table", None) is table:
                stack.enter_context(patch.object(module, "table", fewer))
        for name, (owner, function, stand_in) in RULES.items():
            if name not in STAY and dice.random() < RULES_OUT:
                stack.enter_context(patch.object(owner, function, stand_in))
        forget()
        yield
    forget()
    if asked != TABLES:  # a module that reads one was not patched, or its cache not emptied
        raise RuntimeError(f"read whole: {', '.join(TABLES - asked)}")


def pairs_of(passage: Passage) -> list[tuple[Pair, tuple[float, ...]]]:
    """The pairs of a passage with their columns, as the reading of it comes upon them."""
    asked = _Asked()
    readers = (*without(Likeness), asked)
    pipeline.read(passage.article, passage.sentences, passage.resolutions, readers)
    return asked.pairs


class _Asked:
    """Stands in for likeness: keeps the pairs that it would be asked about, and adds nobody."""

    def __init__(self) -> None:
        self.pairs: list[tuple[Pair, tuple[float, ...]]] = []

    def presences(self, document: Document) -> list[Presence]:
        """Gives what was found before."""
        article = ArticlePairs(document.parses, candidates_of(document))
        self.pairs += [(pair, article.columns(pair)) for pair in article.pairs()]
        return list(document.found)


def rows_of(number: int, passage: Passage) -> list[Row]:
    """The pairs of a passage with their answers: `answer` for the mention (None where it is not
    settled), `stop` for the person and the place anywhere in the passage."""
    gold = passage.gold["stops"]
    numbers = {s["n"]: i for i, s in enumerate(passage.gold.get("sentences", []))}
    rows = []
    for pair, columns in pairs_of(passage):
        place = pair.place
        told = {"traveller": pair.person.name, "lat": place.lat, "lon": place.lon, "status": ""}
        names = {place.name, pair.span.resolution.mention.text}
        fits = [g for g in gold if any(likeness(g, {**told, "place": name}) for name in names)]
        due = [g for g in fits if not g.get("optional")]
        there = any(pair.line in [numbers.get(e, e) for e in g["evidence"]] for g in due)
        rows.append(
            {
                "passage": number,
                "pair": pair,
                "columns": columns,
                "place": place,
                "answer": None if fits and not there else bool(due),
                "stop": bool(due) if due or not fits else None,
            }
        )
    for row in rows:
        stops = [r for r in rows if r["stop"] and r["pair"].person is row["pair"].person]
        if not row["stop"] and any(contains(row["place"], r["place"]) for r in stops):
            row["answer"] = row["stop"] = None
    return rows


def fit(rows: Sequence[Row]) -> lightgbm.Booster:
    """The trees for the rows whose answers are settled."""
    kept = [row for row in rows if row["answer"] is not None]
    columns = np.array([row["columns"] for row in kept], dtype=float)
    answers = np.array([row["answer"] for row in kept])
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(columns, answers), ROUNDS)


def calibration(rows: Sequence[Row]) -> tuple[float, float]:
    """The offset and slope that make the trees' sum for the best mention of a pair that no rule
    knows the logit of its chance, by Platt's scaling on passages left out."""
    known = NAMES.index("stop")
    best: dict[tuple[int, int, str], tuple[float, bool]] = {}
    for fold in range(FOLDS):
        trees = fit([row for row in rows if row["passage"] % FOLDS != fold])
        left = [row for row in rows if row["passage"] % FOLDS == fold]
        columns = np.array([row["columns"] for row in left], dtype=float)
        for row, logit in zip(left, trees.predict(columns, raw_score=True), strict=True):
            key = (row["passage"], id(row["pair"].person), row["place"].id)
            if row["stop"] is not None and not row["columns"][known]:
                best[key] = max(best.get(key, (-math.inf, False)), (float(logit), row["stop"]))
    logits, answers = (np.array(each, dtype=float) for each in zip(*best.values(), strict=True))
    offset, slope = 0.0, 1.0
    for _ in range(50):  # Newton's method
        chances = 1 / (1 + np.exp(-(offset + slope * logits)))
        design = np.stack([np.ones_like(logits), logits])
        weights = chances * (1 - chances)
        step = np.linalg.solve((design * weights) @ design.T, design @ (answers - chances))
        offset, slope = offset + float(step[0]), slope + float(step[1])
    return round(offset, 4), round(slope, 4)


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--out", type=Path, default=MODEL, metavar="MODEL.json")
    options = parser.parse_args(arguments)
    ready = passages(options.gold, Geoparser(open_gazetteer()))
    rows: list[Row] = []
    for seed in range(1, READINGS + 1):
        with weakened(seed):
            rows += [row for number, each in enumerate(ready) for row in rows_of(number, each)]
    offset, slope = calibration(rows)
    answers = [row["answer"] for row in rows]
    print(f"{len(rows)} pairs, {answers.count(True)} stops; offset {offset}, slope {slope}")
    model = {
        "about": "Classifier of visits of Dateline, made by benchmarks/train_visits.py",
        "columns": list(NAMES),
        "offset": offset,
        "slope": slope,
        "trees": [nested(tree["tree_structure"]) for tree in fit(rows).dump_model()["tree_info"]],
        "trained_on": [path.name for path in options.gold],
    }
    text = json.dumps(model, separators=(",", ":"))
    options.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
