"""Measure the finding of places: quality on corpora with gold, and speed.

    python benchmarks/geoparsing.py GeoVirus.jsonl LGL.jsonl
    python benchmarks/geoparsing.py GeoVirus.jsonl LGL.jsonl --folds FOLDER   # cross-validated

A corpus has a line an article, `{"id", "text", "gold": [{"text", "start", "end", "lat", "lon"}]}`.
The figures are those of EUPEG (Wang & Hu 2019): a mention is right when its name is that of a gold
toponym whose middle is less than ten characters away. P, R and F1 judge finding; A161 and A10 are
the shares of what was found within 161 and 10 km of its gold point, "median" the middle of those
distances in km, and F161 is the F1 of what was found and lies within 161 km. ECE is the expected
calibration error of the scores in ten bins. "literal" leaves the names of peoples out.

`--folds FOLDER` takes the models of `train_mentions.py --folds N FOLDER`, each for the articles
that it has not seen.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from corpora import Example, Gold, read_corpus
from geopy.distance import great_circle

from dashboard.places.features import NAMES
from dashboard.places.gazetteer import Gazetteer, open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Kind, Resolution
from dashboard.places.recogniser import PlaceRecogniser
from dashboard.places.spelling import AsSpelled
from dashboard.places.trees import load

CLOSE = 10
BINS = 10


@dataclass(slots=True)
class Score:
    """What is counted over a corpus."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    distances: list[float] = field(default_factory=list)
    judged: list[tuple[Resolution, bool]] = field(default_factory=list)
    unfound: list[Gold] = field(default_factory=list)

    def add(self, gold: Sequence[Gold], answers: Sequence[Resolution]) -> None:
        """Count an article."""
        left = [answer for answer in answers if answer.place]
        for item in gold:
            match = next((answer for answer in left if _same(item, answer)), None)
            if match is None:
                self.missed += 1
                self.unfound.append(item)
                continue
            left.remove(match)
            self.found += 1
            assert match.place
            km = great_circle((item.lat, item.lon), (match.place.lat, match.place.lon)).km
            self.distances.append(km)
            self.judged.append((match, km < 161))
        self.wrong += len(left)
        self.judged += [(answer, False) for answer in left]

    def within(self, km: float) -> int:
        """How many of those found lie within a distance of their gold point."""
        return sum(distance < km for distance in self.distances)

    def f_score(self, right: int) -> float:
        """The F1 where so many answers are right."""
        return 2 * right / max(1, 2 * self.found + self.wrong + self.missed)

    def calibration(self) -> tuple[float, list[tuple[int, float, float]]]:
        """The expected calibration error, and for each bin of scores how many answers are in it,
        their mean score and the share of them that is right."""
        bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
        for answer, right in self.judged:
            bins[min(BINS - 1, int(answer.score * BINS))].append((answer.score, right))
        table = [
            (len(b), sum(c for c, _ in b) / len(b), sum(r for _, r in b) / len(b))
            if b
            else (0, 0.0, 0.0)
            for b in bins
        ]
        total = max(1, len(self.judged))
        return sum(count * abs(mean - share) for count, mean, share in table) / total, table

    def line(self) -> str:
        """The figures in a row."""
        found = max(1, self.found)
        return (
            f"P {self.found / max(1, self.found + self.wrong):.3f}  "
            f"R {self.found / max(1, self.found + self.missed):.3f}  "
            f"F1 {self.f_score(self.found):.3f}  A161 {self.within(161) / found:.3f}  "
            f"A10 {self.within(10) / found:.3f}  median {median(self.distances or [0]):5.1f} km  "
            f"F161 {self.f_score(self.within(161)):.3f}  ECE {self.calibration()[0]:.3f}"
        )


def _same(gold: Gold, answer: Resolution) -> bool:
    mention = answer.mention
    middles = abs((gold.start + gold.end) - (mention.start + mention.end)) / 2
    return middles < CLOSE and gold.text.casefold() == mention.text.casefold()


def geoparsers(gazetteer: Gazetteer, folder: Path | None) -> list[Geoparser]:
    """The geoparser, or the geoparsers of the folds in their order."""
    if folder is None:
        return [Geoparser(gazetteer)]
    spelled = AsSpelled(gazetteer)
    paths = sorted(folder.glob("*.json"), key=lambda path: int(path.stem))
    return [
        Geoparser(gazetteer, recogniser=PlaceRecogniser(spelled, load(path, NAMES)))
        for path in paths
    ]


def run(
    examples: Sequence[Example], parse: Callable[[int, Example], tuple[Resolution, ...]]
) -> tuple[list[tuple[Resolution, ...]], float]:
    """The answers, and the seconds of one core that they took."""
    start = time.process_time()
    answers = [parse(number, example) for number, example in enumerate(examples)]
    return answers, time.process_time() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--folds", type=Path, metavar="FOLDER")
    parser.add_argument("--reliability", action="store_true", help="print the ten bins of scores")
    arguments = parser.parse_args()
    start = time.process_time()
    parsers = geoparsers(open_gazetteer(), arguments.folds)
    print(f"ready in {time.process_time() - start:.2f} s")
    for path in arguments.corpora:
        examples = list(read_corpus(path))
        answers, seconds = run(
            examples,
            lambda number, example: parsers[number % len(parsers)].resolutions(
                example.article, example.sentences
            ),
        )
        everything, literal = Score(), Score()
        for example, resolutions in zip(examples, answers, strict=True):
            everything.add(example.gold, resolutions)
            kept = [r for r in resolutions if r.mention.kind is not Kind.DEMONYM]
            literal.add(example.gold, kept)
        print(f"{path.stem}: {len(examples)} articles, {len(examples) / seconds:.0f} a second")
        print(f"  all kinds {everything.line()}")
        print(f"  literal   {literal.line()}")
        for row in everything.calibration()[1] if arguments.reliability else ():
            print("    {:5d} answers, mean score {:.2f}, right {:.2f}".format(*row))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
