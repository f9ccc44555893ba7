"""Train the mention classifier: which spans that the gazetteer knows are places in their text.

    python -m benchmarks.train_mentions GeoVirus.jsonl LGL.jsonl gmb.conll wikigold.conll

The corpora's public sources: GeoVirus (Gritta, Pilehvar & Collier 2018, Wikinews texts) and LGL
(Lieberman, Samet & Sankaranarayanan 2010) in EUPEG (Wang & Hu 2019, github.com/geoai-lab/EUPEG);
the Groningen Meaning Bank's Voice of America news (Bos et al. 2017, gmb.bitbucket.io, public
domain); wikigold (Balasuriya et al. 2009, CC BY 4.0). Their texts are no part of this repository.

Needs lightgbm (`pip install lightgbm scikit-learn`), which the run time does not. Writes
`dashboard/places/mentions/data/mention_model.json`; with `--folds N FOLDER` it writes N models
instead, each of which has not seen the articles of its fold (an article's fold is its number modulo
N), for `benchmarks/geoparsing.py --folds`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from benchmarks.corpora import Example, read_corpus
from benchmarks.nesting import nested
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.gazetteer.spelling import AsSpelled
from dashboard.places.mentions.features import NAMES, Features
from dashboard.places.mentions.recogniser import MODEL
from dashboard.places.mentions.spans import SpanFinder
from dashboard.places.mentions.tokens import tokenise

PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 16,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "num_threads": 1,
    "verbose": -1,
    "seed": 7,
    "deterministic": True,
}
ROUNDS = 180
# News with gold coordinates counts in full; tagged sentences without articles around them, less.
TAGGED_WEIGHT = 0.35


class Rows:
    """The rows of training, with their answers, weights and folds."""

    def __init__(self) -> None:
        self.rows: list[list[float]] = []
        self.answers: list[bool] = []
        self.weights: list[float] = []
        self.folds: list[int] = []

    def add(self, finder: SpanFinder, example: Example, weight: float, fold: int) -> None:
        """Add the spans of an article."""
        tokens = tokenise(example.article.text, example.sentences)
        spans = finder.spans(tokens)
        gold = {(item.start, item.end) for item in example.gold}
        # Corpora differ in whether the names of peoples count: nothing is learned from those.
        for span, row in zip(spans, Features(tokens, spans).rows(), strict=True):
            if span.facts.demonym:
                continue
            self.rows.append(row)
            self.answers.append((span.start, span.end) in gold)
            self.weights.append(weight)
            self.folds.append(fold)


def fit(rows: Rows, without: int | None) -> dict[str, Any]:
    """A model from all rows but those of one fold."""
    folds = np.array(rows.folds)
    kept = folds != without if without is not None else np.ones(len(folds), dtype=bool)
    features = np.array(rows.rows)[kept]
    answers = np.array(rows.answers)[kept]
    weights = np.array(rows.weights)[kept]
    data = lightgbm.Dataset(features, answers, weight=weights)
    booster = lightgbm.train(PARAMETERS, data, ROUNDS)
    model = booster.dump_model()
    return {
        "about": "Mention classifier of Dateline, made by benchmarks/train_mentions.py",
        "columns": list(NAMES),
        "offset": 0.0,
        "slope": 1.0,
        "trees": [nested(tree["tree_structure"]) for tree in model["tree_info"]],
    }


def write(model: dict[str, Any], path: Path, corpora: Sequence[str]) -> None:
    """Write a model with what it was trained on."""
    text = json.dumps({**model, "trained_on": list(corpora)}, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--folds", nargs=2, metavar=("N", "FOLDER"))
    arguments = parser.parse_args()
    count = int(arguments.folds[0]) if arguments.folds else 1
    finder = SpanFinder(AsSpelled(open_gazetteer()))
    rows = Rows()
    for path in arguments.corpora:
        located = path.suffix == ".jsonl"
        for number, example in enumerate(read_corpus(path)):
            weight = 1.0 if located else TAGGED_WEIGHT
            rows.add(finder, example, weight, number % count if located else -1)
    print(f"{len(rows.rows)} spans, {sum(rows.answers)} of them places")
    names = [path.name for path in arguments.corpora]
    if not arguments.folds:
        write(fit(rows, None), MODEL, names)
        return
    folder = Path(arguments.folds[1])
    folder.mkdir(parents=True, exist_ok=True)
    for fold in range(count):
        write(fit(rows, fold), folder / f"{fold}.json", names)


if __name__ == "__main__":
    main()
