"""Finding words in the texts of an archive: SQLite's full-text search, beside the tables.

The index holds the words and where they stand, not the texts. The number of a row is the article's,
and articles are numbered by day, so that the newest found come first without sorting.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from dashboard.errors import ArchiveError, ArchiveGoneError

_TABLE = """CREATE VIRTUAL TABLE words USING fts5(
    title, text, content='', columnsize=0, tokenize="unicode61 remove_diacritics 2")"""
_QUOTED = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"\w")
_LONGEST = 200  # characters of what is searched for that are read


def write(path: Path, articles: Iterable[tuple[int, str | None, str]]) -> None:
    """Write the index of articles, each with its number, title and text."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        try:
            connection.execute(_TABLE)
        except sqlite3.OperationalError as error:
            message = f"this Python's SQLite has no full-text search ({error}); take another"
            raise ArchiveError(message) from None
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", articles)
        connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        connection.execute("COMMIT")


def asked(words: str) -> str:
    """What a person typed, as SQLite's search has it: all of the words in any order, those between
    quotation marks as they stand, and none after a hyphen. "" where there is nothing to look for.
    """
    wanted, unwanted = [], []
    for match in _QUOTED.finditer(words[:_LONGEST].replace("\0", " ")):
        text = match[1] if match[1] is not None else match[2].replace('"', "")
        if not _WORD.search(text):
            continue
        if match[2] and text.startswith("-"):
            unwanted.append(_quoted(text[1:]))
        else:
            wanted.append(_quoted(text))
    found = " ".join(wanted)
    return f"({found}) NOT ({' OR '.join(unwanted)})" if found and unwanted else found


def _quoted(text: str) -> str:
    return f'"{text}"'


class Words:
    """An index to search in. May be shared by threads, which each open it. Each question raises
    ArchiveGoneError where its file is gone."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"

    def count(self, words: str) -> int:
        """In how many articles the words are; in none where there are no words."""
        if not asked(words):
            return 0
        ((count,),) = self._rows("SELECT count(*) FROM words WHERE words MATCH ?", (asked(words),))
        return int(count)

    def newest(self, words: str, most: int) -> list[int]:
        """The numbers of the articles in which the words are, the newest first."""
        if not asked(words):
            return []
        statement = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
        return [number for (number,) in self._rows(statement, (asked(words), most))]

    def _rows(self, statement: str, values: tuple[object, ...]) -> list[tuple[int]]:
        try:
            with closing(sqlite3.connect(self._address, uri=True)) as connection:
                return connection.execute(statement, values).fetchall()
        except sqlite3.OperationalError:
            if self._path.exists():
                raise
            raise ArchiveGoneError from None
