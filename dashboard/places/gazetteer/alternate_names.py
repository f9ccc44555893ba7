"""GeoNames' file of alternate names, kept on disk while the dump is imported that it belongs to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from dashboard.errors import InputError
from dashboard.places.gazetteer.bulk import opened
from dashboard.places.gazetteer.dump import other_name
from dashboard.places.gazetteer.files import interruptible
from dashboard.places.gazetteer.layers import Row, left_out
from dashboard.places.gazetteer.tables import Progress
from dashboard.places.gazetteer.writing import CHUNK

_AT_ONCE = 900  # SQLite takes 999 values a statement everywhere


class AlternateNames:
    """Other names of places, by their number at GeoNames, in a file beside the layer's."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, report: Callable[[InputError], None]
    ):
        self._connection = connection
        self._path = path
        self._report = report
        (main,) = (
            file for _, name, file in connection.execute("PRAGMA database_list") if name == "main"
        )
        connection.execute("ATTACH ? AS names", (f"{main}-names",))
        connection.executescript(
            """PRAGMA names.journal_mode = OFF; PRAGMA names.synchronous = OFF;
            CREATE TABLE names.other (place INTEGER NOT NULL, name TEXT NOT NULL);"""
        )

    def read(self, progress: Progress) -> None:
        """Read the file of names."""
        count = 0
        with opened(self._path) as file:
            entries = self._entries(file.lines())
            self._connection.execute("BEGIN")
            while chunk := list(islice(entries, CHUNK)):
                self._connection.executemany("INSERT INTO names.other VALUES (?, ?)", chunk)
                count += len(chunk)
                progress(0.9 * file.fraction, f"{count:,} other names read")
            self._connection.execute("COMMIT")
        progress(0.9, "Sorting the other names")
        with interruptible(self._connection):
            self._connection.execute("CREATE INDEX names.by_place ON other (place, name)")

    def added(self, numbers: Sequence[int | None], rows: Sequence[Row]) -> list[Row]:
        """Places with their other names."""
        found: dict[int | None, list[str]] = {}
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            query = f"SELECT place, name FROM names.other WHERE place IN ({marks})"
            for number, name in self._connection.execute(query, some):
                found.setdefault(number, []).append(name)
        return [
            row._replace(alternates=(*row.alternates, *found[number])) if number in found else row
            for number, row in zip(numbers, rows, strict=True)
        ]

    def _entries(self, lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        for number, line in lines:
            if not line:
                continue
            try:
                if found := other_name(line):
                    yield found
            except ValueError as error:
                self._report(left_out(str(error), self._path, number))
