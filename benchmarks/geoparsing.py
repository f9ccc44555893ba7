"""Measure the finding of places: quality on corpora with gold, and speed.

    python -m benchmarks.geoparsing GeoVirus.jsonl LGL.jsonl
    python -m benchmarks.geoparsing GeoVirus.jsonl LGL.jsonl --folds FOLDER   # cross-validated
    python -m benchmarks.geoparsing GeoVirus.jsonl --peers GeoVirus.peers.jsonl --reliability
    python -m benchmarks.geoparsing GeoVirus.jsonl LGL.jsonl --folds FOLDER --errors 100
    python -m benchmarks.geoparsing GeoVirus.jsonl --against CHECKOUT       # speed and memory

A corpus has a line an article, `{"id", "text", "gold": [{"text", "start", "end", "lat", "lon"}]}`;
a file of peers `{"id", "system", "mentions": [the same form as gold]}`.
The figures are those of EUPEG (Wang & Hu 2019): a mention is right when its name is that of a gold
toponym whose middle is less than ten characters away. P, R and F1 judge finding; A161 and A10 are
the shares of what was found within 161 and 10 km of its gold point, "median" the middle of those
distances in km, and F161 is the F1 of what was found and lies within 161 km. ECE is the expected
calibration error of the scores in ten bins. "literal" leaves the names of peoples out.

`--folds FOLDER` takes the models of `train_mentions.py --folds N FOLDER`, each for the articles
that it has not seen. Speed is that of one core (process time), beside geotext and flashgeotext
where they are installed, which only list names. `--errors N` prints N errors drawn at random, with
a class by rule (names of peoples left out): what is no gold mention, what is missed, and what lies
elsewhere, each with what the gazetteer has by the name. `--against` runs another checkout and this
one by turns, five times each in a fresh process that reads every article once, and prints articles
a second and memory of both: medians of processor time.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from geopy.distance import great_circle

from benchmarks.against import PEAK, against
from benchmarks.corpora import Example, Gold, read_corpus
from dashboard.places.gazetteer.lookup import Gazetteer, open_gazetteer
from dashboard.places.gazetteer.spelling import AsSpelled
from dashboard.places.geoparser import Geoparser
from dashboard.places.mentions.features import NAMES
from dashboard.places.mentions.recogniser import PlaceRecogniser
from dashboard.places.mentions.trees import load
from dashboard.places.place import Kind, Mention, Place, Resolution

CLOSE = 10
BINS = 10
# Run in a checkout by `--against`; older ones know the names in it.
_MEASURED = f"""
import sys
from pathlib import Path
sys.path.insert(0, "benchmarks")  # where older ones have what it imports
from benchmarks import geoparsing as b
examples = [example for path in sys.argv[1:] for example in b.read_corpus(Path(path))]
parser = b.Geoparser(b.open_gazetteer())
_, took = b.run(examples, lambda _, each: parser.resolutions(each.article, each.sentences))
print(took, {PEAK}, len(examples))
"""


@dataclass(slots=True)
class Score:
    """What is counted over a corpus."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    distances: list[float] = field(default_factory=list)
    judged: list[tuple[Resolution, bool]] = field(default_factory=list)
    unfound: list[Gold] = field(default_factory=list)
    gold_of: dict[int, Gold] = field(default_factory=dict)

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
            self.gold_of[id(match)] = item
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


def print_peers(path: Path, examples: Sequence[Example]) -> None:
    """Print the figures of other systems, from what they answered."""
    gold = {example.article.id: example.gold for example in examples}
    scores: dict[str, Score] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        answers = [_as_resolution(record["id"], item) for item in record["mentions"]]
        score = scores.setdefault(record["system"], Score())
        score.add(gold[record["id"]], [answer for answer in answers if answer])
    for system, score in sorted(
        scores.items(), key=lambda item: item[1].f_score(item[1].within(161))
    ):
        print(f"  {system:18s} {score.line().rpartition('  ECE')[0]}")


def _as_resolution(article: str, item: dict[str, Any]) -> Resolution | None:
    if item.get("lat") is None or item.get("lon") is None:
        return None
    mention = Mention(article, item["start"], item["end"], item["text"], Kind.LITERAL)
    # Some systems answer with latitudes that no place has: they are wrong, not left out.
    lat = max(-90.0, min(90.0, float(item["lat"])))
    place = Place("", item["text"], lat, float(item["lon"]), "", "")
    return Resolution(mention, place, 1.0)


def print_speed_of_others(examples: Sequence[Example]) -> None:
    """Print how fast listers of names are, where they are installed."""
    for module, build in (
        ("geotext", lambda found: found.GeoText),
        ("flashgeotext.geotext", lambda found: found.GeoText().extract),
    ):
        try:
            find = build(importlib.import_module(module))
        except ImportError:
            continue
        start = time.process_time()
        for example in examples:
            find(example.article.text)
        seconds = time.process_time() - start
        print(f"  {module.partition('.')[0]}: {len(examples) / seconds:.0f} articles a second")


def print_errors(score: Score, count: int, gazetteer: Gazetteer) -> None:
    """Print errors drawn at random, each with its class."""
    errors: list[tuple[str, str, str, Gold | None]] = [
        ("missed", item.text, "", item)
        for item in score.unfound
        if not any(each.demonym for each in gazetteer.candidates(item.text))
    ]
    for answer, right in score.judged:
        if not right and answer.place:
            text = answer.mention.text
            gold = score.gold_of.get(id(answer))
            errors.append(("elsewhere" if gold else "no gold", text, answer.place.id, gold))
    drawn = random.Random(7).sample(errors, min(count, len(errors)))
    classes: Counter[str] = Counter()
    for kind, text, chosen, gold in drawn:
        class_ = kind
        if gold and gold.lat is not None and gold.lon is not None:
            known = [each.place for each in gazetteer.candidates(text)]
            near = any(
                great_circle((gold.lat, gold.lon), (place.lat, place.lon)).km < 161
                for place in known
            )
            class_ += ", gold's place known" if near else ", gold's place unknown by that name"
        classes[class_] += 1
        print(f"    {class_}: {text} {chosen}")
    for class_, number in classes.most_common():
        print(f"  {number:3d} {class_}")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--folds", type=Path, metavar="FOLDER")
    parser.add_argument("--peers", nargs="*", type=Path, default=[], metavar="PEERS")
    parser.add_argument("--reliability", action="store_true", help="print the ten bins of scores")
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    parser.add_argument("--against", type=Path, metavar="CHECKOUT", help="compare the speed")
    arguments = parser.parse_args()
    if arguments.against:
        against(arguments.against, _MEASURED, arguments.corpora, "articles")
        return
    start = time.process_time()
    gazetteer = open_gazetteer()
    parsers = geoparsers(gazetteer, arguments.folds)
    print(f"ready in {time.process_time() - start:.2f} s")
    for number, path in enumerate(arguments.corpora):
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
        print(f"  all kinds          {everything.line()}")
        print(f"  literal            {literal.line()}")
        for row in literal.calibration()[1] if arguments.reliability else ():
            print("    {:5d} answers, mean score {:.2f}, right {:.2f}".format(*row))
        if number < len(arguments.peers):
            print_peers(arguments.peers[number], examples)
        print_speed_of_others(examples)
        if arguments.errors:
            print_errors(literal, arguments.errors, gazetteer)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


if __name__ == "__main__":
    main()
