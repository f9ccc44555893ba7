"""Fit how sure a resolution is said to be, on one half of the corpora, and show it on the other.

    PYTHONPATH=. python benchmarks/calibration.py GeoVirus.jsonl LGL.jsonl --folds FOLDER

`FOLDER` has the models of `train_mentions.py --folds N FOLDER`, so that every score is one that the
mention classifier gives to an article it has not seen. Names of peoples are left out, because the
corpora differ in whether they count. Prints the constants of
`dashboard/places/resolution/confidence.py` fitted to the even articles, the odd ones and all, each
with the expected calibration error (ten bins) on each corpus of the articles that it was not fitted
to. Needs scipy, which the run time does not.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from corpora import read_corpus
from geoparsing import Score, geoparsers
from numpy.typing import NDArray
from scipy.optimize import minimize

from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.place import Kind
from dashboard.places.resolution import confidence

Column = NDArray[np.float64]


def answers(paths: list[Path], folder: Path) -> tuple[Column, Column, Column, Column, Column]:
    """For each answer its corpus, its half, its mention's log odds, the chance of its place, and
    whether it is right."""
    parsers = geoparsers(open_gazetteer(), folder)
    rows = []
    for corpus, path in enumerate(paths):
        for number, example in enumerate(read_corpus(path)):
            parser = parsers[number % len(parsers)]
            score = Score()
            found = parser.resolutions(example.article, example.sentences)
            score.add(example.gold, [r for r in found if r.mention.kind is not Kind.DEMONYM])
            for resolution, right in score.judged:
                mention = min(0.999, max(0.001, resolution.mention.score))
                chance = resolution.score / confidence.confidence(mention, 1.0)
                odds = np.log(mention / (1 - mention))
                rows.append((corpus, number % 2, odds, min(1.0, chance), right))
    corpora, halves, odds, chances, rights = np.array(rows, dtype=np.float64).T
    return corpora, halves, odds, chances, rights


def calibration_error(said: Column, right: Column) -> float:
    """The expected calibration error in ten bins."""
    bins = np.minimum(9, (said * 10).astype(int))
    return float(
        sum(
            abs(said[bins == i].mean() - right[bins == i].mean()) * (bins == i).mean()
            for i in set(bins.tolist())
        )
    )


def main() -> None:
    """Fit and show."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--folds", type=Path, metavar="FOLDER", required=True)
    arguments = parser.parse_args()
    corpora, halves, odds, chances, rights = answers(arguments.corpora, arguments.folds)
    sizes = np.bincount(corpora.astype(int))
    weights = 1.0 / sizes[corpora.astype(int)]

    def said(constants: Column) -> Column:
        return chances / (1.0 + np.exp(-(constants[0] * odds + constants[1])))

    for words, fitted, shown in (
        ("even articles", halves == 0, halves == 1),
        ("odd articles", halves == 1, halves == 0),
        ("all articles", halves >= 0, halves >= 0),
    ):

        def loss(constants: Column, fitted: NDArray[np.bool_] = fitted) -> float:
            chance = np.clip(said(constants), 1e-9, 1 - 1e-9)
            logs = np.where(rights > 0, np.log(chance), np.log(1 - chance))
            return -float(np.sum((weights * logs)[fitted]))

        best = minimize(loss, [1.0, 0.0], method="Nelder-Mead").x
        errors = [
            f"{path.stem} {calibration_error(said(best)[kept], rights[kept]):.3f}"
            for corpus, path in enumerate(arguments.corpora)
            for kept in [shown & (corpora == corpus)]
        ]
        where = "on the same" if words.startswith("all") else "on the others"
        print(f"{words}: slope {best[0]:.2f}, offset {best[1]:.2f}; ECE {where}: {errors}")


if __name__ == "__main__":
    main()
