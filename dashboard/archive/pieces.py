"""Cutting the input into pieces, each of which one worker reads.

A piece is known by its content, and ends where the content says so: articles that are put in at the
front of a file leave the pieces behind them as they were, and what was read of these stays.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from dashboard.archive.corrected import Corrected
from dashboard.archive.stamp import stamp
from dashboard.articles.article import Article
from dashboard.articles.formats.json_files import MOST_BYTES
from dashboard.articles.formats.registry import FORMATS
from dashboard.articles.formats.registry import MOST_BYTES as MOST_OF_ONE
from dashboard.articles.metadata import Row, rows
from dashboard.articles.readers import files_at, found_in
from dashboard.articles.streams import Found, Stream, articles_of
from dashboard.errors import InputError

SIZE = 200
"""How many articles a piece has, about: some two seconds of work."""

_LINES = {".jsonl", ".ndjson"}
_LONGEST = 4  # times the size: where the content does not say so, a piece ends there
_BEGINNING = 8192


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of an articles file, which the worker reads from there itself: `length` bytes from
    `offset` on, before which stand so many `lines` and `articles`."""

    path: str
    offset: int
    length: int
    lines: int
    articles: int

    def found(self) -> Iterator[Found]:
        """The articles, and what is wrong with them."""
        with Path(self.path).open("rb") as file:
            file.seek(self.offset)
            data = io.BytesIO(file.read(self.length))
        file_path = Path(self.path)
        stream = Stream(file_path.name, data, self.path, None, self.lines, self.articles)
        yield from articles_of(stream, rows(file_path.parent)[0])


@dataclass(frozen=True, slots=True)
class Files:
    """Files of one article each, which the worker reads itself."""

    paths: tuple[str, ...]

    def found(self) -> Iterator[Found]:
        """The articles, with what an `articles.csv` says of them, and what is wrong with them."""
        table = cache(lambda folder: rows(folder)[0])
        for path in map(Path, self.paths):
            yield from found_in(path, table(path.parent))


@dataclass(frozen=True, slots=True)
class Items:
    """Articles of a file that can only be read from its beginning on, such as a packed one."""

    items: tuple[Found, ...]

    def found(self) -> Iterator[Found]:
        """The articles, and what is wrong with them."""
        yield from self.items


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the input: the `key` that its content and `stamp` make, the file or folder it is
    of (`source`), how many `bytes` of the input it is, and what is to be read."""

    key: str
    source: str
    bytes: int
    content: Span | Files | Items | Corrected


@dataclass(frozen=True, slots=True)
class End:
    """All pieces of a source have been told."""

    source: str


def size_of(inputs: Iterable[str]) -> int:
    """How many bytes the inputs are, in all, as they lie on the disk."""
    total = 0
    for file in (file for given in inputs for file in files_at(Path(given))[0]):
        try:
            total += file.stat().st_size
        except OSError:  # it is said where it is read
            continue
    return total


def pieces(inputs: Iterable[str], size: int = SIZE) -> Iterator[Piece | End]:
    """The pieces of files and folders, cut as they are asked for, and the end of each source. What
    is wrong with a file or folder as a whole is a piece as well."""
    for given in map(Path, inputs):
        folder = str(given.absolute())
        files, problems = files_at(given.absolute())
        yield from _of_items(folder, (Found(one, folder) for one in problems), size)
        single: list[Path] = []
        for file in files:
            if file.suffix.lower() in FORMATS:
                single.append(file)
            else:
                source = str(file.absolute())
                yield from _of_many(file, source, size)
                if source != folder:
                    yield End(source)
        yield from _of_single(single, folder, size)
        yield End(folder)


@dataclass(slots=True)
class _Cutter:
    """Says where a piece ends, and how it is called. Items are told by their digests; `row` is what
    the `articles.csv` beside a file says of it."""

    size: int
    row: Row | None = None
    count: int = 0
    _all: bytearray = field(default_factory=bytearray)

    def ends(self, content: bytes, name: bytes | None = None) -> bool:
        """Take an item, by the digest of its content, and of its name where that decides."""
        self._all += content
        self.count += 1
        least, at = self.size // 4, int.from_bytes((name or content)[:4], "little")
        cut = self.count >= least and at % max(1, self.size - least) == 0
        return cut or self.count >= _LONGEST * self.size

    def key(self) -> str:
        """The key of the piece; the next one begins."""
        told = self._all + _said(self.row)
        key = blake2b(told, digest_size=16, key=stamp().encode()).hexdigest()
        self.count, self._all = 0, bytearray()
        return key


def _of_many(file: Path, source: str, size: int) -> Iterator[Piece]:
    try:
        if file.suffix.lower() in _LINES and _is_plain(file):
            yield from _spans(file, source, size)
        else:
            yield from _read_here(file, source, size)
    except OSError as error:
        why = f"this file cannot be opened ({error.strerror}); allow reading it"
        yield from _of_items(source, [Found(InputError(why, source), source)], size)


def _is_plain(file: Path) -> bool:
    """Whether a file's lines can be read from any line on, as those in UTF-8 without a mark."""
    with file.open("rb") as opened:
        beginning = opened.read(_BEGINNING)
    marked = beginning.startswith(codecs.BOM_UTF8)
    return bool(beginning.strip()) and b"\0" not in beginning and not marked


def _spans(file: Path, source: str, size: int) -> Iterator[Piece]:
    """An articles file in pieces of whole lines, of which one is read at a time."""
    cutter = _Cutter(size, _row_of(file))
    offset = length = lines = articles = lines_here = 0
    path = str(file)

    def piece() -> Piece:
        span = Span(path, offset, length, lines, articles)
        return Piece(cutter.key(), source, length, span)

    with file.open("rb") as opened:
        for line_length, digest in _lines(opened):
            length += line_length
            lines_here += 1
            if digest is not None and cutter.ends(digest):
                here = cutter.count
                yield piece()
                offset, length = offset + length, 0
                lines, lines_here, articles = lines + lines_here, 0, articles + here
    if cutter.count:
        yield piece()


def _lines(file: io.BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a file by length and digest, None for a blank one; one that is too long for an
    article is never in memory as a whole."""
    while line := file.readline(MOST_BYTES):
        length, digest = len(line), blake2b(line, digest_size=8)
        is_blank = not line.strip()
        while not line.endswith(b"\n") and (line := file.readline(MOST_BYTES)):
            length += len(line)
            digest.update(line)
            is_blank = is_blank and not line.strip()
        yield length, None if is_blank else digest.digest()


def _read_here(file: Path, source: str, size: int) -> Iterator[Piece]:
    """The articles of a packed file or a table, which has no lines to begin at, read here."""
    table, _ = rows(file.parent)
    with file.open("rb", buffering=65_536) as opened:
        found = articles_of(Stream(file.name, opened, str(file)), table)
        yield from _of_items(source, found, size, opened)


def _row_of(file: Path) -> Row | None:
    """What the `articles.csv` beside a file says of it."""
    table, _ = rows(file.parent)
    return table.get(file.name) or table.get(file.stem)


def _said(row: Row | None) -> bytes:
    return repr(row and sorted(row.stated.items())).encode("utf-8", "replace")


def _of_items(
    source: str, found: Iterable[Found], size: int, file: BinaryIO | None = None
) -> Iterator[Piece]:
    cutter, items, before = _Cutter(size), list[Found](), 0

    def piece() -> Piece:
        nonlocal before
        here = before if file is None or file.closed else max(before, file.tell())
        made = Piece(cutter.key(), source, here - before, Items(tuple(items)))
        items.clear()
        before = here
        return made

    for one in found:
        items.append(one)
        if cutter.ends(_digest(one)):
            yield piece()
    if items:
        yield piece()


def _digest(found: Found) -> bytes:
    item = found.item
    told = repr(item) if isinstance(item, Article) else f"{found.path} {item}"
    return blake2b(told.encode("utf-8", "replace"), digest_size=8).digest()


def _of_single(files: Iterable[Path], source: str, size: int) -> Iterator[Piece]:
    """Files of one article each, some together; what is wrong with an `articles.csv` beside them
    is a piece of its own."""
    cutter, paths, length = _Cutter(size), list[str](), 0
    tables: dict[Path, Mapping[str, Row]] = {}

    def piece() -> Piece:
        nonlocal length
        made = Piece(cutter.key(), source, length, Files(tuple(paths)))
        paths.clear()
        length = 0
        return made

    for file in files:
        if file.parent not in tables:
            tables[file.parent], problems = rows(file.parent)
            yield from _of_items(source, (Found(p, str(file)) for p in problems), size)
        try:
            with file.open("rb") as opened:
                data = opened.read(MOST_OF_ONE + 1)
        except OSError:  # it is said by who reads it
            data = b""
        row = tables[file.parent].get(file.name) or tables[file.parent].get(file.stem)
        length += len(data)
        paths.append(str(file))
        name = blake2b(file.name.encode("utf-8", "replace"), digest_size=8)
        content = name.copy()
        content.update(data + _said(row))
        if cutter.ends(content.digest(), name.digest()):
            yield piece()
    if paths:
        yield piece()
