"""What each part of the finding of places brings: it is taken out, and the corpora scored again.

    python -m benchmarks.ablation GeoVirus.jsonl LGL.jsonl --folds FOLDER

Prints F1 and F161 (see `geoparsing.py`) of all kinds, and how they change without each part.
`FOLDER` has the models of `train_mentions.py --folds N FOLDER`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.corpora import Example, read_corpus
from benchmarks.geoparsing import Score
from dashboard.places.contracts import Candidate, CandidateSource
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.gazetteer.spelling import AsSpelled
from dashboard.places.mentions.features import NAMES
from dashboard.places.mentions.recogniser import PlaceRecogniser
from dashboard.places.mentions.trees import Trees, build, load
from dashboard.places.place import Kind, Mention
from dashboard.places.resolution import resolver
from dashboard.places.resolution.resolver import PlaceResolver
from dashboard.places.resolution.terms import WEIGHTS, Term

Found = list[list[tuple[Mention, ...]]]
Scores = list[tuple[float, float]]


class Without:
    """A source without the candidates that `dropped` tells."""

    def __init__(self, source: CandidateSource, dropped: Callable[[Candidate], bool]):
        self._source = source
        self._dropped = dropped

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """What `source` has by a name, without what is dropped."""
        return tuple(c for c in self._source.candidates(name) if not self._dropped(c))


class Bench:
    """The corpora, and the scores of a way to find and one to resolve on them."""

    def __init__(self, paths: Sequence[Path], trees: Sequence[Trees]):
        self._corpora: list[list[Example]] = [list(read_corpus(path)) for path in paths]
        self._trees = trees

    def find(self, source: CandidateSource, trees: Sequence[Trees] | None = None) -> Found:
        """The mentions of each article of each corpus."""
        finders = [PlaceRecogniser(source, each) for each in trees or self._trees]
        return [
            [
                finders[number % len(finders)].mentions(example.article, example.sentences)
                for number, example in enumerate(examples)
            ]
            for examples in self._corpora
        ]

    def score(self, resolver: PlaceResolver, found: Found) -> Scores:
        """F1 and F161 on each corpus."""
        scores = []
        for examples, articles in zip(self._corpora, found, strict=True):
            score = Score()
            for example, mentions in zip(examples, articles, strict=True):
                answers = resolver.resolve(example.article, example.sentences, mentions)
                score.add(example.gold, answers)
            scores.append((score.f_score(score.found), score.f_score(score.within(161))))
        return scores


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--folds", type=Path, metavar="FOLDER", required=True)
    arguments = parser.parse_args()
    source = AsSpelled(open_gazetteer())
    paths = sorted(arguments.folds.glob("*.json"), key=lambda path: int(path.stem))
    bench = Bench(arguments.corpora, [load(path, NAMES) for path in paths])
    found = bench.find(source)
    whole = bench.score(PlaceResolver(source), found)
    print(
        "F1 / F161:",
        [
            f"{path.stem} {f:.3f} / {g:.3f}"
            for path, (f, g) in zip(arguments.corpora, whole, strict=True)
        ],
    )

    def show(part: str, scores: Scores) -> None:
        losses = [
            f"{b[0] - a[0]:+.4f} / {b[1] - a[1]:+.4f}" for a, b in zip(whole, scores, strict=True)
        ]
        print(f"without {part:36s}", "   ".join(losses), flush=True)

    everything = build([float(np.log(9))], 0.0, 1.0)
    show(
        "the classifier (longest names)",
        bench.score(PlaceResolver(source), bench.find(source, [everything])),
    )
    for words, dropped in (
        ("regions, waters, relief, spots", lambda c: c.layer == 1 and c.place.feature_class != "A"),
        ("states, provinces and counties", lambda c: c.place.feature_code in ("ADM1", "ADM2")),
        ("names that are not the main one", lambda c: not c.primary and not c.demonym),
    ):
        less = AsSpelled(Without(source, dropped))
        show(words, bench.score(PlaceResolver(less), bench.find(less)))
    literal = [
        [tuple(m for m in mentions if m.kind is not Kind.DEMONYM) for mentions in articles]
        for articles in found
    ]
    show("names of peoples", bench.score(PlaceResolver(source), literal))
    for term in Term:
        show(
            f"the term “{term}”", bench.score(PlaceResolver(source, {**WEIGHTS, term: 0.0}), found)
        )
    kept = resolver.expressions
    resolver.expressions = lambda *_: ()  # type: ignore[assignment]
    show("spatial expressions", bench.score(PlaceResolver(source), found))
    resolver.expressions = kept


if __name__ == "__main__":
    main()
