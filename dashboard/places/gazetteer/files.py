"""What the files of places need, the index and imported layers: one process at a time makes them,
as fast as it goes, and all threads read them."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

FAST = """PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA cache_size = -100000;"""
"""For a file that is thrown away when it is not whole: nothing need be safe meanwhile."""


_STEPS = 1_000_000  # of SQLite's machine
_MAPPED = 1 << 30  # bytes of a file that are read as memory, where the system can
_LET_GO = 50  # questions after which that memory is given back: it would grow to the whole file


Values = Sequence[str | int] | Mapping[str, str | int]
"""The values of a query's placeholders, in order (`?`) or by name (`:name`)."""


class ReadOnlyFile:
    """An open file that is finished: SQLite need not look for changes to it.

    Threads may share it, one asking at a time. Without the lock, threads that run one statement
    get each other's rows on Python 3.12 and 3.13, whatever `sqlite3.threadsafety` says. It is one
    connection for all, for a thread that opened its own later would find the file replaced or gone.
    """

    def __init__(self, path: Path):
        self._lock = Lock()
        self._connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._asked = 0
        self._map()

    def rows(self, query: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows that a query gives; raise sqlite3.Error where the file is damaged."""
        with self._lock:
            self._asked += 1
            if self._asked % _LET_GO == 0:
                self._map()
            return self._connection.execute(query, values).fetchall()

    def _map(self) -> None:
        """Reads the file as memory from now on, none of which is taken yet."""
        for size in (0, _MAPPED):
            self._connection.execute(f"PRAGMA mmap_size = {size}").fetchall()

    def close(self) -> None:
        """Close the file, which some systems ask for before it can be removed."""
        with self._lock:
            self._connection.close()


@contextmanager
def locked(folder: Path, seconds: float) -> Iterator[None]:
    """Let one process at a time make files in a folder; raise OSError where another still does
    after so many seconds. The lock is SQLite's own, which every system has and which a crash sets
    free."""
    try:
        lock = sqlite3.connect(folder / "building.lock", timeout=seconds, isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        raise OSError(f"no lock: {error}") from error
    try:
        yield
    finally:
        lock.close()


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collector of cyclic garbage: places are millions of small objects without a cycle,
    and it would walk them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def interruptible(connection: sqlite3.Connection) -> Iterator[None]:
    """Let Ctrl-C stop a statement that runs for long: between two calls of the handler Python does
    not look at the keyboard."""
    connection.set_progress_handler(lambda: 0, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise KeyboardInterrupt from None
        raise
    finally:
        connection.set_progress_handler(None, 0)
