"""Tune the weights of the resolver's terms on corpora with gold, one after the other.

    python -m benchmarks.tune_resolver GeoVirus.jsonl --shown LGL.jsonl

The corpora after `--shown` are not tuned on: they show whether what was gained holds elsewhere. The
gold mentions themselves are resolved, so that only the resolver is judged: the figure is the
share of them within 161 km, averaged over the corpora. Prints the weights to be put into
`dashboard/places/resolution/terms.py`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpora import Example, read_corpus
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.gazetteer.spelling import AsSpelled
from dashboard.places.place import Kind, Mention
from dashboard.places.resolution.resolver import PlaceResolver
from dashboard.places.resolution.surroundings import distance_km
from dashboard.places.resolution.terms import WEIGHTS, Weights

FACTORS = (0.6, 1.5)
LEAST_GAIN = 1e-4
Case = tuple[Example, list[Mention]]


def cases(path: Path, source: AsSpelled) -> list[Case]:
    """The articles of a corpus with their gold names as mentions."""
    found = []
    for example in read_corpus(path):
        mentions = []
        for item in sorted(example.gold, key=lambda gold: gold.start):
            candidates = source.candidates(item.text)
            demonym = any(each.demonym for each in candidates)
            kind = Kind.DEMONYM if demonym else Kind.LITERAL
            mentions.append(Mention(example.article.id, item.start, item.end, item.text, kind))
        found.append((example, mentions))
    return found


def accuracy(resolver: PlaceResolver, examples: Sequence[Case]) -> float:
    """The share of the gold mentions that are within 161 km."""
    right = total = 0
    for example, mentions in examples:
        gold = sorted(example.gold, key=lambda item: item.start)
        answers = resolver.resolve(example.article, example.sentences, mentions)
        for item, answer in zip(gold, answers, strict=True):
            total += 1
            if answer.place and item.lat is not None and item.lon is not None:
                place = answer.place
                right += distance_km(place.lat, place.lon, item.lat, item.lon) < 161
    return right / total


def main() -> None:
    """Climb, one weight at a time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--shown", nargs="*", type=Path, default=[])
    arguments = parser.parse_args()
    source = AsSpelled(open_gazetteer())
    tuned_on = [cases(path, source) for path in arguments.corpora]
    shown_on = [cases(path, source) for path in arguments.shown]

    def judge(corpora: Sequence[Sequence[Case]], weights: Weights) -> float:
        resolver = PlaceResolver(source, weights)
        shares = [accuracy(resolver, examples) for examples in corpora]
        return sum(shares) / max(1, len(shares))

    weights = dict(WEIGHTS)
    best = judge(tuned_on, weights)
    print(f"before: {best:.4f} where tuned, {judge(shown_on, weights):.4f} where shown")
    for term in list(weights):
        start = weights[term]
        for factor in FACTORS:
            trial = {**weights, term: start * factor}
            now = judge(tuned_on, trial)
            if now > best + LEAST_GAIN:
                best, weights = now, trial
                print(f"{best:.4f} with {term} at {weights[term]:.2f}")
    print(f"after: {best:.4f} where tuned, {judge(shown_on, weights):.4f} where shown")
    print({str(term): round(weight, 2) for term, weight in weights.items()})


if __name__ == "__main__":
    main()
