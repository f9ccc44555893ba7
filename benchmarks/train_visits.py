"""Train the judge of visits: how likely it is that a person was at a place.

    python -m benchmarks.train_visits GOLD.jsonl… --unread GOLD.jsonl… [--texts CORPUS.jsonl…]
                                      [--out MODEL.json] [--folds FOLDER]

The rules of `dashboard.journeys` were written on the first gold and leave little unread or wrong in
it. To learn how they fare on articles that nobody has read, that gold is read several times more
with some of the rules and of their tables' rows left out at random. What no rule was written on
(`--unread`) is read as it is. Gold that has no `stops` but a list `judged`, each `traveller, place`
and `status` (null for no stop, "unsure"), tells of those pairs alone.

A visit that rules have read is right where the gold has it; a pair of which they say nothing is
right where its sentence tells of a stop. Optional stops, countries of stops and other tellings of a
stop are neither. Chances are calibrated on passages left out of the training, a fifth at a time, of
the gold that no rule was written on. `--folds` writes the five models of that, by which
`benchmarks/judge.py` scores that gold unread.

Needs lightgbm (`pip install lightgbm`), which the run time does not. Writes
`dashboard/journeys/judge/data/visit_model.json`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import random
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import lightgbm
import numpy as np
from numpy.typing import NDArray

import dashboard.journeys
from benchmarks.journey_ablation import RULES
from benchmarks.journey_scores import Passage, Told
from benchmarks.journeys import HERE, passages
from benchmarks.nesting import nested
from benchmarks.visit_rows import FOLDS, Row, rows
from dashboard.articles.article import Article
from dashboard.articles.readers import read as read_articles
from dashboard.articles.sentences import split
from dashboard.journeys.judge.columns import READ, UNREAD, limited
from dashboard.journeys.judge.judge import MODEL
from dashboard.journeys.language.tables import table
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser

PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 8,
    "min_data_in_leaf": 25,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 10.0,
    "max_bin": 63,
    "extra_trees": True,
    "num_threads": 1,
    "verbose": -1,
    "seed": 7,
    "deterministic": True,
}
# The trees of what rules have read, and of what they have not.
ROUNDS = {True: 240, False: 150}
READINGS = 3

# What a row weighs: of each weakened reading and of the whole one of gold that rules were written
# on, of unread passages chosen for their journeys, of the ordinary news that readers have, and of
# the examples.
WEAKENED, WHOLE, CHOSEN, NEWS, EXAMPLES = 1.0, 0.3, 2.0, 3.0, 16.0

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
        "events whose place is told apart",
    }
)


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


def fit(kept: Sequence[Row], rounds: int) -> lightgbm.Booster:
    """The trees for the rows whose answers are settled."""
    kept = [row for row in kept if row.answer is not None]
    columns = limited([row.columns for row in kept]).T
    answers = np.array([row.answer for row in kept])
    weights = np.array([row.weight for row in kept])
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(columns, answers, weight=weights), rounds)


Column = NDArray[np.float64]


def calibrated(logits: Column, answers: Column, weights: Column) -> tuple[float, float]:
    """The offset and slope that make sums of leaves the logits of their chances, by Platt's
    scaling."""
    offset, slope = 0.0, 1.0
    for _ in range(50):  # Newton's method
        chances = 1 / (1 + np.exp(-(offset + slope * logits)))
        design = np.stack([np.ones_like(logits), logits])
        spread = weights * chances * (1 - chances)
        step = np.linalg.solve(
            (design * spread) @ design.T, design @ (weights * (answers - chances))
        )
        offset, slope = offset + float(step[0]), slope + float(step[1])
    return round(offset, 4), round(slope, 4)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The trees of one half of the judge (of all rows, and of all but each fifth), and what makes
    their sums chances."""

    columns: list[str]
    trees: lightgbm.Booster
    folds: list[lightgbm.Booster]
    offset: float
    slope: float

    def model(self, trees: lightgbm.Booster) -> dict[str, Any]:
        """Trees as the judge reads them."""
        told = trees.dump_model()["tree_info"]
        return {
            "columns": self.columns,
            "offset": self.offset,
            "slope": self.slope,
            "trees": [nested(tree["tree_structure"], means=True) for tree in told],
        }


def fitted(unread: Sequence[Row], read: Sequence[Row], columns: list[str], rounds: int) -> Fitted:
    """Trains one half of the judge, on gold that no rule was written on (`unread`) and on that
    which they were; calibrated on the former."""
    folds, left, told = list[lightgbm.Booster](), list[Row](), list[float]()
    for fold in range(FOLDS):
        folds.append(fit([row for row in (*unread, *read) if row.fold != fold], rounds))
        out = [row for row in unread if row.fold == fold and row.answer is not None]
        left += out
        out_columns = limited([row.columns for row in out]).T
        told += folds[-1].predict(out_columns, raw_score=True).tolist()
    answers = np.array([row.answer for row in left], dtype=float)
    weights = np.array([min(row.weight / CHOSEN, 1) for row in left])
    offset, slope = calibrated(np.array(told), answers, weights)
    everything = [*unread, *read]
    counted = [row.answer for row in everything]
    print(f"{len(everything)} pairs, {counted.count(True)} stops; offset {offset}, slope {slope}")
    return Fitted(columns, fit(everything, rounds), folds, offset, slope)


def examples(geoparser: Geoparser) -> list[Row]:
    """The pairs of the two examples: all that rules read there is right, and nothing else."""
    ready = [_judged_passage(a, [], geoparser) for a in read_articles(["seeds"]).articles]
    return [replace(row, answer=row.read) for passage in ready for row in rows(passage, EXAMPLES)]


def of_sets(geoparser: Geoparser) -> list[Row]:
    """The pairs of the sets of articles, whose journeys across articles are known."""
    found = list[Row]()
    for folder in sorted((HERE / "sets").iterdir()):
        journey = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["journey"]
        for article in read_articles([str(folder / "articles.jsonl")]).articles:
            found += rows(_judged_passage(article, journey, geoparser), CHOSEN)
    return found


def _judged_passage(article: Article, judged: Sequence[Told], geoparser: Geoparser) -> Passage:
    sentences = split(article)
    places = geoparser.resolutions(article, sentences)
    return Passage({"id": article.id, "judged": judged}, article, sentences, places)


def write(read: Fitted, unread: Fitted, fold: int | None, path: Path) -> None:
    """Writes the judge, all of it, or as trained without a fifth."""
    model = {"about": "Judge of visits of Dateline, made by benchmarks/train_visits.py"}
    for name, half in (("read", read), ("unread", unread)):
        model[name] = half.model(half.trees if fold is None else half.folds[fold])
    path.write_text(json.dumps(model, separators=(",", ":")) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--unread", nargs="+", type=Path, required=True, metavar="GOLD.jsonl")
    parser.add_argument("--texts", nargs="+", type=Path, default=[], metavar="CORPUS.jsonl")
    parser.add_argument("--out", type=Path, default=MODEL, metavar="MODEL.json")
    parser.add_argument("--folds", type=Path, metavar="FOLDER")
    options = parser.parse_args(arguments)
    geoparser = Geoparser(open_gazetteer())
    unread = [
        row
        for passage in passages(options.unread, geoparser, options.texts)
        for row in rows(passage, NEWS if passage.gold.get("kind") == "news" else CHOSEN)
    ]
    ready = passages(options.gold, geoparser)
    read = [
        *examples(geoparser),
        *of_sets(geoparser),
        *(row for passage in ready for row in rows(passage, WHOLE)),
    ]
    for seed in range(1, READINGS + 1):
        with weakened(seed):
            read += [row for passage in ready for row in rows(passage, WEAKENED)]
    halves = []
    for is_read, columns in ((True, READ), (False, UNREAD)):
        parts = ([row for row in whole if row.read is is_read] for whole in (unread, read))
        halves.append(fitted(*parts, columns, ROUNDS[is_read]))
    write(*halves, None, options.out)
    if options.folds:
        options.folds.mkdir(parents=True, exist_ok=True)
        for fold in range(FOLDS):
            write(*halves, fold, options.folds / f"fold-{fold}.json")


if __name__ == "__main__":
    main()
