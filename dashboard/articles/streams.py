"""The articles in an open file of any format, also a packed one.

Nothing that goes wrong in a file ends more than itself: it becomes an `InputError`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import BinaryIO

from dashboard.articles.article import Article
from dashboard.articles.days import stated_day
from dashboard.articles.encodings import whole_characters
from dashboard.articles.formats import packed
from dashboard.articles.formats.registry import (
    ENDINGS,
    FORMATS,
    MANY,
    NAMED_BY_DAY,
    PACKED,
    documents,
)
from dashboard.articles.guard import fault
from dashboard.articles.metadata import FILE_NAME, Row, fields, has_texts, rows_of
from dashboard.errors import InputError
from dashboard.files import PROJECT_ENDING

MOST_CHARACTERS = 5_000_000
"""Of the text of one article: the whole of a large book has fewer."""

MOST_PROBLEMS = 100
"""Of one file, that are told one by one."""

_DAY_OF_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?:[-_ .]|$)")
_DEEPEST = 3  # packed files in packed files
_BEGINNING = 65_536
_LONGEST_SAID = 255  # characters of what a library says


@dataclass(frozen=True, slots=True)
class Found:
    """An article or a problem, and where it was found."""

    item: Article | InputError
    path: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Stream:
    """An open file: its name, by which it is read, where it is from, and what charset a server says
    it is in. Where it is a piece of an articles file, `lines` and `articles` say how many stand
    before it."""

    name: str
    file: BinaryIO
    path: str
    charset: str | None = None
    lines: int = 0
    articles: int = 0

    @property
    def ending(self) -> str:
        """The ending of the name, in small letters."""
        return PurePath(self.name).suffix.lower()


def articles_of(
    stream: Stream, table: Mapping[str, Row], depth: int = 0, budget: packed.Budget | None = None
) -> Iterator[Found]:
    """The articles of an open file, also a packed one, and what is wrong with it; nothing that goes
    wrong in it ends more than itself. A file that is packed in others, `depth` of them, has the
    `budget` of the outermost."""
    path = stream.path
    try:
        if stream.ending in PACKED:
            budget = budget or packed.Budget(stream.file, path)
            yield from _unpacked(stream, table, depth, budget)
        elif stream.ending in FORMATS or stream.ending in MANY:
            yield from _with_few_problems(_read(stream, table), path)
        elif problem := unknown_ending(stream.name, path):
            yield Found(problem, path)
    except MemoryError:
        raise
    except InputError as error:
        yield Found(error, path)
    except packed.FAULTS as error:
        said = " ".join(str(error).split())[:_LONGEST_SAID] or type(error).__name__
        message = f"this file is damaged ({said}), and what follows was left out; get it anew"
        yield Found(InputError(message, path), path)
    except Exception as error:
        yield Found(InputError(f"this file cannot be read: {fault(error)}", path), path)


def unknown_ending(name: str, path: str) -> InputError | None:
    """What is wrong with a file whose ending is none of those that are read; None for the rest."""
    if PurePath(name).suffix.lower() in ENDINGS:
        return None
    message = f"this ending is none of {', '.join(ENDINGS)}; save the article as one of them"
    if PurePath(name).suffix.lower() == PROJECT_ENDING:
        message = "this is a project; open it under Project…, or give it after --project"
    return InputError(message, path)


def _with_few_problems(found: Iterable[Found], path: str) -> Iterator[Found]:
    """What was found in a file; of many problems the first, and how many follow."""
    told = more = 0
    lost = False
    for one in found:
        if isinstance(one.item, InputError):
            told += 1
            if told > MOST_PROBLEMS:
                more, lost = more + 1, lost or not one.item.kept
                continue
        yield one
    if more:
        message = f"there are {more:,} more such problems in this file; mend the first"
        yield Found(InputError(message, path, kept=not lost), path)


def _buffered(file: BinaryIO) -> io.BufferedReader:
    """The same file, of which a beginning can be looked at."""
    if isinstance(file, io.BufferedReader):
        return file
    return io.BufferedReader(file, _BEGINNING)  # type: ignore[arg-type]  # each can be read into


def _unpacked(
    stream: Stream, table: Mapping[str, Row], depth: int, budget: packed.Budget
) -> Iterator[Found]:
    """The articles of what is in a packed file."""
    if depth >= _DEEPEST:
        message = f"this is packed more than {_DEEPEST} times; unpack it"
        yield Found(InputError(message, stream.path), stream.path)
    elif stream.ending == ".zip":
        yield from _unzipped(stream, depth, budget)
    else:
        name, file = (
            packed.gunzipped(stream.name, stream.file, budget)
            if stream.ending == ".gz"
            else packed.unzstandard(stream.name, stream.file, stream.path, budget)
        )
        inner = Stream(name, file, stream.path, stream.charset)
        row = _row(stream.name, table)
        yield from articles_of(inner, {**table, name: row} if row else table, depth + 1, budget)


def _unzipped(stream: Stream, depth: int, budget: packed.Budget) -> Iterator[Found]:
    """The articles of the files in a zip archive, with what an `articles.csv` in it states."""
    table: dict[str, Row] = {}
    file = packed.seekable(stream.file, stream.path)
    for names, data in packed.tables(file, budget):
        listed, problems = rows_of(data, f"{stream.path}/{FILE_NAME}", names)
        table |= listed
        yield from (Found(problem, stream.path) for problem in problems)
    for member in packed.unzipped(file, stream.path, budget):
        if isinstance(member, InputError):
            yield Found(member, stream.path)
            continue
        name, inside = PurePath(member.name).name, _buffered(member.file)
        path = f"{stream.path}/{member.name}"
        try:
            if name == FILE_NAME and not has_texts(inside.peek(_BEGINNING)):
                continue
        except packed.FAULTS as error:
            message = f"this file is damaged ({type(error).__name__}); get the archive anew"
            yield Found(InputError(message, path), path)
            continue
        inner = Stream(name, inside, path)
        yield from articles_of(inner, table, depth + 1, budget)


def _day_of_name(stem: str) -> date | None:
    """The day in the name of a post, "2023-01-02-envoy"."""
    found = _DAY_OF_NAME.match(stem)
    return stated_day(found[1]) if found else None


def _row(name: str, table: Mapping[str, Row]) -> Row | None:
    """The row of a file, which is listed by its name with or without the ending."""
    return table.get(name) or table.get(PurePath(name).stem)


def _read(stream: Stream, table: Mapping[str, Row]) -> Iterator[Found]:
    """The articles of an open file, each with what the file and then its row of `articles.csv`
    state; without an id of its own it has the file's name, and its number in a file of many."""
    path, stem = stream.path, PurePath(stream.name).stem
    row = _row(stream.name, table)
    is_one = stream.ending in FORMATS
    found = documents(stream.name, _buffered(stream.file), path, stream.charset)
    for number, document in enumerate(found, start=1 + stream.articles):
        line = None if document.line is None else document.line + stream.lines
        if isinstance(document, InputError):
            problem = document
            if stream.lines:
                problem = InputError(document.message, path, line, kept=document.kept)
            yield Found(problem, path, line)
            continue
        if len(document.text) > MOST_CHARACTERS:
            message = f"this text has more than {MOST_CHARACTERS:,} characters; split it"
            yield Found(InputError(message, path, line), path, line)
            continue
        own, problems = fields(document.stated, path, line)
        if own["published"] is None and stream.ending in NAMED_BY_DAY:
            own["published"] = _day_of_name(stem)
        if row is not None:
            listed, wrong = fields(row.stated, str(Path(path).with_name(FILE_NAME)), row.line)
            own = {
                "title": listed["title"] or own["title"],
                "source": listed["source"] or own["source"],
                "published": listed["published"] or own["published"],
                "url": listed["url"] or own["url"],
            }
            problems += wrong
        given = document.id or (stem if is_one else f"{stem}-{number}")
        identity = given.encode("utf-8", "replace").decode("utf-8")
        article = Article(identity, whole_characters(document.text), **own)
        yield Found(article, path, line)
        yield from (Found(problem, path, line) for problem in problems)
