"""The file of a project: SQLite, written in transactions, so that nothing that was done is lost.

`event` is only ever added to, and its greatest number is the version of the project. Texts are
kept as they were read; what is changed of an article is an event. Threads and processes may share
a file: each write takes the lock before it reads what it depends on.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dashboard.articles.article import Article
from dashboard.articles.encodings import whole_characters
from dashboard.errors import ProjectError
from dashboard.project.events import ArticlesAdded, Entry, Event, entry, kind, payload

FORMAT = 1
"""Grows when the tables or the kinds of events change; a file of a greater one is not opened."""

_APPLICATION = 0x44544C4E  # "DTLN", which tells a project from any other file of SQLite
_BUSY_SECONDS = 10.0
_BETWEEN_SECONDS = 0.02
_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE article (id TEXT PRIMARY KEY, position INTEGER NOT NULL, text TEXT NOT NULL, "
    "title TEXT, source TEXT, published TEXT, url TEXT)",
    "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE event (seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, "
    "session TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL)",
)
_IS_ARTICLE = "SELECT 1 FROM article WHERE id = ?"


class Project:
    """An open project. Threads may share it: each has a connection of its own, for those that share
    one get each other's rows."""

    def __init__(self, path: Path):
        """Open the project at `path`; where no file is, one is begun with the first change. Raises
        `ProjectError` where the file is none, is damaged, or was written by a newer version; it is
        left as it is."""
        self.path = path
        self._local = threading.local()
        self._is_begun = False
        self._look()

    def version(self) -> int:
        """Give the number of the last event, 0 where there is none."""
        rows = self._rows("SELECT coalesce(max(seq), 0) FROM event")
        return int(rows[0][0]) if rows else 0

    def is_changed_by_others(self, session: str, since: int) -> bool:
        """Tell whether another session has changed it after the event of that number."""
        question = "SELECT 1 FROM event WHERE seq > ? AND session <> ? LIMIT 1"
        return bool(self._rows(question, (since, session)))

    def events(self) -> tuple[Event, ...]:
        """Give the events in order."""
        rows = self._rows("SELECT seq, at, session, kind, payload FROM event ORDER BY seq")
        try:
            return tuple(
                Event(seq, at, session, entry(kind_, json.loads(held)))
                for seq, at, session, kind_, held in rows
            )
        except (ValueError, ProjectError) as error:
            raise ProjectError(_damaged(self.path, error)) from error

    def articles(self) -> tuple[Article, ...]:
        """Give the articles as they were put in, in order, those removed since too."""
        rows = self._rows(
            "SELECT id, text, title, source, published, url FROM article ORDER BY position, id"
        )
        try:
            return tuple(
                Article(id_, text, title, source, published and date.fromisoformat(published), url)
                for id_, text, title, source, published, url in rows
            )
        except ValueError as error:
            raise ProjectError(_damaged(self.path, error)) from error

    def append(self, session: str, made: Entry, articles: Iterable[Article] = ()) -> int:
        """Write an entry, and articles that are not in the file yet; return its number, once it is
        on the disk. `articles` with ids that are in it already stay as they are there."""
        with self._writing() as cursor:
            _insert(cursor, [a for a in articles if not _has(cursor, a.id)])
            return _append(cursor, session, made)

    def append_all(self, session: str, made: Sequence[Entry], articles: Iterable[Article]) -> int:
        """Write several entries at once, as `append` does one; return the last number."""
        with self._writing() as cursor:
            _insert(cursor, [a for a in articles if not _has(cursor, a.id)])
            return [_append(cursor, session, one) for one in made][-1] if made else 0

    def add(
        self, session: str, new: Sequence[Article], given: Iterable[Article] = ()
    ) -> tuple[str, ...]:
        """Write `new` articles and an event that they were added, and `given` ones that the project
        began with; return the ids of the new. One whose id another tab has just taken gets
        another."""
        with self._writing() as cursor:
            _insert(cursor, [a for a in given if not _has(cursor, a.id)])
            ids = []
            for article in new:
                id_, number = article.id, 2
                while _has(cursor, id_):
                    id_, number = f"{article.id}-{number}", number + 1
                _insert(cursor, [replace(article, id=id_)])
                ids.append(id_)
            _append(cursor, session, ArticlesAdded(tuple(ids)))
            return tuple(ids)

    def settings(self) -> Mapping[str, str]:
        """Give the settings by name."""
        return dict(self._rows("SELECT key, value FROM setting"))

    def set(self, name: str, value: str) -> None:
        """Write a setting."""
        with self._writing() as cursor:
            cursor.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    def save_copy(self, path: Path) -> None:
        """Write the project as it is now to another file, which must not be there yet."""
        if path.exists():
            raise ProjectError(f"{path}: a file is there already; give the copy another name")
        if not self._look():
            self._begin()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            target = sqlite3.connect(path)
            try:
                self._mine().backup(target)
            finally:
                target.close()
        except (sqlite3.Error, OSError) as error:
            message = f"{path}: the copy cannot be written ({error}); give it another name"
            raise ProjectError(message) from error

    def close(self) -> None:
        """Close this thread's connection."""
        if mine := getattr(self._local, "connection", None):
            mine.close()
            del self._local.connection

    def _look(self) -> bool:
        """Whether the project is begun, by this process or another."""
        if self._is_begun:
            return True
        try:
            if self.path.exists() and self.path.stat().st_size and not self._is_unborn():
                self._check()
                self._is_begun = True
        # SQLite may quote what is damaged in its message, which Python then cannot decode.
        except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
            raise ProjectError(_cannot_be_opened(self.path, error)) from error
        return self._is_begun

    def _is_unborn(self) -> bool:
        """Whether the file holds nothing, as where a process ended while it began the project."""
        connection = self._mine()
        if _pragma(connection, "application_id") or _pragma(connection, "user_version"):
            return False
        return not connection.execute("SELECT 1 FROM sqlite_master").fetchall()

    def _begin(self) -> None:
        """Make the tables, unless another process just has."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = self._mine()
            _keep_a_log(connection)
            with self._locked() as cursor:
                if not _pragma(connection, "user_version"):
                    for table in _TABLES:
                        cursor.execute(table)
                    cursor.execute("INSERT INTO meta VALUES ('begun', ?)", (_now(),))
                    cursor.execute(f"PRAGMA application_id={_APPLICATION}")
                    cursor.execute(f"PRAGMA user_version={FORMAT}")
        except (sqlite3.Error, OSError) as error:
            message = f"{self.path}: no project can be kept here ({error}); nothing was changed"
            raise ProjectError(message) from error
        self._look()

    def _check(self) -> None:
        """Raise `ProjectError` unless this is a sound project of this version, or an older one."""
        connection = self._mine()
        if _pragma(connection, "application_id") != _APPLICATION:
            raise ProjectError(f"{self.path}: this is no project of Dateline; choose another file")
        if _pragma(connection, "user_version") > FORMAT:
            raise ProjectError(
                f"{self.path}: this project was made by a newer version of Dateline; open it with "
                "that one"
            )
        ((sound,),) = connection.execute("PRAGMA quick_check(1)").fetchall()
        if sound != "ok":
            raise ProjectError(_damaged(self.path, sound))

    def _mine(self) -> sqlite3.Connection:
        """The thread's own connection, which begins transactions only where it is told to."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(self.path, timeout=_BUSY_SECONDS, isolation_level=None)
            found.execute("PRAGMA synchronous=FULL")
            self._local.connection = found
        return found

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        if not self._look():
            return []
        try:
            return self._mine().execute(query, values).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise ProjectError(_cannot_be_opened(self.path, error)) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Cursor]:
        """A transaction, in a project that is begun for it where it is not yet."""
        if not self._look():
            self._begin()
        try:
            with self._locked() as cursor:
                yield cursor
        except sqlite3.Error as error:
            message = f"{self.path}: this project cannot be written ({error}); nothing was changed"
            raise ProjectError(message) from error

    @contextmanager
    def _locked(self) -> Iterator[sqlite3.Cursor]:
        """A transaction that has the lock from its beginning: one that read first and wrote then
        would fail at once where another writes."""
        cursor = self._mine().cursor()
        cursor.execute("BEGIN IMMEDIATE")
        try:
            yield cursor
            cursor.execute("COMMIT")
        except BaseException:
            if cursor.connection.in_transaction:
                cursor.execute("ROLLBACK")
            raise


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Have writers and readers not wait for each other. Where another connection is about to write,
    SQLite refuses this at once, whatever time it was given to wait, so it is asked again."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
        time.sleep(_BETWEEN_SECONDS)


def _has(cursor: sqlite3.Cursor, id_: str) -> bool:
    return cursor.execute(_IS_ARTICLE, (id_,)).fetchone() is not None


def _insert(cursor: sqlite3.Cursor, articles: Sequence[Article]) -> None:
    ((last,),) = cursor.execute("SELECT coalesce(max(position), 0) FROM article").fetchall()
    cursor.executemany(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                article.id,
                last + number,
                whole_characters(article.text),
                article.title,
                article.source,
                article.published and article.published.isoformat(),
                article.url,
            )
            for number, article in enumerate(articles, start=1)
        ],
    )


def _append(cursor: sqlite3.Cursor, session: str, made: Entry) -> int:
    held = json.dumps(payload(made), ensure_ascii=True)
    cursor.execute(
        "INSERT INTO event (at, session, kind, payload) VALUES (?, ?, ?, ?)",
        (_now(), session, kind(made), held),
    )
    return cursor.lastrowid or 0


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _damaged(path: Path, why: object) -> str:
    told = " ".join(str(why).split())  # SQLite tells of a damage in several lines
    return f"{path}: this project is damaged ({told}); it is left as it is, open a copy of it"


def _cannot_be_opened(path: Path, error: Exception) -> str:
    return (
        f"{path}: this cannot be opened as a project ({error}); it is left as it is, choose "
        "another file"
    )
