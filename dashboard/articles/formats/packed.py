"""Packed files: gzip and Zstandard of any format, and zip archives of any."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, NamedTuple, cast

from dashboard.articles.formats import bounds
from dashboard.articles.formats.tables import missing
from dashboard.articles.metadata import FILE_NAME, has_texts
from dashboard.errors import InputError
from dashboard.files import ARCHIVE_FAULTS, has_parts_of_a_page


class _DamagedError(ValueError):
    """What zipfile calls a ValueError where the numbers in an archive cannot be."""


# What reading from a damaged packed file raises.
FAULTS: tuple[type[Exception], ...] = (*ARCHIVE_FAULTS, struct.error, _DamagedError)
try:
    import zstandard
except ImportError:  # It is of the optional group.
    zstandard = None  # type: ignore[assignment]
else:
    FAULTS = (*FAULTS, zstandard.ZstdError)

_MOST_MEMBERS = 100_000
_MOST_BYTES = 500_000_000  # of an archive within a packed file
_MOST_TABLE = 50_000_000
_BEGINNING = 65_536
_BLOCK = 1024  # of Zstandard: each may unpack to 32,000 times its size, all at once
_BESIDE = ("__MACOSX", ".")


class Member(NamedTuple):
    """A file in a packed one: its name and what it holds."""

    name: str
    file: BinaryIO


class Budget:
    """How many bytes may still come out of a packed file and of those packed in it."""

    def __init__(self, packed: BinaryIO, path: str):
        """That of a file that is packed in none; errors name its `path`."""
        here = packed.tell()
        size = packed.seek(0, io.SEEK_END) - here
        packed.seek(here)
        self._left = bounds.most_unpacked(size)
        self._path = path

    @property
    def is_spent(self) -> bool:
        """Whether more has come out than may."""
        return self._left < 0

    def spend(self, count: int) -> None:
        """Takes bytes off. Raises `InputError` where these are more than there are left."""
        self._left -= count
        if self.is_spent:
            raise InputError(bounds.too_much(), self._path)


class _Counted(io.RawIOBase):
    """What comes out of a packed file, which can be read forwards alone: to go back means to
    unpack it again."""

    def __init__(self, file: BinaryIO, budget: Budget):
        self._file, self._budget = file, budget

    def readable(self) -> bool:
        """Always: that is all it is for."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` with what comes next and return how many bytes that is, 0 at the end."""
        piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        self._budget.spend(len(piece))
        return len(piece)


def _counted(file: object, budget: Budget) -> io.BufferedReader:
    return io.BufferedReader(_Counted(cast(BinaryIO, file), budget), _BEGINNING)


def gunzipped(name: str, file: BinaryIO, budget: Budget) -> Member:
    """What is in a file packed by gzip; its name without the ending."""
    return Member(_inner(name), _counted(gzip.GzipFile(fileobj=file, mode="rb"), budget))


def unzstandard(name: str, file: BinaryIO, path: str, budget: Budget) -> Member:
    """What is in a file packed by Zstandard; its name without the ending."""
    if zstandard is None:
        raise missing("Zstandard", path)
    return Member(_inner(name), _counted(io.BufferedReader(_Unpacking(file)), budget))


class _Unpacking(io.RawIOBase):
    """What is packed in a file by Zstandard. Unlike the package's own reader, it raises `EOFError`
    where the file ends too early."""

    def __init__(self, file: BinaryIO):
        self._file = file
        self._frame = zstandard.ZstdDecompressor().decompressobj()
        self._unpacked = b""

    def readable(self) -> bool:
        """Always: that is all it is for."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` with what comes next and return how many bytes that is, 0 at the end."""
        while not self._unpacked:
            packed = self._frame.unused_data if self._frame.eof else b""
            packed = packed or self._file.read(_BLOCK)
            if not packed:
                if not self._frame.eof:
                    raise EOFError("it ends too early")
                return 0
            if self._frame.eof:
                self._frame = zstandard.ZstdDecompressor().decompressobj()
            self._unpacked = self._frame.decompress(packed)
        piece, self._unpacked = self._unpacked[: len(buffer)], self._unpacked[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def _archive(file: BinaryIO) -> zipfile.ZipFile:
    """An open zip archive. Raises one of `FAULTS` where it is damaged."""
    try:
        return zipfile.ZipFile(file)
    except ValueError as error:
        raise _DamagedError(str(error)) from None


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """A file of an archive, open. Raises one of `FAULTS` where it is damaged."""
    try:
        return archive.open(member)
    except ValueError as error:
        raise _DamagedError(str(error)) from None


def unzipped(file: BinaryIO, path: str, budget: Budget) -> Iterator[Member | InputError]:
    """The files in a zip archive in the order of their names, without hidden ones, as long as
    there is something left of the budget."""
    with _archive(file) as archive:
        members = sorted(
            (member for member in archive.infolist() if not member.is_dir()),
            key=lambda member: member.filename,
        )
        if len(members) > _MOST_MEMBERS:
            message = f"this archive has more than {_MOST_MEMBERS:,} files; unpack it"
            yield InputError(message, path)
            return
        names = frozenset(member.filename for member in members)
        for member in members:
            if budget.is_spent:
                return
            parts = PurePosixPath(member.filename).parts
            if any(part.startswith(_BESIDE) and part not in ("..",) for part in parts):
                continue
            if any(
                has_parts_of_a_page(str(folder), names)
                for folder in PurePosixPath(member.filename).parents
            ):
                continue
            if member.flag_bits & 1:
                message = "this file is locked with a password; unpack the archive"
                yield InputError(message, f"{path}/{member.filename}")
                continue
            try:
                inside = _member(archive, member)
            except FAULTS as error:
                message = f"this file is damaged ({type(error).__name__}); get the archive anew"
                yield InputError(message, f"{path}/{member.filename}")
                continue
            with inside:
                yield Member(member.filename, _counted(inside, budget))


def tables(file: BinaryIO, budget: Budget) -> Iterator[tuple[frozenset[str], bytes]]:
    """What each `articles.csv` in a zip archive says of the files beside it, with their names."""
    with _archive(file) as archive:
        found: dict[PurePosixPath, zipfile.ZipInfo] = {}
        beside: dict[PurePosixPath, set[str]] = {}
        for member in archive.infolist():
            path = PurePosixPath(member.filename)
            beside.setdefault(path.parent, set()).update((path.name, path.stem))
            if path.name == FILE_NAME and not member.flag_bits & 1:
                found[path] = member
        for path, member in found.items():
            try:
                with _member(archive, member) as inside:
                    data = _counted(inside, budget).read(_MOST_TABLE)
            except FAULTS:  # It is said where the archive's files are read.
                continue
            if not has_texts(data[:_BEGINNING]):
                yield frozenset(beside[path.parent]), data


def seekable(file: BinaryIO, path: str) -> BinaryIO:
    """The same file, or, where it can be read but forwards, all of it in memory. Raises
    `InputError` where it is too large for that."""
    if file.seekable():
        return file
    data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        message = f"this packed file is larger than {_MOST_BYTES // 1_000_000} MB; unpack it"
        raise InputError(message, path)
    return io.BytesIO(data)


def _inner(name: str) -> str:
    """The name of what is packed: "a.jsonl" for "a.jsonl.gz"."""
    return name.rpartition(".")[0]
