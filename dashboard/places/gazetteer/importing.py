"""Imports a layer: a dump of GeoNames, or places of a person's own in the form of gazetteer.csv.

The layer is written beside its name and takes it when it is whole. Memory does not grow with it:
rows are read, folded and written some thousand at a time, and SQLite sorts them on disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from dashboard.errors import GazetteerError, InputError
from dashboard.places.gazetteer.alternate_names import AlternateNames
from dashboard.places.gazetteer.bulk import BulkFile, opened
from dashboard.places.gazetteer.divisions import Divisions, read_areas
from dashboard.places.gazetteer.dump import NAME_COLUMNS, PLACE_COLUMNS, PlaceLines
from dashboard.places.gazetteer.features import ENDINGS, features
from dashboard.places.gazetteer.files import FAST, interruptible, locked
from dashboard.places.gazetteer.imported import ABOUT, FORMAT, LayerFacts, checked_name, layer_path
from dashboard.places.gazetteer.layers import (
    COLUMNS,
    Row,
    columns,
    lacking,
    left_out,
    parse_csv,
    row_of,
    used_twice,
)
from dashboard.places.gazetteer.tables import PLACE_INDICES, Progress
from dashboard.places.gazetteer.writing import CHUNK, PlaceWriter

CLASSES = "AHLPT"
"""The feature classes of a dump that are imported by default: areas, waters, regions, towns and
heights; not spots, which are mostly schools, farms and hotels."""

Report = Callable[[InputError], None]
_PEEKED = 50
_FIRST = 3  # lines among which that with the names of columns is
_CACHE_KB = 32_000  # of SQLite, also what it sorts at once in memory
Entry = tuple[int, int | None, Row]
"""The line of a place, its number at GeoNames, and the place."""


def import_layer(
    path: Path,
    name: str,
    folder: Path,
    progress: Progress,
    report: Report,
    names_path: Path | None = None,
    classes: Collection[str] = CLASSES,
) -> LayerFacts:
    """Import the layer `name` from a file, in place of one that has this name, and return what it
    is. `report` is told of every bad row, which is left out. `names_path` is GeoNames' file of
    alternate names, for a dump. Raise InputError where a file is no such file, GazetteerError where
    the layer cannot be written; then, and when it is interrupted, an older layer of that name
    stands."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as done:
            done.enter_context(_alone(folder))
            final = layer_path(folder, checked_name(name))
            part = final.with_suffix(".part")
            done.callback(_remove, folder)
            with closing(sqlite3.connect(part, isolation_level=None)) as connection:
                connection.executescript(f"{FAST} PRAGMA cache_size = -{_CACHE_KB}; {ABOUT}")
                work = _Import(connection, path, progress, report)
                facts = work.run(final.stem, names_path, classes)
            part.replace(final)
            return facts
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise GazetteerError(f"{folder}: the layer cannot be written there ({why})") from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other imports out, and clear what one that was killed has left."""
    with ExitStack() as lock:
        try:
            lock.enter_context(locked(folder, 0))
        except OSError as error:
            message = f"{folder}: another import is under way there; wait until it is done"
            raise GazetteerError(message) from error
        _remove(folder)
        yield


def _remove(folder: Path) -> None:
    for left_over in folder.glob("*.part*"):
        with suppress(OSError):
            left_over.unlink()


class _Import:
    """One import into the empty file `connection`."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, progress: Progress, report: Report
    ):
        self._connection = connection
        self._path = path
        self._progress = progress
        self._report = report
        self._names: AlternateNames | None = None

    def run(self, name: str, names_path: Path | None, classes: Collection[str]) -> LayerFacts:
        """Import all; return what the layer is."""
        if self._path.suffix.lower() in ENDINGS:
            self._write(self._feature_entries(Divisions(read_areas())), lambda: 0.5)
            return self._facts(name, own=True)
        with opened(self._path) as file:
            lines, is_dump = _recognised(file)
            start = 0.0
            if names_path:
                if not is_dump:
                    message = "alternate names go with a dump of GeoNames, and this is none"
                    raise InputError(message, self._path)
                start = 0.3
                self._names = AlternateNames(self._connection, names_path, self._report)
                self._names.read(lambda part, words: self._progress(part * start, words))
            divisions = Divisions(read_areas())
            if is_dump:
                entries = self._dump_entries(lines, PlaceLines(classes, divisions))
            else:
                entries = self._csv_entries(lines, divisions)
            self._write(entries, lambda: start + (0.8 - start) * file.fraction)
        return self._facts(name, own=not is_dump)

    def _facts(self, name: str, *, own: bool) -> LayerFacts:
        """Index what is written, and return what the layer is."""
        places = self._index()
        if not places:
            raise InputError("has no place that can be used, so no layer was made", self._path)
        imported = datetime.now().astimezone().isoformat(timespec="microseconds")
        facts = LayerFacts(name, places, str(self._path.resolve()), imported, own=own)
        row = (facts.name, facts.own, facts.source, facts.imported, facts.places)
        self._connection.execute("INSERT INTO about VALUES (?, ?, ?, ?, ?)", row)
        self._connection.execute(f"PRAGMA user_version = {FORMAT}")
        self._progress(1.0, "The layer is ready")
        return facts

    def _dump_entries(
        self, lines: Iterable[tuple[int, str]], reader: PlaceLines
    ) -> Iterator[Entry]:
        for number, line in lines:
            if not line:
                continue
            try:
                if found := reader.place(line):
                    yield number, *found
            except ValueError as error:
                self._report(left_out(str(error), self._path, number))

    def _feature_entries(self, divisions: Divisions) -> Iterator[Entry]:
        for number, found in features(self._path):
            try:
                if isinstance(found, str):
                    raise ValueError(found)
                yield number, None, divisions.placed(row_of(found, ""))
            except ValueError as error:
                problem = f"place {number} {error}; it is left out"
                self._report(InputError(problem, self._path))

    def _csv_entries(
        self, lines: Iterable[tuple[int, str]], divisions: Divisions
    ) -> Iterator[Entry]:
        for number, found in parse_csv(lines, self._path):
            if isinstance(found, InputError):
                self._report(found)
            else:
                yield number, None, divisions.placed(found)

    def _write(self, entries: Iterator[Entry], done: Callable[[], float]) -> None:
        """Write places and names, each place with the number of its line as its key."""
        writer = PlaceWriter(self._connection)
        self._connection.execute("BEGIN")
        while chunk := list(islice(entries, CHUNK)):
            rows = [row for _, _, row in chunk]
            if self._names:
                rows = self._names.added([number for _, number, _ in chunk], rows)
            writer.write([line for line, _, _ in chunk], rows)
            self._progress(done(), f"{writer.places:,} places read")
        writer.write_filter()
        self._connection.execute("COMMIT")

    def _index(self) -> int:
        """Sort the places, take those out that repeat an id, and return how many there are."""
        with interruptible(self._connection):
            for step, statement in enumerate(filter(str.strip, PLACE_INDICES.split(";"))):
                self._progress(0.8 + 0.06 * step, "Sorting places by their ids and names")
                self._connection.execute(statement)
        self._connection.execute("CREATE TEMP TABLE repeated (key INTEGER PRIMARY KEY)")
        ids = self._connection.execute("SELECT id FROM place GROUP BY id HAVING count(*) > 1")
        for (id_,) in ids.fetchall():
            keys = self._connection.execute(
                "SELECT key FROM place WHERE id = ? ORDER BY key", (id_,)
            )
            for (key,) in keys.fetchall()[1:]:
                self._report(used_twice(id_, self._path, key))
                self._connection.execute("INSERT INTO repeated VALUES (?)", (key,))
        for table in ("place", "other_name"):
            self._connection.execute(f"DELETE FROM {table} WHERE key IN (SELECT key FROM repeated)")
        (places,) = self._connection.execute("SELECT count(*) FROM place").fetchone()
        return int(places)


def _recognised(file: BulkFile) -> tuple[Iterator[tuple[int, str]], bool]:
    """The lines of a file, and whether it is a dump of GeoNames and not a CSV file of a person's
    own; raise InputError where it is neither."""
    lines = file.lines()
    first = list(islice(lines, _PEEKED))
    if any(line.count("\t") == PLACE_COLUMNS - 1 for _, line in first):
        return chain(first, lines), True
    if any(not lacking(columns(line)) for _, line in first[:_FIRST]):
        return chain(first, lines), False
    message = (
        f"is neither a dump of GeoNames ({PLACE_COLUMNS} columns parted by tabs) nor a CSV file "
        f"whose first line is {','.join(COLUMNS)}, or has at least name, latitude, longitude"
    )
    if any(line.count("\t") == NAME_COLUMNS - 1 for _, line in first):
        message = "has alternate names only; import the dump they belong to, with --names THIS FILE"
    raise InputError(message, file.path)
