"""What is known about an article beside its text: its fields checked, and `articles.csv`."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from typing import TypedDict

from dashboard.articles.days import stated_day
from dashboard.articles.encodings import decode, unix_lines, whole_characters
from dashboard.articles.formats.tables import delimiter_of
from dashboard.articles.names import has_text, named
from dashboard.errors import InputError

FILE_NAME = "articles.csv"
_BEGINNING = 65_536
_HEADER = "file,title,source,published,url"
MOST_BYTES = 50_000_000
"""Of an `articles.csv`."""
MOST_CHARACTERS = 2_000
"""Of a title, source or address."""
# Pages and services give titles as HTML now and then, even where they should not.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_TOLD = 100  # bad rows, one by one


class Fields(TypedDict):
    """The optional fields of an `Article`."""

    title: str | None
    source: str | None
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `articles.csv`: what it states, by field of an article, and its line."""

    stated: Mapping[str, object]
    line: int


def fields(
    stated: Mapping[str, object], path: str, line: int | None = None
) -> tuple[Fields, tuple[InputError, ...]]:
    """The optional fields of an article from what was stated for it, and what is wrong with them:
    a field that cannot be used is left out and the article kept. Unknown names are ignored."""
    problems: list[InputError] = []
    texts: dict[str, str] = {}
    for name in Fields.__annotations__:
        value = stated.get(name)
        if isinstance(value, str):
            text = value if name == "url" else _ENTITY.sub(lambda m: unescape(m.group()), value)
            texts[name] = whole_characters(text).strip()
        elif isinstance(value, date):
            texts[name] = value.isoformat()
        elif isinstance(value, int | float) and name == "published":
            # Seconds, or days as spreadsheets count them.
            texts[name] = str(math.floor(value) if math.isfinite(value) else value)
        elif value is not None:
            message = f"“{name}” is no text and was left out; write it between quotation marks"
            problems.append(InputError(message, path, line, kept=True))
    for name in [name for name, text in texts.items() if len(text) > MOST_CHARACTERS]:
        del texts[name]
        message = f"“{name}” has more than {MOST_CHARACTERS:,} characters and was left out; cut it"
        problems.append(InputError(message, path, line, kept=True))
    published = stated_day(texts.get("published", ""))
    if texts.get("published") and published is None:
        message = (
            f"“{texts['published'][:40]}” is no date and was left out; write the day of "
            "publication as 2024-12-31"
        )
        problems.append(InputError(message, path, line, kept=True))
    title, source, url = (texts.get(name) or None for name in ("title", "source", "url"))
    return {"title": title, "source": source, "published": published, "url": url}, tuple(problems)


def rows(folder: Path) -> tuple[dict[str, Row], tuple[InputError, ...]]:
    """The rows of the `articles.csv` in `folder` by file name, none where there is no such file,
    and what is wrong with it. A row that cannot be used is left out; no article is lost by it."""
    path = folder / FILE_NAME
    if not is_table(path):
        return {}, ()
    try:
        names = {name for file in folder.iterdir() for name in (file.name, file.stem)}
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            message = f"this table is larger than {MOST_BYTES // 1_000_000} MB and was left out"
            return {}, (InputError(f"{message}; split it", path, kept=True),)
        return rows_of(data, str(path), names)
    except OSError as error:
        message = f"this file cannot be opened ({error.strerror}); allow reading it"
        return {}, (InputError(message, path, kept=True),)


def is_table(path: Path) -> bool:
    """Whether a file is an `articles.csv` about the files beside it, and not one of articles."""
    if path.name != FILE_NAME or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return not has_texts(file.read(_BEGINNING))
    except OSError:
        return True


def has_texts(beginning: bytes) -> bool:
    """Whether the first line of a CSV file names a column of texts."""
    line = beginning.decode("utf-8-sig", "replace").replace("\r", "\n").partition("\n")[0]
    header = (cell.strip(" \"'") for cell in re.split(r"[,;\t|]", line))
    return has_text(dict.fromkeys(header, "x"), summary=False)


def rows_of(
    data: bytes, path: str, names: Collection[str]
) -> tuple[dict[str, Row], tuple[InputError, ...]]:
    """The rows of an `articles.csv` by file name, and what is wrong with it; `names` are those of
    the files beside it, with their endings and without."""
    found: dict[str, Row] = {}
    problems: list[InputError] = []
    more = 0
    try:
        for name, row, values, columns in _rows(unix_lines(decode(data, path)), path):
            wrong = _wrong(name, values, columns, names, found)
            if not wrong:
                found[name] = row
            elif len(problems) < _TOLD:
                problems.append(InputError(wrong, path, row.line, kept=True))
            else:
                more += 1
    except InputError as error:
        problems.append(InputError(error.message, path, error.line, kept=True))
    if more:
        message = f"there are {more:,} more such rows; mend the first"
        problems.append(InputError(message, path, kept=True))
    return found, tuple(problems)


def _rows(text: str, path: str) -> Iterator[tuple[str, Row, int, int]]:
    """The rows of an `articles.csv`: the file's name, the row, how many values it has, and how many
    it should have. Raises `InputError` where no further row can be told."""
    delimiter = delimiter_of(text.partition("\n")[0])
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [name.strip().lower() for name in next(table, [])]
        key = next((name for name in ("file", "id") if name in header), None)
        if key is None:
            message = f"the first line names no column “file”; begin with {_HEADER}"
            raise InputError(message, path, 1)
        for values in filter(None, table):
            stated = dict(zip(header, values, strict=False))
            row = Row(named(stated), table.line_num)
            yield stated.get(key, "").strip(), row, len(values), len(header)
    except csv.Error as error:
        message = f"this is no CSV ({error}), and what follows was left out; check its quotes"
        raise InputError(message, path, table.line_num) from None


def _wrong(
    name: str, values: int, columns: int, names: Collection[str], found: Collection[str]
) -> str:
    """Why a row cannot be used, and what to do; "" where it can."""
    if values != columns:
        return (
            f"the row has {values} value{'' if values == 1 else 's'} for {columns} columns and was "
            "left out; give each column one, that with the delimiter in it between quotation marks"
        )
    if name not in names:
        return (
            f"there is no file “{name}” in this folder, so the row was left out; correct its name"
        )
    if name in found:
        return f"“{name}” has a row already, so this one was left out; keep one of them"
    return ""
