"""Structured inputs through every reader: none ends in an error that is not for people.

    python -m benchmarks.reliability.inputs [--inputs NUMBER] [--seed NUMBER] [--door NAME…]

Makes inputs with hypothesis, 100,000 unless told otherwise, of the parts that each door expects, in
any order, cut off and damaged; prints for each door how many there were and the longest time that
one took. An input that raises anything but a sentence for people, gives an offset that is off or a
span that ends before it begins, or takes over a second of the processor, is printed at its
smallest, and the exit status is 1. No input is larger than 10 kB.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from benchmarks.reliability import grammars
from dashboard.articles.article import Article, Sentence
from dashboard.articles.formats.document import Document
from dashboard.articles.formats.registry import FORMATS, MANY, read_all
from dashboard.articles.readers import read_bytes
from dashboard.articles.sentences import split
from dashboard.atlas import Atlas, build
from dashboard.errors import DatelineError, InputError
from dashboard.journeys.dates.expressions import find
from dashboard.places.gazetteer.layers import Row, parse_csv
from dashboard.places.gazetteer.lookup import open_gazetteer
from dashboard.places.geoparser import Geoparser
from dashboard.places.place import Resolution
from dashboard.project.anchors import anchor
from dashboard.project.anchors import find as found_again
from dashboard.project.events import Renamed
from dashboard.project.project import Project
from dashboard.project.sharing import imported
from dashboard.project.state import state
from dashboard.view.state import State

MOST_SECONDS = 1.0
AT_ONCE = 5_000  # examples of one run of hypothesis, which remembers all that it has made
_DAY = date(2026, 3, 11)


class Door(NamedTuple):
    """Where input comes in: what it is made of, what is done with it, and how many of a hundred
    inputs go there."""

    name: str
    share: int
    inputs: SearchStrategy[Any]
    check: Callable[[Any], object]


class Tally:
    """How many inputs went through a door, and the longest that one took, in seconds of the
    processor."""

    def __init__(self, door: Door) -> None:
        self.door, self.count, self.longest = door, 0, 0.0

    def take(self, given_: Any) -> None:
        """Put one input through the door; raise what is wrong with it."""
        start = time.process_time()
        self.door.check(given_)
        took = time.process_time() - start
        if took > MOST_SECONDS:  # the collector or the machine may have been: once more
            start = time.process_time()
            self.door.check(given_)
            took = time.process_time() - start
        assert took <= MOST_SECONDS, f"took {took:.1f} s"
        self.count, self.longest = self.count + 1, max(self.longest, took)


def sentence_for_people(problem: object) -> None:
    """Check that a problem is told in one line."""
    assert isinstance(problem, DatelineError), repr(problem)
    said = str(problem)
    assert said and "\n" not in said and "Traceback" not in said, said


def check_file(given_: tuple[str, bytes]) -> None:
    """Read a file's bytes by its ending."""
    ending, data = given_
    assert len(data) <= 10_000, "the input is too large for what is measured"
    try:
        if ending in FORMATS or ending in MANY:
            for found in read_all(ending, data, f"a{ending}", None):
                if isinstance(found, Document):
                    assert isinstance(found.text, str)
                else:
                    sentence_for_people(found)
        else:
            reading = read_bytes(f"a.txt{ending}", data)
            for problem in reading.problems:
                sentence_for_people(problem)
    except InputError as error:
        sentence_for_people(error)


def check_dates(text: str) -> None:
    """Find the expressions of time and the days that they stand for."""
    last = 0
    for time_ in find(text):
        assert last <= time_.start < time_.end <= len(text)
        assert text[time_.start : time_.end] == time_.text
        last = time_.end
        for published in (_DAY, None, date.min, date.max):
            for tense in (-1, 1):
                days = time_.days(published, tense)
                assert days is None or days.first <= days.last, (time_.text, days)
                time_.trouble(days)


def check_rows(lines: str) -> None:
    """Read lines in the form of gazetteer.csv."""
    for _, row in parse_csv(enumerate(lines.split("\n"), start=1), Path("own.csv")):
        if isinstance(row, Row):
            assert -90 <= row.lat <= 90 and -180 <= row.lon <= 180
            assert row.id and row.name and row.population >= 0
        else:
            sentence_for_people(row)


def check_query(query: dict[str, list[str]]) -> None:
    """Read a URL's query; what is read is written and read back the same."""
    read = State.from_query(query)
    assert State.from_query(read.to_query()) == read or read.article is None
    said = list(read.problems({"a": split(Article("a", "One. Two."))}, ("Ann Lee", "Bo")))
    assert all("\n" not in line or "\n" in str(query) for line in said)
    read.opened({"a": split(Article("a", "One. Two."))})


def check_corrections(lines: str) -> None:
    """Read a file of corrections; what is read is applied to an atlas."""
    articles = [Article("a", "Ann Lee arrived in Paris on Friday."), Article("b", "Bo left.")]
    _, problems = imported(lines, "c.jsonl", articles, ())
    for problem in problems:
        sentence_for_people(problem)


def check_project(damage: list[tuple[float, int]]) -> None:
    """Open a project in which bytes are others, and read all of it."""
    data = bytearray(_project())
    for part, byte in damage:
        if byte < 0:
            del data[int(part * len(data)) :]
        elif data:
            data[int(part * (len(data) - 1))] = byte
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.dateline"
        path.write_bytes(data)
        try:
            project = Project(path)
            try:
                state(project)
            finally:
                project.close()
        except DatelineError as error:
            sentence_for_people(error)


@cache
def _project() -> bytes:
    """The file of a small project."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "p.dateline"
        project = Project(path)
        project.add("one", [Article("a", "Ann Lee arrived in Paris.", "T", "S", _DAY, "http://x/")])
        project.append("one", Renamed("Ann Lee", "Anne Lee"))
        project.set("name", "value")
        copy = Path(folder) / "copy"
        project.save_copy(copy)
        project.close()
        return copy.read_bytes()


def check_anchors(given_: tuple[str, int, int, str]) -> None:
    """Anchor words of a text and find them again, there and in another text."""
    text, a, b, other = given_
    start, end = sorted((a % (len(text) + 1), b % (len(text) + 1)))
    if start == end:
        return
    made = anchor(text, start, end)
    assert found_again(made, text) == (start, end)
    there = found_again(made, other)
    assert there is None or 0 <= there[0] < there[1] <= len(other)


@cache
def _geoparser() -> Geoparser:
    return Geoparser(open_gazetteer())


def check_text(given_: tuple[str, bool]) -> None:
    """Read a text from sentences to journeys."""
    text, dated = given_
    check_atlas(build([Article("a", text, published=_DAY if dated else None)], _geoparser()))


def check_atlas(atlas: Atlas) -> None:
    """Check that every offset and every reference of an atlas is right."""
    assert not atlas.problems, atlas.problems
    for article in atlas.articles:
        check_sentences(article.text, atlas.sentences[article.id])
        check_resolutions(article.text, atlas.resolutions[article.id])
    check_journeys(atlas)


def check_sentences(text: str, sentences: Sequence[Sentence]) -> None:
    """Check that a text's sentences follow each other."""
    last = 0
    for number, sentence in enumerate(sentences):
        assert sentence.index == number
        assert last <= sentence.start < sentence.end <= len(text)
        last = sentence.end


def check_resolutions(text: str, resolutions: Sequence[Resolution]) -> None:
    """Check that a text's mentions stand where they say, and its places on the globe."""
    for resolution in resolutions:
        mention = resolution.mention
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert 0 <= resolution.score <= 1
        if place := resolution.place:
            assert -90 <= place.lat <= 90 and -180 <= place.lon <= 180


def check_journeys(atlas: Atlas) -> None:
    """Check that each visit has its evidence, and days and figures that can be."""
    for journey in atlas.itineraries:
        for visit in (stop.visit for stop in journey.stops):
            assert visit.evidence, "a visit without a sentence"
            for ref in (*visit.evidence, *visit.date_evidence):
                assert 0 <= ref.index < len(atlas.sentences[ref.article_id])
            assert visit.days is None or visit.days.first <= visit.days.last
            assert 0 <= visit.chance <= 1
        for leg in journey.legs:
            assert leg.km >= 0 and 0 <= leg.bearing <= 360


DOORS = (
    Door("files", 40, grammars.files(), check_file),
    Door("dates", 22, grammars.dates(), check_dates),
    Door("gazetteer rows", 10, grammars.rows(), check_rows),
    Door("query", 10, grammars.query(), check_query),
    Door("corrections", 6, grammars.corrections(), check_corrections),
    Door("project file", 3, grammars.damage(), check_project),
    Door("anchors", 4, grammars.anchors(), check_anchors),
    Door("texts", 5, grammars.texts(), check_text),
)


def measured(door: Door, number: int, from_seed: int) -> Tally:
    """Put a number of inputs through a door, or a few more; raise what is wrong with one."""
    tally = Tally(door)
    for run in range(1000):
        if tally.count >= number:
            break

        @seed(from_seed + run)
        @settings(
            max_examples=min(AT_ONCE, number - tally.count),
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        @given(door.inputs)
        def take(given_: Any) -> None:
            tally.take(given_)

        take()
    return tally


def main() -> None:
    """Print a line a door."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--inputs", type=int, default=100_000, metavar="NUMBER")
    parser.add_argument("--seed", type=int, default=0, metavar="NUMBER")
    parser.add_argument("--door", action="append", choices=[door.name for door in DOORS])
    asked = parser.parse_args()
    sys.setrecursionlimit(1_000)  # as a program has it; hypothesis raises it
    total, wrong = 0, 0
    for door in DOORS:
        if asked.door and door.name not in asked.door:
            continue
        try:
            tally = measured(door, asked.inputs * door.share // 100, asked.seed)
        except Exception:
            wrong += 1
            print(f"{door.name:16} failed", flush=True)
            traceback.print_exc(file=sys.stdout)
            continue
        total += tally.count
        print(f"{door.name:16} {tally.count:7,} inputs, at most {tally.longest:.2f} s", flush=True)
    print(f"{total:,} inputs, {wrong} doors of {len(asked.door or DOORS)} with a fault")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
