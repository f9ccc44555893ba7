"""How the time of each stage grows with the length of a text.

    python -m benchmarks.growth [TEXT.jsonl…] [--longest CHARACTERS]

Reads texts of growing length, from 10,000 characters to a million, and prints for each stage the
exponent e of time ~ length**e: 1 is linear, and no stage should be over 1.15. The texts are an
ordinary one (the passages of the articles files TEXT.jsonl, one after another) and some that repeat
a few words, as a broken or a hostile file does. Where a stage would take longer than a minute, its
longer texts are left out, and the exponent is of the shorter ones.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from dashboard.articles.article import Article
from dashboard.articles.sentences import split
from dashboard.atlas import Atlas, build
from dashboard.exports import geojson, kml, table
from dashboard.journeys.pipeline import read
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser

HERE = Path(__file__).parent / "itineraries"
LENGTHS = (10_000, 31_600, 100_000, 316_000, 1_000_000)
MOST = 1.15
# A stage's next length is tried only if the last took no longer than so many seconds.
PATIENCE = 20.0
REPEATED = (
    "he said he ",
    "John Smith, ",
    "on Friday ",
    "… ",
    "!? ",
    "Paris, ",
    "in Paris he said ",
)


class Stage(NamedTuple):
    """A stage by its name, and what one reading of it does."""

    name: str
    work: Callable[[], object]


def stages(article: Article, geoparser: Geoparser) -> Iterator[Stage]:
    """The stages of reading an article, each with what the ones before have found."""
    sentences = split(article)
    resolutions = geoparser.resolutions(article, sentences)
    yield Stage("sentences", lambda: split(article))
    yield Stage("geoparser", lambda: geoparser.resolutions(article, sentences))
    yield Stage("journeys", lambda: read(article, sentences, resolutions))
    atlas: list[Atlas] = []
    yield Stage("atlas", lambda: atlas.append(build([article], geoparser)))
    yield Stage("geojson", lambda: geojson.geojson(atlas[0]))
    yield Stage("kml", lambda: kml.kml(atlas[0]))
    yield Stage("csv", lambda: table.stops(atlas[0]))


def seconds(work: Callable[[], object]) -> float:
    """How long something takes on one core."""
    start = time.process_time()
    work()
    return time.process_time() - start


def exponent(times: Sequence[tuple[int, float]]) -> float:
    """The slope of the logarithm of the seconds over that of the length, by least squares; times
    under 5 ms say nothing."""
    points = [(math.log(length), math.log(took)) for length, took in times if took >= 0.005]
    if len(points) < 2:
        return 0.0
    x = sum(p[0] for p in points) / len(points)
    y = sum(p[1] for p in points) / len(points)
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


def grown(
    text: Callable[[int], str], lengths: Sequence[int], geoparser: Geoparser
) -> dict[str, list[tuple[int, float]]]:
    """The lengths and seconds of each stage on ever longer texts."""
    times: dict[str, list[tuple[int, float]]] = {}
    for length in lengths:
        for stage in stages(Article(f"{length}.txt", text(length)), geoparser):
            times.setdefault(stage.name, []).append((length, seconds(stage.work)))
        if max(found[-1][1] for found in times.values()) > PATIENCE:
            break
    return times


def ordinary(paths: Sequence[Path]) -> Callable[[int], str]:
    """A text of any length from the passages of articles files, one after another."""
    files = (path.read_text(encoding="utf-8") for path in paths)
    passages = [json.loads(line)["text"] for file in files for line in file.splitlines() if line]

    def text(length: int) -> str:
        pieces, size = list[str](), 0
        for passage in cycle(passages):
            pieces.append(passage)
            size += len(passage) + 2
            if size >= length:
                return "\n\n".join(pieces)[:length]
        return ""

    return text


def repeated(words: str) -> Callable[[int], str]:
    """A text of any length that repeats a few words."""
    return lambda length: (words * (length // len(words) + 1))[:length]


def main() -> None:
    """Prints a line for each text and stage, those that grow too fast marked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT.jsonl")
    parser.add_argument("--longest", type=int, default=LENGTHS[-1], metavar="CHARACTERS")
    options = parser.parse_args()
    geoparser = Geoparser(open_gazetteer())
    lengths = [length for length in LENGTHS if length <= options.longest]
    paths = options.texts or sorted(HERE.glob("agency_style?.jsonl"))
    texts = {"ordinary": ordinary(paths)} | {f"“{words}”": repeated(words) for words in REPEATED}
    for name, text in texts.items():
        for stage, times in grown(text, lengths, geoparser).items():
            e, (length, took) = exponent(times), times[-1]
            mark = "  too fast" if e > MOST else ""
            print(f"{name:20} {stage:10} {e:5.2f}  {took:7.2f} s at {length:>9,}{mark}", flush=True)


if __name__ == "__main__":
    main()
