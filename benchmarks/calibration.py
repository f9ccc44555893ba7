"""Fit how sure a resolution is said to be, and show it on articles that it was not fitted to.

    python -m benchmarks.calibration GeoVirus.jsonl LGL.jsonl --folds FOLDER

`FOLDER` has the models of `train_mentions.py --folds N FOLDER`, so that every score is one that the
mention classifier gives to an article it has not seen. Names of peoples are left out, because the
corpora differ in whether they count. The constants of
`dashboard/places/resolution/confidence.py` are fitted without each half of the articles, each fifth
and each corpus in turn, and to all; printed are those constants and, for each corpus, the expected
calibration error (ten bins) on what was left out, the mean logarithm of what was said of what came,
and how many places are said to be likelier there than not, right ones and wrong ones; at last that
of the constants as they are. Needs scipy, which the run time does not.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.corpora import read_corpus
from benchmarks.geoparsing import Score, geoparsers
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.place import Kind
from dashboard.places.resolution import confidence, reasons

Column = NDArray[np.float64]
_LEAST = 1e-9
_EVEN = 0.5


class Noted(float):
    """A chance that keeps what it was reckoned from, also when it is rounded."""

    given: tuple[float, ...] = ()

    def __round__(self, digits: int | None = None) -> Noted:  # type: ignore[override]
        return self


def _noting(function: Callable[..., float]) -> Callable[..., Noted]:
    def noted(*given: float) -> Noted:
        chance = Noted(function(*given))
        chance.given = given
        return chance

    return noted


def answers(paths: list[Path], folder: Path) -> Iterator[tuple[float, ...]]:
    """For each answer its corpus, its article's number, its mention's log odds, the log odds of its
    place's share and the logarithm of its namesakes (or the chance of its place, where the text
    tells what holds it, and -1), and whether it is right."""
    parsers = geoparsers(open_gazetteer(), folder)
    for corpus, path in enumerate(paths):
        for number, example in enumerate(read_corpus(path)):
            parser = parsers[number % len(parsers)]
            score = Score()
            found = parser.resolutions(example.article, example.sentences)
            score.add(example.gold, [r for r in found if r.mention.kind is not Kind.DEMONYM])
            for resolution, right in score.judged:
                mention, choice = resolution.score.given  # type: ignore[attr-defined]
                place = (min(1.0 - _LEAST, choice), -1.0)
                if isinstance(choice, Noted):
                    share, namesakes = choice.given
                    place = (_log_odds(share, confidence.LEAST_SHARE), np.log1p(namesakes))
                yield corpus, number, _log_odds(mention, confidence.LEAST), *place, right


def _log_odds(chance: float, least: float) -> float:
    kept = min(1.0 - least, max(least, chance))
    return float(np.log(kept / (1.0 - kept)))


def calibration_error(said: Column, right: Column) -> float:
    """The expected calibration error in ten bins."""
    bins = np.minimum(9, (said * 10).astype(int))
    return float(
        sum(
            abs(said[bins == i].mean() - right[bins == i].mean()) * (bins == i).mean()
            for i in set(bins.tolist())
        )
    )


def _sigmoid(odds: Column) -> Column:
    return 1.0 / (1.0 + np.exp(-odds))


def main() -> None:
    """Fit and show."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--folds", type=Path, metavar="FOLDER", required=True)
    arguments = parser.parse_args()
    with (
        patch.object(reasons, "confidence", _noting(confidence.confidence)),
        patch.object(reasons, "chance_of_choice", _noting(confidence.chance_of_choice)),
    ):
        rows = list(answers(arguments.corpora, arguments.folds))
    corpora, numbers, odds, places, names, rights = np.array(rows, dtype=np.float64).T
    weights = 1.0 / np.bincount(corpora.astype(int))[corpora.astype(int)]

    shipped = np.array([confidence.OFFSET, confidence.DOUBT, confidence.NAMESAKES])

    def said(constants: Column) -> Column:
        offset, doubt, namesakes = constants
        chosen = np.where(names < 0, places, _sigmoid(places - doubt + namesakes * names))
        return np.clip(chosen * _sigmoid(odds + offset), _LEAST, 1 - _LEAST)

    def fit(kept: NDArray[np.bool_]) -> Column:
        def loss(constants: Column) -> float:
            chances = said(constants)
            logs = np.log(np.where(rights > 0, chances, 1 - chances))
            return -float(np.sum((weights * logs)[kept]))

        best: Column = minimize(loss, shipped, method="Nelder-Mead").x
        print("  offset {:.2f}, doubt {:.2f}, namesakes {:.2f}".format(*best))
        return best

    def show(chances: Column) -> None:
        for corpus, path in enumerate(arguments.corpora):
            here = corpora == corpus
            chance, right = chances[here], rights[here] > 0
            logs = np.log(np.where(right, chance, 1 - chance)).mean()
            likely = chance >= _EVEN
            print(
                f"  {path.stem}: ECE {calibration_error(chance, right):.3f}, log {logs:.4f}, "
                f"likelier than not {(likely & right).sum()} right, {(likely & ~right).sum()} wrong"
            )

    for words, parts in (("half", numbers % 2), ("fifth", numbers % 5), ("corpus", corpora)):
        print(f"fitted without each {words}, and shown on it:")
        chances = np.zeros(len(rights))
        for part in np.unique(parts):
            chances = np.where(parts == part, said(fit(parts != part)), chances)
        show(chances)
    print("fitted to all, and shown on the same:")
    show(said(fit(weights > 0)))
    print("as shipped:")
    show(said(shipped))


if __name__ == "__main__":
    main()
