"""How the time of each stage grows with the length of a text.

    python -m benchmarks.growth [--text WORDS] [--lengths N…] [--all]

Reads texts of growing length, from 10,000 characters to a million, and prints for each stage the
exponent e of time ~ length**e: 1 is linear, and no stage should be over 1.15. The texts are an
ordinary one (the passages of benchmarks/itineraries, one after another) and many that repeat a few
words, or that list thousands of names, as a broken or a hostile file does. Of each text a line with
the stage that grows fastest is printed, and one for each that grows too fast; with `--all` one for
each stage. Seconds are of the processor, the least of several; a stage under 20 ms tells nothing,
nor do times under .2 ms. Where a text takes longer than a minute its longer ones are left out,
which is said. Before each stage what is remembered of texts is forgotten: else a stage would find
what one before it has worked out, as long as the text is short enough to be remembered whole. The
exit status is 1 where a stage grows too fast.
"""

from __future__ import annotations

import argparse
import gc
import math
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from datetime import date
from functools import lru_cache
from statistics import linear_regression
from typing import Any

from benchmarks.growth_texts import TEXTS, Text
from dashboard.articles.article import Article
from dashboard.articles.legible import as_read, legible
from dashboard.articles.sentences import split
from dashboard.atlas import Builder, build
from dashboard.exports import html
from dashboard.exports.formats import FORMATS
from dashboard.journeys.dates.expressions import find
from dashboard.journeys.judge.judge import judged
from dashboard.journeys.people.resolution import coreferences
from dashboard.journeys.pipeline import READERS, read
from dashboard.journeys.presence.model import Presence
from dashboard.journeys.presence.readers import Document, PresenceReader
from dashboard.journeys.sentences.line import lines
from dashboard.journeys.visits.candidate import VisitCandidate
from dashboard.journeys.visits.candidates import candidates_of
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.gazetteer.spelling import AsSpelled
from dashboard.places.geoparser import Geoparser
from dashboard.places.mentions.recogniser import PlaceRecogniser
from dashboard.places.remembered import Remembered
from dashboard.places.resolution.resolver import PlaceResolver
from dashboard.view import parts
from dashboard.view.build import Shown
from dashboard.view.escaping import answer_json
from dashboard.view.state import EVERYONE, Filters

LENGTHS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
MOST = 1.15
# Seconds of a text from which its next length is not tried.
PATIENCE = 60.0
# Seconds from which a text is not read again to take the least.
AGAIN = 3.0
TIMES = 3
# A stage that takes less for the longest text tells nothing, nor do times of less for shorter ones.
TELLING = 0.02
LEAST = 0.0002
_PIECE = 2_000
_DAY = date(2026, 3, 11)

_CACHE = type(lru_cache(lambda: None))

Times = dict[str, float]
# Gives each stage's name and work, and is sent what the work has given.
Stages = Generator[tuple[str, Callable[[], Any]], Any, None]


class _Timed:
    """A reader of presences that says how long it took."""

    def __init__(self, reader: PresenceReader, times: Times) -> None:
        self._reader, self._times = reader, times

    def presences(self, document: Document) -> list[Presence]:
        """Gives what the reader gives."""
        start = time.process_time()
        try:
            return self._reader.presences(document)
        finally:
            name = type(self._reader).__name__.lower()
            self._times[name] = time.process_time() - start


def stages(article: Article, geoparser: Geoparser, times: Times) -> Stages:
    """The stages of an article, from its text to the files that tell of it. Those within
    "journeys" put their own seconds into `times`."""
    spelled = AsSpelled(open_gazetteer())
    legible.cache_clear()
    yield "legible", lambda: legible(article.text)
    sentences = yield "sentences", lambda: split(article)
    yield "dates", lambda: [time_.days(_DAY, -1) for time_ in find(article.text)]
    whole, inner = as_read(article), legible(article.text).read_sentences(sentences)
    named = yield "mentions", lambda: PlaceRecogniser(spelled).mentions(whole, inner)
    moved = yield "places", lambda: PlaceResolver(spelled).resolve(whole, inner, named)
    made = yield "lines", lambda: lines(whole, inner, moved)
    yield "people", lambda: coreferences(made)
    resolutions = geoparser.resolutions(article, sentences)

    def judge(document: Document, found: Sequence[VisitCandidate]) -> list[VisitCandidate]:
        start = time.process_time()
        candidates_of(document)
        times["visits"] = time.process_time() - start
        start = time.process_time()
        judgement = judged(document, found)
        times["judge"] = time.process_time() - start
        return judgement

    readers = [_Timed(reader, times) for reader in READERS]
    yield "journeys", lambda: read(article, sentences, resolutions, readers, judge=judge)
    pieces = [
        Article(f"{start}", article.text[start : start + _PIECE], published=_DAY)
        for start in range(0, len(article.text), _PIECE)
    ]
    builder = Builder(geoparser)
    found = [builder.find(piece) for piece in pieces]
    yield "merging", lambda: builder.together(found)
    atlas = yield "atlas", lambda: build([article], geoparser)
    assert not atlas.problems, atlas.problems
    shown = Shown(atlas, Filters(traveller=EVERYONE))
    view = yield "view", shown.whole
    names = ("outline", "folded", "article")
    yield "page parts", lambda: [answer_json(parts.part(shown, name, 0)) for name in names]
    yield "html", lambda: html.page(view, None)
    for name, form in FORMATS.items():

        def written(form: Any = form) -> None:
            list(form.file_of_journeys([form.merged(atlas)]))
            list(form.file_of_places([form.places(article, sentences, resolutions)]))

        yield name, written


def memories() -> list[Callable[[], object]]:
    """What forgets, each for one part of Dateline, what is remembered of texts: of all that is kept
    in bounds. What is kept without bounds are tables, which are the same for all texts."""
    kept = gc.get_objects()
    caches = (one for one in kept if isinstance(one, _CACHE))
    bounded = [one for one in caches if one.cache_parameters()["maxsize"] is not None]
    words = [one for one in kept if isinstance(one, Remembered)]
    return [*(one.cache_clear for one in bounded), *(one.clear for one in words)]


class Meter:
    """Measures how long the stages of articles take, read by one geoparser."""

    def __init__(self, geoparser: Geoparser) -> None:
        self._geoparser = geoparser
        self._memories: Sequence[Callable[[], object]] = ()
        self.measured(Article("first", "Ann Lee flew to Oslo.", published=_DAY))
        self._memories = memories()
        gc.collect()
        gc.freeze()  # the gazetteer stays: it is not looked through again before each stage
        gc.disable()  # how often it looks through what a stage has made is no stage's doing

    def measured(self, article: Article) -> Times:
        """The seconds of each stage of an article."""
        times: Times = {}
        steps = stages(article, self._geoparser, times)
        name, work = next(steps)
        while True:
            for forget in self._memories:
                forget()
            gc.collect()
            start = time.process_time()
            given = work()
            times[name] = time.process_time() - start
            try:
                name, work = steps.send(given)
            except StopIteration:
                return times

    def least(self, article: Article) -> Times:
        """The least seconds of each stage of an article in several readings, of one that takes long
        in one."""
        best = self.measured(article)
        for _ in range(TIMES - 1):
            if sum(best.values()) > AGAIN:
                break
            best = {n: min(t, best[n]) for n, t in self.measured(article).items()}
        return best


def exponent(times: Sequence[tuple[int, float]]) -> float:
    """The slope of the logarithm of the seconds over that of the length, by least squares."""
    if max(took for _, took in times) < TELLING:
        return 0.0
    told = [(math.log(length), math.log(took)) for length, took in times if took >= LEAST]
    return linear_regression(*zip(*told, strict=True)).slope if len(told) > 1 else 0.0


def grown(text: Text, lengths: Sequence[int], meter: Meter) -> dict[str, list[tuple[int, float]]]:
    """The lengths and seconds of each stage on ever longer texts."""
    times: dict[str, list[tuple[int, float]]] = {}
    for length in lengths:
        article = Article("text", text(length), published=_DAY)
        now = meter.least(article)
        for name, took in now.items():
            times.setdefault(name, []).append((length, took))
        if sum(now.values()) > PATIENCE:
            break
    return times


def told(name: str, lengths: Sequence[int], meter: Meter, *, every: bool) -> Iterator[str]:
    """The lines of a text: its stages that grow too fast, or the one that grows fastest."""
    times = grown(TEXTS[name], lengths, meter)
    exponents = {stage: exponent(found) for stage, found in times.items()}
    for stage, e in sorted(exponents.items(), key=lambda item: -item[1]):
        length, took = times[stage][-1]
        mark = "  too fast" if e > MOST else "" if length == lengths[-1] else "  left out longer"
        yield f"{name!r:32.32} {stage:10} {e:5.2f}  {took:7.2f} s at {length:>9,}{mark}"
        if not every and e <= MOST:
            break


def main() -> None:
    """Prints the lines of each text."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--text", action="append", choices=tuple(TEXTS), metavar="WORDS")
    parser.add_argument("--lengths", nargs="+", type=int, default=LENGTHS, metavar="CHARACTERS")
    parser.add_argument("--all", action="store_true", help="a line for each stage")
    asked = parser.parse_args()
    meter, bad = Meter(Geoparser(open_gazetteer())), 0
    for name in asked.text or TEXTS:
        for line in told(name, asked.lengths, meter, every=asked.all):
            bad += line.endswith("too fast")
            print(line, flush=True)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
