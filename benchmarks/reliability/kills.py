"""Processes that are killed at random moments lose nothing that they have said is done.

    python -m benchmarks.reliability.kills [--kills NUMBER] [--seed NUMBER]

Kills 100 processes unless told otherwise, each a fresh one, by turns while it saves changes and
articles in a project, imports a layer of places, and builds the index of places; the moment is
drawn from the time that the work takes. Prints what was there afterwards, and ends with status 1
where something that had been confirmed was lost, a half was taken for a whole, or the next process
did not go on from there.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from dashboard.articles.article import Article
from dashboard.files import beside
from dashboard.places.gazetteer.imported import ImportedLayer
from dashboard.places.gazetteer.layers import COLUMNS
from dashboard.project.events import ArticlesAdded, Renamed
from dashboard.project.project import Project

SAVING = """
import sys
from pathlib import Path
from dashboard.articles.article import Article
from dashboard.project.events import Renamed
from dashboard.project.project import Project
project = Project(Path(sys.argv[1]))
number = int(sys.argv[2])
print("begun", flush=True)
while True:
    project.append("one", Renamed("Ann", str(number)))
    project.add("one", [Article(f"a{number}", f"{number} " * 20_000)])
    print(number, flush=True)
    number += 1
"""
IMPORTING = """
import sys
from pathlib import Path
from dashboard.places.gazetteer.importing import import_layer
print("begun", flush=True)
facts = import_layer(Path(sys.argv[1]), "own", Path(sys.argv[2]), lambda *_: None, print)
print(facts.places, flush=True)
"""
BUILDING = """
import sys
from pathlib import Path
from dashboard.places.gazetteer.lookup import open_gazetteer
print("begun", flush=True)
gazetteer = open_gazetteer(Path(sys.argv[1]), Path(sys.argv[2]))
print(len(gazetteer.candidates("Zzyzx")), flush=True)
"""
ROWS = 20_000  # of the layer that is imported
_PATIENCE = 600


class Death(NamedTuple):
    """What a process had said when it ended, after it began; whether it was killed, and how many
    seconds it had worked."""

    said: list[str]
    killed: bool
    seconds: float


def killed(code: str, *arguments: object, after: float) -> Death:
    """Run a piece of Python in a process of its own and kill it so many seconds after it began,
    unless it is done by then."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n", "the process did not begin"
    start = time.monotonic()
    with suppress(subprocess.TimeoutExpired):
        process.wait(after)
    process.kill()
    rest = process.communicate(timeout=_PATIENCE)[0]
    seconds = time.monotonic() - start
    said = [line for line in rest.split("\n")[:-1] if line]  # a line cut off was not said
    return Death(said, process.returncode != 0, seconds)


class Saving:
    """A project into which articles and changes are saved."""

    def __init__(self, folder: Path, draw: random.Random) -> None:
        self._path, self._draw, self._next = folder / "p.dateline", draw, 1

    def kill(self) -> bool:
        """Kill one process; return whether it was at work. Raise AssertionError where something is
        lost."""
        begun = self._next
        death = killed(SAVING, self._path, begun, after=self._draw.uniform(0, 2))
        confirmed = int(death.said[-1]) if death.said else begun - 1
        project = Project(self._path)
        try:
            made = [event.entry for event in project.events()]
            renamed = [int(entry.new) for entry in made if isinstance(entry, Renamed)]
            added = [id_ for entry in made if isinstance(entry, ArticlesAdded) for id_ in entry.ids]
            texts = {article.id: article.text for article in project.articles()}
        finally:
            project.close()
        last = len(renamed)
        assert renamed == list(range(1, last + 1)), "changes are missing"
        assert confirmed <= len(added) <= last <= confirmed + 1, "what was confirmed is lost"
        assert added == list(texts) == [f"a{number}" for number in range(1, len(added) + 1)]
        assert all(texts[f"a{n}"] == f"{n} " * 20_000 for n in range(1, len(added) + 1))
        if last > len(added):  # the change was written, its article not: the next process goes on
            project = Project(self._path)
            project.add("next", [Article(f"a{last}", f"{last} " * 20_000)])
            project.close()
        self._next = last + 1
        return death.killed


class Importing:
    """A layer of places that is imported in place of an older one."""

    def __init__(self, folder: Path, draw: random.Random, rows: int = ROWS) -> None:
        self._folder, self._draw = folder / "layers", draw
        self._old, self._new = folder / "old.csv", folder / "new.csv"
        written(self._old, 10)
        written(self._new, rows)
        self._rows = rows
        killed(IMPORTING, self._old, self._folder, after=_PATIENCE)
        done = killed(IMPORTING, self._new, self._folder, after=_PATIENCE)
        self._seconds = done.seconds
        assert done.said == [str(rows)], "the import does not work"
        self._there = rows

    def kill(self) -> bool:
        """Kill an import; return whether it was at work. Raise AssertionError where neither the old
        layer nor the new one is there whole."""
        source, rows = (self._new, self._rows) if self._there == 10 else (self._old, 10)
        if rows == 10:  # is over too soon to be hit: it only makes way for the next
            killed(IMPORTING, source, self._folder, after=_PATIENCE)
            source, rows = self._new, self._rows
            self._there = 10
        after = self._draw.uniform(0, self._seconds)
        death = killed(IMPORTING, source, self._folder, after=after)
        (path,) = [path for path in self._folder.iterdir() if path.suffix == ".sqlite"]
        layer = ImportedLayer(path)
        assert layer.facts.places in (self._there, rows), "a half was taken for a whole"
        if death.said:
            assert layer.facts.places == rows, "the import that was confirmed is lost"
        last = f"zzyzx {layer.facts.places - 1}"
        assert layer.named(last), "the layer says more than it holds"
        self._there = layer.facts.places
        return death.killed


class Building:
    """An index of places that is built beside an older one."""

    def __init__(self, folder: Path, draw: random.Random) -> None:
        self._cache, self._draw, self._csv = folder / "cache", draw, folder / "gazetteer.csv"
        self._round = 0
        self._edit()
        self._old = self._csv.read_bytes()
        done = killed(BUILDING, self._csv, self._cache, after=_PATIENCE)
        assert done.said == ["1"], "the index does not work"
        self._seconds = done.seconds

    def _edit(self) -> None:
        """Change the file of a person's own places, so that an index is to be built."""
        self._round += 1
        own = beside("gazetteer.csv").read_text("utf-8")
        row = f"zz,Zzyzx,,1,2,P,PPL,FR,,{self._round},\n"
        self._csv.write_text(own + row, "utf-8")

    def kill(self) -> bool:
        """Kill a build; return whether it was at work. Raise AssertionError where the older index
        is gone, or what is left is taken for an index."""
        whole = set(self._cache.glob("*.sqlite"))
        self._edit()
        after = self._draw.uniform(0, self._seconds)
        death = killed(BUILDING, self._csv, self._cache, after=after)
        made = set(self._cache.glob("*.sqlite")) - whole
        assert whole <= set(self._cache.glob("*.sqlite")) or len(whole) >= 6, "an index is gone"
        assert made or death.killed, "the index was built and is not there"
        for path in made:
            checksum = f"{zlib.crc32(path.read_bytes()):08x}"
            assert path.stem.endswith(checksum), "half an index has a name"
        return death.killed

    def goes_on(self) -> None:
        """Check that what the killed have left is cleared away by the next."""
        done = killed(BUILDING, self._csv, self._cache, after=_PATIENCE)
        assert done.said == ["1"], "no index can be built any more"
        assert not list(self._cache.glob("*.part*")), "what the killed have left stays"


def run(kills: int, from_seed: int, show: Callable[[str], object]) -> int:
    """Kill so many processes of each kind by turns; return how many faults there were."""
    draw, wrong = random.Random(from_seed), 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        building = Building(folder, draw)
        works = {
            "saving a project": Saving(folder, draw),
            "importing a layer": Importing(folder, draw),
            "building the index": building,
        }
        at_work = dict.fromkeys(works, 0)
        tried = dict.fromkeys(works, 0)
        for number in range(kills):
            name = list(works)[number % len(works)]
            tried[name] += 1
            try:
                at_work[name] += works[name].kill()
            except AssertionError as error:
                wrong += 1
                show(f"{name}, kill {number}: {error}")
        building.goes_on()
    for name, number in tried.items():
        show(f"{name:20} {number:4} processes, {at_work[name]} killed at work")
    show(f"{wrong} faults")
    return wrong


def written(path: Path, rows: int) -> None:
    """Write a layer with so many places."""
    lines = (f"z{n},Zzyzx {n},,{n % 90},{n % 180},P,PPL,FR,,{n}," for n in range(rows))
    path.write_text("\n".join((",".join(COLUMNS), *lines)) + "\n", "utf-8")


def main() -> None:
    """Print a line a kind of work."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=100, metavar="NUMBER")
    parser.add_argument("--seed", type=int, default=os.getpid(), metavar="NUMBER")
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    sys.exit(1 if run(asked.kills, asked.seed, lambda line: print(line, flush=True)) else 0)


if __name__ == "__main__":
    main()
